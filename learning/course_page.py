"""The page of a course: where it stands, what it costs, what comes back, and what comes after it."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from careertrack.core import clock
from careertrack.core.partial import known
from careertrack.core.views import RecordDetail, safe_next
from learning.models import Course, Credit, Reimbursement
from learning.tuition import spent

WORDS = {"in-progress": gettext_lazy("Start it"), "completed": gettext_lazy("Mark completed")}
# What a course can become with one button.
NEXT = {"planned": ("in-progress", "completed"), "in-progress": ("completed",)}


class CourseDetail(RecordDetail):
    template_name = "learning/course.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        course, user, today = self.object, self.request.user, clock.today()
        steps = [(each, str(WORDS[each])) for each in NEXT.get(course.status, ())]
        back = list(Reimbursement.objects.for_user(user).filter(course=course).with_names()[:20])
        money = spent(user, today.year) if course.cost or back else []
        mine = [each for each in money if each.currency == course.currency and each.allowed is not None]
        asked = sum(each.requested for each in back if each.currency == course.currency)
        rest = max((course.cost or 0) - asked, 0)
        to_log = course.status == Course.Status.COMPLETED and not Credit.objects.for_user(user).filter(course=course).exists()
        here = {"steps": steps, "back": back, "allowance": mine[0] if mine else None, "rest": rest, "to_log": to_log}
        context = super().get_context_data(today=today, **here, **context)
        context["linked"] = [group for group in context["linked"] if group.model is not Reimbursement]
        return context


@require_POST
@transaction.atomic
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """To the next status, today. A day that is still ahead was a plan, and what was planned has happened now."""
    course = get_object_or_404(Course.objects.for_user(request.user).select_for_update(), pk=pk)
    status = request.POST.get("status", "")
    if status in NEXT.get(course.status, ()):
        course.status = status
        overdue = course.finish is not None and known(course, "finish").last < clock.today()
        happened_today(course, "start", needed=status == Course.Status.IN_PROGRESS and not overdue)
        if status == Course.Status.COMPLETED:
            happened_today(course, "finish", needed=True)
        course.save()
        said = _("Completed: %s.") if status == Course.Status.COMPLETED else _("Started: %s.")
        messages.success(request, said % course)
    return redirect(safe_next(request, course.get_absolute_url()))


def happened_today(course: Course, name: str, *, needed: bool) -> None:
    """Where there is no day, or one that is not over; a start nobody noted stays open."""
    today, day = clock.today(), getattr(course, name)
    if (day is None and needed) or (day is not None and known(course, name).last > today):
        setattr(course, name, today)
        setattr(course, f"{name}_precision", "day")
