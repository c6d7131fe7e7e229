"""Adding and changing a record."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.forms import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import CreateView, UpdateView

from careertrack.core import links
from careertrack.core.fields import DayField
from careertrack.core.forms import AlreadySaved
from careertrack.core.models import Record
from careertrack.core.views.drafting import Drafted
from careertrack.core.views.narrowing import OwnedMixin, safe_next


class RecordForm(Drafted, OwnedMixin):
    template_name = "core/record_form.html"
    object: Any
    get_form_class: Callable[[], Any]

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "owner": self.request.user}  # type: ignore[misc]

    def get_success_url(self) -> str:
        if self.request.POST.get("another"):
            carried = {name: value for name, value in self.request.GET.items() if name in self.get_form_class().base_fields}
            return reverse(self.model.route("add"), query=carried)
        return safe_next(self.request, self.object.get_absolute_url())

    def saved(self, undo: str = "") -> HttpResponse:
        messages.success(self.request, _("Saved %s.") % self.object.in_a_sentence(), extra_tags=undo)
        return HttpResponseRedirect(self.get_success_url())

    def refused(self, form: Any, taken: IntegrityError) -> HttpResponse:
        """Another request took the place between the check and the save: the check, asked again, says what is there."""
        form.full_clean()
        if form.is_valid():
            raise taken
        return self.form_invalid(form)  # type: ignore[attr-defined]


class RecordCreate(RecordForm, CreateView):
    original: Any = None

    def get_initial(self) -> dict[str, Any]:
        """`?experience=7` carries a link along from the page it was asked on; nonsense is nobody's record."""
        offered = self.get_form_class().base_fields
        carried = {name: value for name, value in self.request.GET.items() if name in offered and "\x00" not in value}
        return {**self.duplicated(), **carried}

    def duplicated(self) -> dict[str, Any]:
        """At the address of a record to duplicate: all that it says, but its days. Nothing is stored by that."""
        if "pk" not in self.kwargs:
            return {}
        # What is sent is saved even if the original went to the bin meanwhile.
        rows = self.model.everything.for_user(self.request.user) if self.request.method == "POST" else self.get_queryset()
        self.original = rows.filter(pk=self.kwargs["pk"]).first()
        if self.original is None:
            raise Http404
        values = model_to_dict(self.original, fields=self.get_form_class()._meta.fields)
        return {name: None if isinstance(self.model._meta.get_field(name), DayField) else value for name, value in values.items()}

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        context = super().get_context_data(**context)
        return {**context, "original": self.original}  # which the form asked for

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                self.object = form.save()
                links.connect_carried(self.request.GET.get("link", ""), self.object, self.request.user)
        except AlreadySaved as again:
            return self.saved_before(form, again.record)
        except IntegrityError as taken:
            return self.refused(form, taken)
        return self.saved(undo=self.undo_url(form))

    def undo_url(self, form: Any) -> str:
        return self.object.remove_url

    def saved_before(self, form: Any, record: Record) -> HttpResponse:
        """The same form twice is one record; the same form with other words is a question."""
        self.object = record
        if record.removed_at:
            problem = _("You saved this and removed it again. Save once more to add it anew.")
        elif form.says_the_same_as(record):
            return self.saved(undo=record.remove_url)
        else:
            problem = _("This form was saved already as “%s”. Save once more to add a second one.") % record
        form.renew_key()
        form.add_error(None, problem)
        self.object = None
        return self.form_invalid(form)


class RecordUpdate(RecordForm, UpdateView):
    def get_queryset(self) -> Any:
        rows = super().get_queryset()
        # Joined rows cannot be locked where a join may be empty, so only the record itself is.
        return rows.select_for_update(of=("self",)) if self.request.method == "POST" else rows

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            self.object = form.save()
        except IntegrityError as taken:
            return self.refused(form, taken)
        return self.saved()

    def form_invalid(self, form: Any) -> HttpResponse:
        """The page names the record as it is; the form's own instance holds what was refused."""
        self.object = self.get_object()
        return super().form_invalid(form)


class OnePage(RecordCreate):
    """Of a kind of which a person has one: the same page adds and changes it."""

    template_name = "core/one_page.html"
    there: Any = None

    def get_form_kwargs(self) -> dict[str, Any]:
        self.there = self.get_queryset().first()
        return {**super().get_form_kwargs(), "instance": self.there}

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        """The page names the record as it is; the form's own instance holds what was refused."""
        there = self.get_queryset().first() if self.request.method == "POST" else self.there
        return super().get_context_data(there=there, **context)

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().post(request, *args, **kwargs)

    def undo_url(self, form: Any) -> str:
        return "" if self.there else self.object.remove_url
