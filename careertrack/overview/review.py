"""The weekly review: one queue from all areas, and one line at its end that the timeline keeps."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from careertrack.core.answers import Suggestion, Urgency
from careertrack.core.areas import area_classes
from careertrack.core.views import RecordCreate
from careertrack.overview.today import Today

AT_ONCE = 25  # rows of the queue on one page; what is done makes room


class Review(RecordCreate):
    template_name = "overview/review.html"

    @cached_property
    def today(self) -> Today:
        return Today(self.request.user)

    def queue(self) -> list[Suggestion]:
        return [each for each in self.today.review.shown if each.urgency != Urgency.FIRST_STEP]

    def last(self) -> Any:
        """The line written last, in a review or on its own."""
        return self.get_queryset().order_by("-day", "-pk").first()

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        queue = self.queue()
        more = len(queue) - AT_ONCE
        found = {"queue": queue[:AT_ONCE], "number": len(queue), "more": max(more, 0), "today": self.today, "last": self.last()}
        return super().get_context_data(**found, **context)

    def get_success_url(self) -> str:
        return reverse("timeline")


def review(request: HttpRequest) -> Any:
    form = next(area.closing for area in area_classes() if area.closing)
    return Review.as_view(model=form._meta.model, form_class=form)(request)


review.takes_drafts = True  # type: ignore[attr-defined]
