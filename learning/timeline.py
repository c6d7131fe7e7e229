"""The renewal timeline on the page of a credential: what is behind, what to do today, what is ahead, by their days."""

from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from django.utils.translation import gettext as _

from careertrack.core import days
from careertrack.core.amounts import unit_for
from learning import reopening
from learning.behind import plain
from learning.pace import a_month
from learning.standing import Standing


@dataclass(frozen=True)
class Step:
    day: date
    title: str
    words: str
    state: str = ""
    is_beginning: bool = False


def timeline(standing: Standing, today: date) -> list[Step]:
    if standing.cycle is None:
        return []
    dated = sorted([*happening(standing, today), *ending(standing, today)], key=attrgetter("day"))
    behind, ahead = [each for each in dated if each.state], [each for each in dated if not each.state]
    return [*behind, Step(today, to_do(standing, today), about_today(standing, today), "now"), *ahead]


def happening(standing: Standing, today: date) -> list[Step]:
    """What happens in the morning: on its day it is done."""
    mine, cycle = standing.credential, standing.cycle
    found = [Step(mine.issued, _("Issued"), days.shown(mine.issued), done(mine.issued <= today))] if mine.issued else []
    if cycle:
        began = cycle.start <= today
        title = _("Cycle began") if began else _("Cycle begins")
        found.append(Step(cycle.start, title, days.shown(cycle.start), done(began), is_beginning=True))
    found += [Step(day, _("Closed by mistake"), words, "done") for day, words in reopening.history(cycle)]
    if mine.sent_on:
        found.append(Step(mine.sent_on, _("Sent in"), days.shown(mine.sent_on), "done"))
    return found


def ending(standing: Standing, today: date) -> list[Step]:
    """What lasts through its day: on the day itself it is still ahead. That something ended is no success and has no tick."""
    end, expires = standing.cycle and standing.cycle.end, standing.credential.expires
    found = []
    if end and end != expires:
        title = _("Last day that counted") if end < today else _("Last day that counts")
        found.append(Step(end, title, days.shown(end), over(end < today)))
    if expires:
        found.append(Step(expires, _("Expired") if expires < today else _("Expires"), days.shown(expires), over(expires < today)))
    return found


def done(is_behind: bool) -> str:
    return "done" if is_behind else ""


def over(is_behind: bool) -> str:
    return "done over" if is_behind else ""


def to_do(standing: Standing, today: date) -> str:
    credential, total = standing.credential, standing.total
    if credential.sent_on:
        return _("Wait for the new date")
    if not has_begun(standing, today):
        return _("Nothing to collect yet")
    if standing.answer and standing.answer.complete:
        return _("Send it in")
    if credential.expires and credential.expires < today:
        return _("Renew it, then enter the new date")
    if not total or not total.missing:
        return _("Collect what is asked for")
    words = {"amount": plain(total.missing), "unit": unit_for(total.missing, total.unit)}
    return _("Collect %(amount)s more %(unit)s") % words


def about_today(standing: Standing, today: date) -> str:
    rate = "" if standing.credential.sent_on or not has_begun(standing, today) else a_month(standing, today)
    return f"{_('Today')}. {rate}" if rate else _("Today")


def has_begun(standing: Standing, today: date) -> bool:
    return bool(standing.cycle and standing.cycle.start <= today)
