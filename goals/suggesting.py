"""What goals ask for next, and why."""

from datetime import date

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from careertrack.core import clock, days
from careertrack.core.answers import Suggestion, Urgency, about
from goals.figures import Figure
from goals.models import CheckIn, Goal, Milestone
from goals.path import Trail


def first_goal(way: Trail | None) -> Suggestion:
    """The next step of the pathway, where there is one; asked for only while there is no goal."""
    title, reason = _("Write down one goal"), _("Example: 100 volunteer hours before you apply")
    url, button = reverse("goals:goal-add"), _("Add goal")
    if way and way.next:
        title = _("Make “%s” your goal") % way.next.step
        reason = _("It is next on your pathway, “%s”") % way.pathway
        url, button = way.pathway.get_absolute_url(), _("See the step")
    return Suggestion(Urgency.FIRST_STEP, title, reason, url, button, "goals")


def overdue(step: Milestone) -> Suggestion:
    reason = _("It was due on %(day)s, for “%(goal)s”") % {"day": days.shown(step.due), "goal": step.goal}
    url, title = step.get_absolute_url(), _("Finish “%s” or move its date") % step
    return Suggestion(Urgency.OVERDUE, title, reason, url, _("Mark done"), "goals", step.due, about(step))


def of_goal(figure: Figure, today: date) -> Suggestion | None:
    """What a measured goal asks for: to be closed, to be moved, or more of what it counts."""
    asked = to_close(figure) or to_do(figure)
    if asked is None:
        return None
    urgency, title, reason, button = asked
    goal = figure.goal
    day = figure.period_end if goal.per and not figure.has_ended else goal.target_day or today
    return Suggestion(urgency, title % goal, reason, goal.get_absolute_url(), button, "goals", day, about(goal))


def to_close(figure: Figure) -> tuple[Urgency, str, str, str] | None:
    """(urgency, title, reason, button) of what is reached, or is over."""
    day = days.shown(figure.goal.target_day) if figure.goal.target_day else ""
    if figure.is_reached:
        reason = _("%s: what you wanted is reached") % capfirst(figure.words)
        return Urgency.UNCONFIRMED, _("Mark “%s” achieved"), reason, _("Open goal")
    if figure.has_ended:
        return Urgency.UNCONFIRMED, _("Close “%s” or move its date"), _("It was to be kept up until %s") % day, _("Open goal")
    if figure.is_overdue:
        reason = _("It was to be reached by %(day)s: %(words)s") % {"day": day, "words": figure.words}
        return Urgency.OVERDUE, _("Move the date of “%s” or close it"), reason, _("Open goal")
    return None


def to_do(figure: Figure) -> tuple[Urgency, str, str, str] | None:
    if not figure.is_behind:
        return None
    title = _("Get hours signed off for “%s”") if figure.unsigned >= figure.missing else _("Do more for “%s”")
    return Urgency.BEHIND, title, figure.why_behind, _("See what counts")


def quiet(goal: Goal) -> Suggestion:
    day = clock.day_of(goal.updated_at)
    reason = _("Nothing noted for it since %s") % days.shown(day)
    url, title = CheckIn.add_url(goal=goal.pk), _("Say how “%s” goes") % goal
    return Suggestion(Urgency.LOOK_OVER, title, reason, url, _("Check in"), "goals", day, about(goal))
