from typing import Any

from django.contrib import messages
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from careertrack.core import amounts, clock, days
from careertrack.core.filters import filters_for
from careertrack.core.lists import RecordList
from careertrack.core.selection import RecordSelected
from careertrack.core.views import AreaPage, RecordCreate, RecordDetail, RecordUpdate, list_url, safe_next
from experience import charts, overlaps, pace
from experience.asking import askable
from experience.models import Shift
from experience.removing import warning
from experience.sign_offs import Ask
from experience.weeks import weeks


class ExperiencePage(AreaPage):
    """The hour log at a glance: where, when, and the newest shifts by week."""

    template_name = "experience/index.html"
    newest = 10

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        user, today = self.request.user, clock.today()
        context = super().get_context_data(settings=charts.exposure(user), by_month=charts.by_month(user, today), **context)
        log, *others = context["kinds"]
        rows = Shift.objects.for_user(user)
        log["newest"] = list(rows.with_names().with_sign_off()[: self.newest])
        return {
            **context,
            "log": log,
            "others": others,
            "weeks": weeks(rows.done(), log["newest"]),
            "filter": filters_for(Shift, False)(None, rows, request=self.request),
            "pace": pace.sentence(user, today, context["area"].agreed),
        }


class ShiftList(RecordList):
    """The hour log: shifts by week, each week with its sum."""

    template_name = "experience/shift_list.html"
    sortable = False

    def shown(self, rows: Any) -> Any:
        return super().shown(rows).with_sign_off()

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        context = super().get_context_data(**context)
        return {**context, "weeks": weeks(self.summed_rows(), context["object_list"])}

    def summed_rows(self) -> Any:
        """What is planned has not been worked."""
        return super().summed_rows().done()


class ShiftDetail(RecordDetail):
    template_name = "experience/shift.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().with_sign_off()


class ShiftsSelected(RecordSelected):
    acts = (*RecordSelected.acts, "ask", "confirm")

    def ask(self, shifts: Any) -> HttpResponse:
        """The form, filled in with these. Nothing is stored yet, so it is shown rather than led to."""
        chosen = list(askable(self.request.user).filter(pk__in=shifts.values("pk")))
        return Ask.about(self.request, chosen)

    def confirm(self, shifts: Any) -> None:
        found = [each for each in shifts.planned() if not each.is_ahead]
        for each in found:
            each.confirm()
        words = ngettext("Confirmed %d shift.", "Confirmed %d shifts.", len(found)) % len(found)
        messages.success(self.request, words) if found else messages.error(self.request, _("None of these is planned and over."))

    def remove(self, rows: Any) -> HttpResponse | None:
        return warning(self.request, rows, list_url(self.model)) or super().remove(rows)


def warn(request: HttpRequest, shift: Shift) -> None:
    """Of what is mostly a slip, and sometimes right."""
    if said := too_long(request, shift) or overlaps.warning(request.user, shift):
        messages.warning(request, said)


def too_long(request: HttpRequest, shift: Shift) -> str:
    """Not refused: a night counts on the day it began, so that a day may rightly have more than 24 hours."""
    logged = Shift.objects.for_user(request.user).on(shift.day).aggregate(minutes=Sum("minutes", default=0))["minutes"]
    if shift.state != Shift.State.DONE or shift.until or logged <= amounts.DAY:
        return ""
    words = {"hours": amounts.short_hours(logged), "day": days.shown(shift.day)}
    return _("You have now logged %(hours)s on %(day)s. Check the hours if that is not right.") % words


class ShiftSaved:
    """Mixin of the forms that save a shift."""

    request: HttpRequest
    object: Shift

    def saved(self, undo: str = "") -> HttpResponse:
        response = super().saved(undo)  # type: ignore[misc]
        warn(self.request, self.object)
        return response


class ShiftUpdate(ShiftSaved, RecordUpdate):
    pass


class ShiftCreate(ShiftSaved, RecordCreate):
    """Filled in with the last place; a new place is added in the same form."""

    template_name = "experience/shift_form.html"

    def get_initial(self) -> dict[str, Any]:
        last = Shift.objects.for_user(self.request.user).done().first()
        remembered = {"experience": last.experience_id} if last else {}
        return {**remembered, **super().get_initial()}

    def undo_url(self, form: Any) -> str:
        """Undo takes back the place too, where this shift brought it along."""
        return (form.new_experience or self.object).remove_url


class QuickLog(ShiftCreate):
    """The usual shift: the page, and what fills the sheet on every other page."""

    template_name = "experience/log.html"

    def get_initial(self) -> dict[str, Any]:
        return RecordCreate.get_initial(self)

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return super().get_context_data(next=self.request.POST.get("next", ""), **context)

    def get_success_url(self) -> str:
        """Another one is mostly at the same place."""
        if self.request.POST.get("another"):
            return Shift.add_url(experience=self.object.experience_id)
        return super().get_success_url()


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """A planned shift was worked."""
    shift = get_object_or_404(Shift.objects.for_user(request.user).with_names(), pk=pk)
    if shift.is_ahead:
        messages.error(request, _("This shift is still ahead. Confirm it once it was worked."))
    else:
        shift.confirm()
        messages.success(request, _("Confirmed %s.") % shift.in_a_sentence())
        warn(request, shift)
    return redirect(safe_next(request, shift.get_absolute_url()))
