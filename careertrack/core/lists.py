"""Lists: filtered, sorted and paged as the address says, and the same rows as a file."""

from contextlib import suppress
from typing import Any

from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.text import capfirst
from django.views.generic import ListView

from careertrack.core import display
from careertrack.core.export import csv_file
from careertrack.core.filters import filters_for
from careertrack.core.models import Record, SavedFilter, SecurityEvent
from careertrack.core.security import record
from careertrack.core.sorting import sorted_columns, title_field
from careertrack.core.views import CuratedMixin, OwnedMixin


class Filtered:
    """Of the rows that the view after it lets through."""

    paginate_by = 50
    sortable = False
    model: Any
    object_list: Any
    request: HttpRequest

    def offered(self) -> Any:
        """What may be listed at all."""
        return super().get_queryset()  # type: ignore[misc]

    def get_queryset(self) -> Any:
        self.filter = filters_for(self.model, self.sortable)(self.request.GET, self.offered(), request=self.request)
        return self.filter.rows()

    def get_paginate_by(self, queryset: Any) -> int:
        return int(self.filter.asked.get("size") or self.paginate_by)

    def paginate_queryset(self, queryset: Any, page_size: int) -> Any:
        """A page number from another time shows the nearest page instead of an error."""
        paginator = self.get_paginator(queryset, page_size)  # type: ignore[attr-defined]
        page = paginator.get_page(self.request.GET.get("page"))
        page.object_list = self.shown(page.object_list)
        return paginator, page, page.object_list, page.has_other_pages()

    def shown(self, rows: Any) -> Any:
        """The rows of one page, with what is only asked of these: it has no part in counting and adding up all of them."""
        return rows

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return super().get_context_data(filter=self.filter, **context)  # type: ignore[misc]


class RecordList(Filtered, OwnedMixin, ListView):
    template_name = "core/record_list.html"
    sortable = True

    def offered(self) -> Any:
        return super().offered().with_columns()

    def get_queryset(self) -> Any:
        """With what the columns asked for name, where the usual ones do not."""
        rows = super().get_queryset()
        return rows.with_links([name for name in self.filter.chosen if name not in self.model.columns])

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        saved = list(SavedFilter.objects.of_list(self.request.user, self.model))
        return super().get_context_data(
            saved=saved,
            is_saved=self.filter.kept in {each.query for each in saved},
            export_url=reverse(self.model.route("export")),
            selected_url=reverse(self.model.route("selected")),
            filters_url=reverse(self.model.route("filters")),
            empty=self.model.empty,
            columns=columns_of(self.model, self.filter.asked.get("sort", ""), self.filter.chosen),
            totals=self.totals(),
            add_url=self.model.add_url(),
            add_words=self.model.add_words(),
            **context,
        )

    def totals(self) -> list[str]:
        """Sums over all rows of the list, in words: one query for all that have one unit, one for each that have several."""
        rows, single = self.summed_rows(), [name for name in self.model.summed if isinstance(name, str)]
        sums = rows.aggregate(**{name: Sum(name) for name in single}) if single else {}
        words = [display.total(self.model, name, amount or 0) for name, amount in sums.items()]
        for name, unit in [each for each in self.model.summed if not isinstance(each, str)]:
            by_unit = rows.filter(**{f"{name}__isnull": False}).values_list(unit).annotate(sum=Sum(name)).order_by(unit)
            words += [display.total(self.model, name, amount, unit) for unit, amount in by_unit]
        return words

    def summed_rows(self) -> Any:
        """Of the whole list as it is filtered, not of the page."""
        return self.object_list.filter(**self.model.summed_where).order_by()


class RecordExport(RecordList):
    """The list as it is filtered, all of it, as a file."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        record(request, request.user, SecurityEvent.Kind.EXPORTED, kind=self.model._meta.label_lower)
        return csv_file(self.model, self.get_queryset(), self.filter.chosen)


class CuratedList(Filtered, CuratedMixin, ListView):
    template_name = "core/curated_list.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        with suppress(NoReverseMatch):  # where only curators add
            context = {"add_url": self.model.add_url(), "add_words": self.model.add_words(), **context}
        return super().get_context_data(**context)


def columns_of(model: type[Record], sort: str, chosen: list[str] | None = None) -> list[dict[str, Any]]:
    """The heads of a list's table: the title, then its columns or those chosen; `next_sort` is what pressing one asks for."""
    title, ascending = title_field(model), "descending" if sort.startswith("-") else "ascending"
    sorted_by = set(sorted_columns(model))
    return [
        {
            "name": name,
            "label": capfirst(str(model._meta.verbose_name)) if place == 0 else display.label(model, name),
            "number": place > 0 and display.is_number(model, name),
            "next_sort": (f"-{name}" if sort == name else name) if name in sorted_by else "",
            "sorted": ascending if name and sort.removeprefix("-") == name else "",
        }
        for place, name in enumerate([title, *(chosen or model.columns)])
    ]
