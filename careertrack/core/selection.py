"""What is done with the rows that were ticked in a list, all of them at once."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from careertrack.core import bin
from careertrack.core.export import csv_file
from careertrack.core.filters import filters_for
from careertrack.core.text import is_key
from careertrack.core.views import OwnedMixin, list_url, safe_next

# More than a page of a list can hold.
MOST = 1000


class RecordSelected(OwnedMixin, View):
    """`do` says what, `row` and `page` hold the keys. What is nobody's key, or somebody else's, is passed over."""

    http_method_names = ["post"]
    acts: ClassVar[tuple[str, ...]] = ("remove", "export")

    @transaction.atomic
    def post(self, request: HttpRequest) -> HttpResponse:
        act, rows = request.POST.get("do", ""), self.get_queryset().filter(pk__in=self.ticked())
        if act not in self.acts:
            messages.error(request, _("Choose what to do with what you selected."))
        elif not rows.exists():
            messages.error(request, _("Nothing was selected. Tick at least one row first."))
        else:
            return getattr(self, act)(rows) or self.back()
        return self.back()

    def ticked(self) -> list[int]:
        return list(dict.fromkeys(self.keys()))[:MOST]

    def keys(self) -> Iterator[int]:
        """Of single rows, and of the whole page where that box was ticked."""
        for text in self.request.POST.getlist("row") + self.request.POST.get("page", "").split(",")[:MOST]:
            if is_key(text):
                yield int(text)

    def back(self) -> HttpResponse:
        return redirect(safe_next(self.request, list_url(self.model)))

    def export(self, rows: Any) -> HttpResponse:
        chosen = filters_for(self.model, True)(self.request.GET, rows, request=self.request).chosen
        return csv_file(self.model, rows, chosen)

    def remove(self, rows: Any) -> None:
        records = list(rows.select_for_update(of=("self",)))
        words = bin.removed_words(records, bin.remove(*records))
        messages.success(self.request, words, extra_tags=reverse("restore", args=[records[0].form_key]))
