"""The pages every kind of record has. An area writes one of its own only to say something different."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.forms import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import CreateView, DetailView, TemplateView, UpdateView

from careertrack.core import bin, clock, display, links
from careertrack.core.areas import area_of, areas_for
from careertrack.core.fields import DayField
from careertrack.core.forms import AlreadySaved
from careertrack.core.models import Curated, OnePerPerson, Owned, Record


def safe_next(request: HttpRequest, fallback: str) -> str:
    """Where the form said to go next, if that is one of our own pages."""
    wanted = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if here and "\x00" not in wanted else fallback


class BinnedMixin:
    """What a person removed says so at its address, to them alone; to everybody else it never was."""

    model: Any = None

    def dispatch(self, request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        try:
            return super().dispatch(request, *args, **named)  # type: ignore[misc]
        except Http404:
            own = self.model.everything.for_user(request.user).filter(removed_at__isnull=False)
            if not named or not own.filter(**named).exists():
                raise
            return render(request, "core/in_the_bin.html", status=404)


class OwnedMixin(BinnedMixin):
    """Narrows every page to the owner's live records: anybody else's is not found."""

    request: HttpRequest

    def get_queryset(self) -> Any:
        return self.model.objects.for_user(self.request.user).with_names()

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        meta = self.model._meta
        words = {"kind": meta.verbose_name, "kinds": list_title(self.model), "area": area_of(meta.app_label)}
        return super().get_context_data(list_url=list_url(self.model), **words, **context)  # type: ignore[misc]


def list_url(model: type[Record]) -> str:
    """Where records of this kind are listed; kinds without a list of their own live on their area's page."""
    try:
        return reverse(model.route("list"))
    except NoReverseMatch:
        return reverse(f"{model._meta.app_label}:index")


def list_title(model: type[Record]) -> str:
    """What leads to the list of this kind calls it the same."""
    shelves = {route: str(title) for title, route in area_of(model._meta.app_label).shelves}
    return shelves.get(model.route("list"), capfirst(str(model._meta.verbose_name_plural)))


def facts_of(record: Record) -> list[tuple[str, str]]:
    """What there is to say of it: (label, value)."""
    names = [name for name in record.shown if not names_unpublished(record, name)]
    found = [(display.label(record, name), display.html(record, name)) for name in names]
    return [(label, value) for label, value in found if value]


def names_unpublished(record: Record, name: str) -> bool:
    """Between curated rows; a person's record goes on naming what was retired since."""
    value = getattr(record, name)
    return isinstance(record, Curated) and isinstance(value, Curated) and not value.has_page


class RecordDetail(OwnedMixin, DetailView):
    template_name = "core/record_detail.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().with_facts()

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        linked = links.linked_to(self.object, self.request.user)
        return super().get_context_data(facts=facts_of(self.object), linked=linked, **context)


class RecordForm(OwnedMixin):
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
        return super().get_context_data(there=self.there, **context)

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().post(request, *args, **kwargs)

    def undo_url(self, form: Any) -> str:
        return "" if self.there else self.object.remove_url


class RecordRemove(OwnedMixin, View):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        record = self.get_queryset().filter(pk=pk).first()
        if record is None:
            # Undo pressed twice, or in two windows: it is gone, which is what was asked for.
            return self.already_gone(pk)
        along = bin.remove(record)
        messages.success(request, bin.removed_words([record], along), extra_tags=reverse("restore", args=[record.form_key]))
        return redirect(self.onward(record))

    def already_gone(self, pk: int) -> HttpResponse:
        if not self.model.everything.for_user(self.request.user).filter(pk=pk).exists():
            raise Http404
        return redirect(list_url(self.model))

    def onward(self, record: Record) -> str:
        """Back to where Undo was pressed, unless that page went with the record."""
        fallback = list_url(self.model)
        wanted = safe_next(self.request, fallback)
        return wanted if self.still_there(wanted) else fallback

    def still_there(self, address: str) -> bool:
        """Whether a page of ours about one record still finds it: what went along has a page of its own kind."""
        try:
            match = resolve(urlsplit(address).path)
        except Resolver404:
            return False
        model, pk = getattr(match.func, "view_initkwargs", {}).get("model"), match.kwargs.get("pk")
        return not (model and pk) or model.objects.for_user(self.request.user).filter(pk=pk).exists()


class AreaPage(TemplateView):
    """The first page of an area: its line, the first of each kind, and the lists curators put here."""

    template_name = "core/area.html"
    newest = 5

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        request, slug = self.request, self.request.resolver_match.app_name
        areas = areas_for(request.user, clock.today())
        area = next(each for each in areas if each.slug == slug)
        offers = [offer for each in areas for offer in each.offers(slug)]
        kinds = [self.kind(model) for model in area.kinds() if not issubclass(model, OnePerPerson)]
        return super().get_context_data(area=area, line=area.line(), kinds=kinds, offers=offers, **context)

    def kind(self, model: type[Owned]) -> dict[str, Any]:
        rows = model.objects.for_user(self.request.user).with_names()
        count = rows.count()
        meta = model._meta
        return {
            "title": capfirst(str(meta.verbose_name_plural)),
            "name": meta.verbose_name,
            "count": count,
            "newest": list(rows[: self.newest]) if count else [],
            "list_url": list_url(model),
            "add_url": model.add_url(),
            "add_words": model.add_words(),
        }


class CuratedMixin(BinnedMixin):
    """Narrows every page to what is published or the person's own: a draft does not exist."""

    request: HttpRequest

    def get_queryset(self) -> Any:
        return self.model.objects.visible_to(self.request.user)

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        meta = self.model._meta
        words = {"kind": meta.verbose_name, "kinds": list_title(self.model), "area": area_of(meta.app_label)}
        return super().get_context_data(**words, **context)  # type: ignore[misc]


class CuratedDetail(CuratedMixin, DetailView):
    template_name = "core/curated_detail.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        linked = links.linked_to(self.object, self.request.user)
        with suppress(NoReverseMatch):  # where only curators write
            context = {"edit_url": self.object.edit_url if self.object.owner_id else "", **context}
        return super().get_context_data(facts=facts_of(self.object), linked=linked, **context)
