"""The page of one record or curated row, and the first page of an area."""

from contextlib import suppress
from typing import Any

from django.urls import NoReverseMatch
from django.utils.text import capfirst
from django.views.generic import DetailView, TemplateView

from careertrack.core import clock, display, links
from careertrack.core.areas import areas_for, finds
from careertrack.core.models import Curated, OnePerPerson, Owned, Record
from careertrack.core.views.narrowing import CuratedMixin, OwnedMixin, list_url


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


class CuratedDetail(CuratedMixin, DetailView):
    template_name = "core/curated_detail.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        linked = links.linked_to(self.object, self.request.user)
        with suppress(NoReverseMatch):  # where only curators write
            context = {"edit_url": self.object.edit_url if self.object.owner_id else "", **context}
        return super().get_context_data(facts=facts_of(self.object), linked=linked, **context)


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
        found = {"line": area.line(), "finds": finds(areas, area.wants())}
        return super().get_context_data(area=area, kinds=kinds, offers=offers, **found, **context)

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
