"""Hours that wait for the person before anybody can sign them: nobody was asked, a change was asked, or time ran out."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Min, Q, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careertrack.core import amounts, days
from careertrack.core.answers import Suggestion, Urgency
from experience.models import Entry, Experience, Shift, SignOff, SignOffState

LATELY, SETTLED = timedelta(days=90), timedelta(days=7)
PAID = (Experience.Kind.PART_TIME, Experience.Kind.FULL_TIME)
NAMES = {"place": "experience__organisation__name", "supervisor": "experience__supervisor__name"}


def suggestions(user: Any, today: date) -> Iterable[Suggestion]:
    for row in waiting(user, today):
        yield not_asked(row) if row["sign_off_state"] == SignOffState.NOT_ASKED else asked(row)


def waiting(user: Any, today: date) -> list[dict[str, Any]]:
    """By place and request, the oldest first: one query. Of a job nobody signs hours for nothing is said."""
    lately = today - LATELY
    rows = Shift.objects.for_user(user).done().filter(Q(day__gte=lately) | Q(pk__in=unsettled(user, lately))).with_sign_off()
    to_ask = Q(sign_off_state=SignOffState.NOT_ASKED, day__range=(lately, today - SETTLED), experience__supervisor__removed_at=None)
    to_ask &= Q(experience__supervisor__isnull=False) & ~Q(experience__kind__in=PAID)
    rows = rows.filter(to_ask | Q(sign_off_state__in=(SignOffState.CHANGE, SignOffState.EXPIRED)))
    names = ("experience", "sign_off_state", "sign_off_key", "sign_off_who", *NAMES.values())
    sums = {"number": Count("pk"), "all_minutes": Sum("minutes"), "oldest": Min("day")}
    return list(rows.order_by().values(*names).annotate(**sums).order_by("oldest", "experience")[:10])


def unsettled(user: Any, lately: date) -> Any:
    """The shifts, however old, of a request that was answered with a change or made lately."""
    asked = Q(sign_off__decision=SignOff.Decision.CHANGE) | Q(sign_off__decision="", sign_off__asked_on__gte=lately)
    return Entry.objects.filter(asked, sign_off__owner=user).values("shift")


def not_asked(row: dict[str, Any]) -> Suggestion:
    words = {
        "who": row[NAMES["supervisor"]], "hours": amounts.hours_in_words(row["all_minutes"]), "place": row[NAMES["place"]],
    }  # fmt: skip
    title = _("Ask %(who)s to sign off %(hours)s at %(place)s") % words
    shifts = ngettext("%d shift", "%d shifts", row["number"]) % row["number"]
    said = {"shifts": shifts, "day": days.shown(row["oldest"])}
    reason = _("Nobody was asked about %(shifts)s since %(day)s; it takes them one mail and no account") % said
    url = SignOff.add_url(experience=row["experience"], since=row["oldest"].isoformat())
    key = f"sign-off-of:{row['experience']}"
    return Suggestion(Urgency.UNSIGNED, title, reason, url, _("Ask for sign-off"), "experience", row["oldest"], key)


def asked(row: dict[str, Any]) -> Suggestion:
    words = {"who": row["sign_off_who"] or _("Somebody"), "hours": amounts.hours_in_words(row["all_minutes"])}
    change = row["sign_off_state"] == SignOffState.CHANGE
    title = _("Look at what %(who)s asks to change") if change else _("Send %(hours)s to %(who)s again")
    reason = _("%(hours)s are not signed off until that is settled") if change else _("The link for them ran out unanswered")
    url = SignOff(pk=row["sign_off_key"]).get_absolute_url()
    urgency = Urgency.FOLLOW_UP if change else Urgency.UNSIGNED
    key = f"signoff:{row['sign_off_key']}"
    return Suggestion(urgency, title % words, reason % words, url, _("Open request"), "experience", row["oldest"], key)
