"""Renewing: the cycle is closed with what it said, and the next one opens."""

from dataclasses import asdict
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _now
from django.views.generic import FormView

from careertrack.core import clock
from careertrack.core.views import Drafted, OwnedMixin
from learning import told
from learning.models import Credential, RenewalCycle
from learning.packs.told import as_json, plain
from learning.renew_form import RenewForm
from learning.reopening import reopen_url, state_of
from learning.standing import Standing, Standings
from learning.taking_back import undo_url


class OfCycle(Drafted, OwnedMixin, FormView):
    """A form about the open cycle of a credential that is held and expires."""

    model = Credential
    object: Any

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated:
            self.object = get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])

    def get_queryset(self) -> Any:
        return super().get_queryset().held().exclude(expires=None)

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The second of two waits for the first, and finds the credential as that one left it."""
        self.object = get_object_or_404(self.get_queryset().select_for_update(of=("self",)), pk=self.object.pk)
        return super().post(request, *args, **kwargs)

    @cached_property
    def standing(self) -> Standing:
        return Standings(self.request.user, clock.today(), self.object).of(self.object)


class Renew(OfCycle):
    """Closes the cycle with the answer it had that day, and opens the next one with the new date."""

    template_name = "learning/renew.html"
    form_class = RenewForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "credential": self.object}

    def get_initial(self) -> dict[str, Any]:
        return {"submitted_on": self.object.sent_on or clock.today()}

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        words = {"sentence": told.sentence(self.standing), "left_over": told.left_over(self.standing)}
        return super().get_context_data(object=self.object, standing=self.standing, **words, **context)

    def form_valid(self, form: Any) -> HttpResponse:
        sent_on, expires = form.cleaned_data["submitted_on"], form.cleaned_data["expires"]
        if expires:
            closed = form.closed if form.done_before() else close(self.object, sent_on, expires)
            undo = reopen_url(closed) if closed else ""
            messages.success(self.request, _now("Renewed: %s.") % self.object, extra_tags=undo)
        else:
            before, self.object.sent_on = self.object.sent_on, sent_on
            self.object.save(update_fields=["sent_on"])
            words = _now("Sent in: %s. Enter the new date when it comes.") % self.object
            messages.success(self.request, words, extra_tags=undo_url(self.object, before))
        return HttpResponseRedirect(self.object.get_absolute_url())


@transaction.atomic
def close(credential: Credential, submitted_on: date, expires: date) -> RenewalCycle | None:
    """The next cycle begins the day after this one, with the rules in force then and what this one leaves over."""
    standings = Standings(credential.owner, clock.today(), credential)
    standing = standings.of(credential)
    was = state_of(credential)
    credential.expires, credential.sent_on, credential.stays_before = expires, None, ""
    credential.rules = standings.rules.in_force(credential.type.slug)
    credential.save(update_fields=["expires", "sent_on", "rules", "stays_before"])
    if standing.cycle:
        freeze(standing, submitted_on)
        standing.cycle.closing = {"before": was, "after": state_of(credential)}
        standing.cycle.save()
    return standing.cycle


def freeze(standing: Standing, submitted_on: date) -> None:
    """Some rules let the next cycle begin on the day after a complete one was sent in: then nothing later counts in this one."""
    cycle: Any = standing.cycle
    cycle.submitted_on = submitted_on
    early = standing.until(submitted_on)
    if early and early.answer and early.answer.complete:
        standing, cycle.next_from = early, submitted_on + timedelta(days=1)
    cycle.answer = as_json(standing.answer) if standing.answer else None
    cycle.carried = [{**asdict(each), "amount": plain(each.amount)} for each in standing.left_over]
