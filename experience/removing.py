"""Hours that somebody signed off are removed only by who knows that this voids it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from careertrack.core.areas import area_of
from careertrack.core.views import RecordRemove
from experience.models import Shift, SignOffState


def warning(request: HttpRequest, shifts: Any, back: str) -> HttpResponse | None:
    """The page that says so first; None where nothing is signed, or they know."""
    signed = 0 if request.POST.get("sure") else shifts.signed_as(SignOffState.SIGNED).count()
    if not signed:
        return None
    sent = [(name, value) for name in request.POST if name != "csrfmiddlewaretoken" for value in request.POST.getlist(name)]
    words = {"signed": signed, "sent": sent, "back": back, "area": area_of("experience")}
    return render(request, "experience/signed_warning.html", words)


class Warned(RecordRemove):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        rows = self.get_queryset().filter(pk=pk)
        found = rows.first()
        said = warning(request, self.shifts(rows), found.get_absolute_url()) if found else None
        return said or super().post(request, pk)

    def shifts(self, rows: Any) -> Any:
        return rows


class ShiftRemove(Warned):
    pass


class ExperienceRemove(Warned):
    def shifts(self, rows: Any) -> Any:
        return Shift.objects.for_user(self.request.user).filter(experience__in=rows)
