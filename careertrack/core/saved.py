"""The page on which the filters of a list are kept under a name, renamed and removed."""

from functools import cached_property
from typing import Any

from django import forms
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from careertrack.core.filters import ListFilter, filters_for
from careertrack.core.layout import LaidOut
from careertrack.core.models import SavedFilter
from careertrack.core.models.saved import LONGEST
from careertrack.core.text import is_key
from careertrack.core.views import OwnedMixin, list_url

MOST = 30  # of one list: more are no help


class SavedFilterForm(LaidOut, forms.ModelForm):
    class Meta:
        model = SavedFilter
        fields = ["name"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask_plainly()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        kept = SavedFilter.objects.filter(owner=self.instance.owner, kind=self.instance.kind)
        taken = kept.filter(name__iexact=cleaned.get("name", "")).exclude(pk=self.instance.pk)
        if taken.exists():
            self.add_error("name", self.already())
        elif self.instance._state.adding and kept.count() >= MOST:
            self.add_error("name", _("You have %d saved filters here. Remove one first.") % MOST)
        return cleaned

    def already(self) -> str:
        return _("You have a saved filter of this name here. Choose another name, or remove that one first.")

    def saved(self) -> bool:
        """Whether it could be: the other of two that were sent together may have the name now."""
        try:
            with transaction.atomic():
                self.save()
        except IntegrityError:
            self.add_error("name", self.already())
            return False
        return True


class SavedFilters(OwnedMixin, TemplateView):
    """`?status=planned` is what is to be kept."""

    template_name = "core/saved_filters.html"
    model: Any

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        """Each with its form; `refused` is the one that was sent."""
        refused = context.pop("refused", None)
        forms_shown = {each.pk: self.form_of(each) for each in [self.new(), *self.saved()]}
        if refused is not None:
            forms_shown[refused.instance.pk] = refused
        new = forms_shown.pop(None)
        kept = list(forms_shown.values())
        return super().get_context_data(kept=kept, form=new, wanted=self.filter.kept, problem=self.problem(), **context)

    @cached_property
    def filter(self) -> ListFilter:
        return filters_for(self.model, True)(self.request.GET, self.get_queryset(), request=self.request)

    def saved(self) -> Any:
        return SavedFilter.objects.of_list(self.request.user, self.model)

    def new(self) -> SavedFilter:
        return SavedFilter(owner=self.request.user, kind=self.model._meta.label_lower, query=self.filter.kept)

    def form_of(self, saved: SavedFilter, data: Any = None) -> SavedFilterForm:
        return SavedFilterForm(data, instance=saved, auto_id=f"filter_{saved.pk or 'new'}_%s")

    def problem(self) -> str:
        """Why what the address says cannot be kept; empty when it can."""
        if not self.filter.kept:
            return _("Filter, sort or choose columns in the list first, then save it here.")
        if not self.filter.is_valid():
            return _("The filter asks for something that this list does not have. Open the list and filter again.")
        return _("This filter is too long to save. Choose fewer columns.") if len(self.filter.kept) > LONGEST else ""

    def post(self, request: HttpRequest) -> HttpResponse:
        act = {"save": self.save, "rename": self.rename, "remove": self.remove}.get(request.POST.get("do", ""))
        return act() if act else self.again()

    def again(self, refused: SavedFilterForm | None = None) -> HttpResponse:
        return self.render_to_response(self.get_context_data(refused=refused))

    def save(self) -> HttpResponse:
        form = self.form_of(self.new(), self.request.POST)
        if self.problem() or not (form.is_valid() and form.saved()):
            return self.again(form)
        messages.success(self.request, _("Saved the filter “%s”.") % form.instance)
        return redirect(f"{list_url(self.model)}?{form.instance.query}")

    def rename(self) -> HttpResponse:
        form = self.form_of(self.chosen(), self.request.POST)
        if not (form.is_valid() and form.saved()):
            return self.again(form)
        messages.success(self.request, _("Renamed the filter to “%s”.") % form.instance)
        return redirect(self.request.path)

    def remove(self) -> HttpResponse:
        gone = self.chosen()
        gone.delete()
        messages.success(self.request, _("Removed the filter “%s”. The records stay as they are.") % gone)
        return redirect(self.request.path)

    def chosen(self) -> SavedFilter:
        key = self.request.POST.get("key", "")
        found = self.saved().filter(pk=key).first() if is_key(key) else None
        if found is None:
            raise Http404
        return found
