"""What learning asks for next, and why."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careertrack.core import days
from careertrack.core.amounts import unit_for
from careertrack.core.answers import Suggestion, Urgency, about
from learning.behind import plain
from learning.models import URGENT, Credential, RuleSet
from learning.standing import Standing
from learning.told import sentence


def first_step() -> Suggestion:
    why = _("CPR card, TB test, a license: Today shows it before it lapses")
    url = reverse("learning:credential-add")
    return Suggestion(Urgency.FIRST_STEP, _("Add anything that expires"), why, url, _("Add credential"), "learning")


def gap(standing: Standing) -> Suggestion:
    """What the pace of the last year will miss."""
    aim, credential = standing.aim, standing.credential
    words = {"amount": plain(aim.missing), "unit": unit_for(aim.missing, aim.unit), "name": credential}  # type: ignore[union-attr]
    title = _("Earn %(amount)s more %(unit)s for %(name)s") % words
    return of(credential, Urgency.GAP, title, sentence(standing).removesuffix("."), _("See what counts"))


def renewal(credential: Credential, today: date) -> Suggestion:
    left = (credential.expires - today).days
    if credential.sent_on:
        return new_date(credential)
    day = days.shown(credential.expires)
    if left < 0:
        urgency, reason = Urgency.EXPIRED, _("It expired on %s. Enter the new date once it is renewed") % day
    else:
        urgency = Urgency.EXPIRING if left <= URGENT.days else Urgency.BEHIND
        soon = _("It expires on %(day)s, in %(left)s") % {"day": day, "left": days.days_in_words(left)}
        reason = soon if left else _("It expires today")
    return of(credential, urgency, _("Renew %s") % credential, reason, _("Renew"))


def new_date(credential: Credential) -> Suggestion:
    """Sent in, and expired before the new date came."""
    words = {"sent": days.shown(credential.sent_on), "day": days.shown(credential.expires)}
    reason = _("Sent in on %(sent)s, and it expired on %(day)s. Ask for the new date if it is late") % words
    title = _("Enter the new date of %s") % credential
    return of(credential, Urgency.EXPIRED, title, reason, _("Enter the new date"))


def changed(credential: Credential, rules: RuleSet) -> Suggestion:
    """Told until the person moves the cycle to the newer rules or decides to stay."""
    words = {"version": rules.edition, "day": rules.source_date}
    reason = _("Version %(version)s of the rules, dated %(day)s, is in force. Your cycle stays as it is until you move it") % words
    title, button, matter = _("Look at the new rules of %s") % credential, _("See what would change"), f":rules:{rules.edition}"
    return of(credential, Urgency.BEHIND, title, reason, button, matter)


def certificates(number: int) -> Suggestion:
    title = ngettext("Add %d missing certificate", "Add %d missing certificates", number) % number
    reason = _("An audit asks for the file of each course, credit and credential")
    return Suggestion(Urgency.UNPROVED, title, reason, reverse("evidence:missing"), _("See which"), "learning", key="certificates")


def of(credential: Credential, urgency: Urgency, title: str, reason: str, button: str, matter: str = "") -> Suggestion:
    url = credential.get_absolute_url()
    return Suggestion(urgency, title, reason, url, button, "learning", credential.expires, about(credential) + matter)
