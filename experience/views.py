from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from careertrack.core import days
from careertrack.core.views import RecordCreate, RecordDetail, RecordList, safe_next
from experience.models import Shift


class ExperienceDetail(RecordDetail):
    template_name = "experience/experience.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("supervisor").with_minutes()


class ShiftList(RecordList):
    """The hour log: shifts by week, each week with its sum."""

    template_name = "experience/shift_list.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        context = super().get_context_data(**context)
        return {**context, "weeks": [self.week(*group) for group in groupby(context["object_list"], by_week)]}

    def week(self, start: Any, shifts: Any) -> dict[str, Any]:
        rows = list(shifts)
        done = sum(shift.minutes for shift in rows if shift.state == Shift.State.DONE)
        return {"start": start, "shifts": rows, "minutes": done}

    def summed_rows(self) -> Any:
        """What is planned has not been worked."""
        return super().summed_rows().done()


def by_week(shift: Shift) -> Any:
    return days.week_start(shift.day)


class ShiftCreate(RecordCreate):
    """Filled in with the last place; a new place is added in the same form."""

    template_name = "experience/shift_form.html"

    def get_initial(self) -> dict[str, Any]:
        last = Shift.objects.for_user(self.request.user).done().first()
        remembered = {"experience": last.experience_id} if last else {}
        return {**remembered, **super().get_initial()}

    def undo_url(self, form: Any) -> str:
        """Undo takes back the place too, where this shift brought it along."""
        return (form.new_experience or self.object).remove_url


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """A planned shift was worked."""
    shift = get_object_or_404(Shift.objects.for_user(request.user).with_names(), pk=pk)
    shift.confirm()
    messages.success(request, _("Confirmed %s.") % shift.in_a_sentence())
    return redirect(safe_next(request, shift.get_absolute_url()))
