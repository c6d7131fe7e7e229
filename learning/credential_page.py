"""The page of a credential: how its renewal stands, what if, and what newer rules would change."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic.detail import SingleObjectMixin

from careertrack.core import clock
from careertrack.core.areas import areas_for, finds
from careertrack.core.views import OwnedMixin, RecordDetail
from learning import behind, changes, numbering, pace, reopening, told
from learning.finding import wanted
from learning.models import Credential, RenewalCycle
from learning.standing import Standing, Standings
from learning.taking_back import not_sent_url
from learning.timeline import timeline
from learning.what_if import WhatIf


def renewal(standing: Standing, today: date) -> dict[str, Any]:
    """How the cycle that runs stands, in words and figures."""
    cycle, rows = standing.cycle, behind.rows(standing)
    return {
        "total": standing.total,
        "sentence": told.sentence(standing),
        "bars": told.bars(standing),
        "pace": pace.pace(standing, today),
        "carried": told.carried(standing),
        "rows": rows,
        "counting": sum(1 for each in rows if each.amount),
        "asks_number": numbering.matters(standing),
        "notes": cycle.rule_set.pack.value.get("notes", []) if cycle and cycle.rule_set else [],
    }


class CredentialDetail(RecordDetail):
    template_name = "learning/credential.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        today = clock.today()
        standings = Standings(self.request.user, today, self.object)
        standing = standings.of(self.object)
        context = super().get_context_data(standing=standing, today=today, steps=timeline(standing, today), **context)
        context["not_sent_url"] = not_sent_url(self.object) if self.object.sent_on else ""
        context["linked"] = [group for group in context["linked"] if self.is_shown(group)]
        if standing.answer is None:
            return context
        return {**context, **renewal(standing, today), **self.beside(standings, standing), **self.what_if(standing, today)}

    def beside(self, standings: Standings, standing: Standing) -> dict[str, Any]:
        """Cycles that are over, rules that come, and what would help."""
        return {
            **self.earlier(),
            "finds": finds(areas_for(self.request.user, standings.today), wanted([standing])),
            "change": changes.ahead(standings, self.object),
        }

    def earlier(self) -> dict[str, Any]:
        """The cycles that were closed; of the last one, whether it may be opened again."""
        own = RenewalCycle.objects.for_user(self.request.user).filter(~Q(submitted_on=None), credential=self.object)
        past = list(own.select_related("credential__type")[:20])
        stays_closed = reopening.why_not(past[0]) if past else ""
        return {"past": past, "stays_closed": stays_closed}

    def is_shown(self, group: Any) -> bool:
        """Cycles have a place of their own; a registration of another is rare."""
        return group.model is not RenewalCycle and (group.model is not Credential or group.count > 0)

    def what_if(self, standing: Standing, today: date) -> dict[str, Any]:
        asked = "if-amount" in self.request.GET
        form = WhatIf(self.request.GET if asked else None, standing)
        day = min(today, standing.cycle.end) if standing.cycle else today
        return {"what_if": form, "would_be": form.answer(day) if asked and form.is_valid() else ""}


class CredentialRules(OwnedMixin, SingleObjectMixin, View):
    """Moves the cycle to the newer rules, or keeps it with those it has; both were shown side by side."""

    http_method_names = ["post"]

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        credential = self.get_object(self.get_queryset().select_for_update(of=("self",)))
        change = changes.ahead(Standings(request.user, clock.today(), credential), credential)
        if change is None or change.edition != request.POST.get("edition"):
            messages.info(request, _("These rules are not the ones you looked at. Nothing was changed."))
        elif request.POST.get("act") == "move":
            changes.move(change)
            messages.success(request, _("Moved to version %s of the rules.") % change.edition)
        else:
            changes.stay(change)
            messages.success(request, _("This cycle stays with version %s.") % change.before.edition)
        return HttpResponseRedirect(credential.get_absolute_url())
