"""A renewal that was closed by mistake is opened again: as it was before, while nothing of the cycle after it would be lost."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic.detail import SingleObjectMixin

from careertrack.core import clock, days
from careertrack.core.text import is_key
from careertrack.core.views import OwnedMixin
from learning.models import Credential, RenewalCycle

KEPT = ("expires", "sent_on", "rules_id", "stays_before")


def state_of(credential: Credential) -> dict[str, Any]:
    """What closing changes of a credential, as JSON."""
    found = {name: getattr(credential, name) for name in KEPT}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in found.items()}


def before(cycle: RenewalCycle) -> dict[str, Any]:
    """What the credential said; of a cycle closed before that was kept, what the cycle itself says."""
    known = {"expires": cycle.end.isoformat(), "sent_on": None, "rules_id": cycle.rule_set_id, "stays_before": ""}
    return cycle.closing.get("before") or known


def why_not(cycle: RenewalCycle) -> str:
    """Why it stays closed and what to do, in one sentence; empty where it may be opened."""
    if cycle.submitted_on is None:
        return _("This renewal is open already.")
    others = RenewalCycle.objects.for_user(cycle.owner).filter(credential=cycle.credential_id, end__gt=cycle.end)
    if others.exclude(submitted_on=None).exists():
        return _("A later renewal was closed after this one. Open that one again first.")
    now, after = state_of(cycle.credential), cycle.closing.get("after")
    if now["sent_on"]:
        return _("The next renewal was sent in already, and that would be lost. Enter its new date instead.")
    if after and now["expires"] != after["expires"]:
        return _("The expiry date was changed since, and that would be lost. Set it back to the date you renewed with first.")
    if others.exists() or (after and now != after):
        return _("You chose a number or rules for the cycle that runs now, and they would be lost. Keep this one closed.")
    return ""


@transaction.atomic
def reopen(cycle: RenewalCycle) -> None:
    """Its answer is counted anew, and nothing of it is carried over any more; that it was closed is kept as history."""
    credential, was = cycle.credential, before(cycle)
    told = {"submitted_on": cycle.submitted_on, "reopened_on": clock.today(), "expires": credential.expires}
    cycle.reopened = [*cycle.reopened, {name: day and day.isoformat() for name, day in told.items()}]
    cycle.submitted_on, cycle.answer, cycle.carried, cycle.next_from, cycle.closing = None, None, [], None, {}
    cycle.save()
    for name in KEPT:
        setattr(credential, name, was[name])
    for name in ("expires", "sent_on"):
        setattr(credential, name, date.fromisoformat(was[name]) if was[name] else None)
    credential.save(update_fields=["expires", "sent_on", "rules", "stays_before"])


def history(cycle: RenewalCycle | None) -> list[tuple[date, str]]:
    """When the cycle that is open was closed by mistake, and opened again."""
    words = _("Closed as sent in on %(sent)s, opened again on %(again)s")
    found = [{name: date.fromisoformat(day) for name, day in each.items() if day} for each in (cycle.reopened if cycle else [])]
    told = [{"sent": days.shown(each["submitted_on"]), "again": days.shown(each["reopened_on"])} for each in found]
    return [(each["reopened_on"], words % said) for each, said in zip(found, told, strict=True)]


def reopen_url(cycle: RenewalCycle) -> str:
    return reverse("learning:credential-reopen", args=[cycle.credential_id], query={"cycle": cycle.pk})


class Reopen(OwnedMixin, SingleObjectMixin, View):
    """Asked for on the page of its credential, and by Undo. The address names the cycle: pressed twice, it opens no other."""

    http_method_names = ["post"]

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        credential = self.get_object(self.get_queryset().select_for_update(of=("self",)))  # as renewing does
        asked = request.GET.get("cycle")
        rows = RenewalCycle.objects.for_user(request.user).filter(credential=credential, pk=asked if is_key(asked) else None)
        cycle = rows.select_related("credential__type").first()
        problem = why_not(cycle) if cycle else _("That renewal is none of this credential. Nothing was changed.")
        if problem:
            messages.error(request, problem)
        else:
            reopen(cycle)
            words = {"name": cycle.credential, "day": days.shown(cycle.credential.expires)}
            messages.success(request, _("Opened again: %(name)s expires on %(day)s.") % words)
        return HttpResponseRedirect(credential.get_absolute_url())
