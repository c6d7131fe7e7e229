"""Whatever happens to credits, the figures are those of a plain recount: at the edges of a cycle, at midnight, after a renewal."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careertrack.core import bin, clock
from learning.models import Credit, RenewalCycle
from learning.renewing import close
from learning.standing import Standings
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.experience.make import place, shift
from tests.learning.make import credential
from tests.learning.renewals import held

pytestmark = [pytest.mark.django_db, on_that_day]

ACTS = ("log", "log", "amount", "move", "remove", "restore", "leave out", "unit", "renew")
# What is done, to which credit, and how many days from an edge of the cycle or how many quarters of an hour.
LIVES = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 9), st.integers(-3, 3), st.booleans()), max_size=20)


class Plain:
    """A card that asks for 9 hours between two days, and its credits as anybody would count them."""

    def __init__(self, owner):
        self.owner, self.start, self.end = owner, ago(50), ahead(50)
        self.card = credential(owner, name="House card", issued=self.start, expires=self.end)
        self.card.type.total, self.card.type.unit = 9, "hours"
        self.card.type.save()
        self.credits = []

    def do(self, act, which, by, at_end):
        edge = (self.end if at_end else self.start) + timedelta(days=by)
        if act == "log":
            self.credits.append(Credit.objects.create(owner=self.owner, title=f"{which}", amount=1, unit="hours", day=edge))
        elif act == "renew":
            self.renew()
        elif self.credits:
            self.change(self.credits[which % len(self.credits)], act, by, edge)

    def change(self, made, act, by, edge):
        if act == "remove" and not made.removed_at:
            bin.remove(made)
        elif act == "restore" and made.removed_at:
            bin.restore(self.owner, made.removal)
        elif act == "leave out":
            made.not_for.set([] if made.not_for.exists() else [self.card])
        elif not made.removed_at:
            new = {"amount": Decimal(by + 3) / 4, "day": edge, "unit": "points"}
            name = {"move": "day", "amount": "amount", "unit": "unit"}.get(act, "amount")
            setattr(made, name, new[name])
            made.title = f"{made.pk}"  # two of one day are two, not one written down twice
            made.save()
        made.refresh_from_db()

    def renew(self):
        close(self.card, TODAY, self.end + timedelta(days=100))
        self.start, self.end = self.end + timedelta(days=1), self.end + timedelta(days=100)

    def recount(self):
        live = Credit.objects.for_user(self.owner).filter(unit="hours", day__range=(self.start, self.end))
        seen = {(each.title, each.day, each.amount): each.amount for each in live if not each.not_for.exists()}
        return min(sum(seen.values()), 9)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LIVES)
def test_the_figures_are_those_of_a_recount_whatever_happened(alice, acts):
    with transaction.atomic():
        mine = Plain(alice)
        for act in acts:
            mine.do(*act)
            mine.card.refresh_from_db()
            total = Standings(alice, TODAY).of(mine.card).total
            assert (total.counted, total.missing) == (mine.recount(), 9 - mine.recount())
        transaction.set_rollback(True)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LIVES)
def test_what_a_closed_cycle_said_never_changes(alice, acts):
    with transaction.atomic():
        mine = Plain(alice)
        mine.do("log", 0, 1, False)
        mine.renew()
        kept = RenewalCycle.objects.get().answer
        for act in acts:
            mine.do(*act)
        assert RenewalCycle.objects.order_by("end").first().answer == kept
        transaction.set_rollback(True)


MIDNIGHTS = [("Pacific/Auckland", "2026-11-24T10:59:59Z"), ("America/Los_Angeles", "2026-11-25T07:59:59Z")]


@pytest.mark.parametrize(("zone", "moment"), MIDNIGHTS)
def test_a_shift_of_tomorrow_counts_from_midnight_where_the_person_is(signed_in, alice, zone, moment):
    alice.time_zone = zone
    alice.save()
    nurse = held(alice, "uk-nmc", issued=ago(900), expires=ahead(100))
    shift(place(alice, kind="full-time"), minutes=60 * 20, day=date(2026, 11, 25))
    found = []
    with time_machine.travel(moment, tick=False) as traveller:
        for _night in range(2):
            found.append(practice(signed_in.get(nurse.get_absolute_url())))
            traveller.shift(timedelta(seconds=1))
    assert found == [0, 20]


def practice(page):
    return next(each.requirement.counted for each in page.context["bars"] if each.requirement.code == "practice-hours")


@pytest.mark.parametrize(("zone", "moment"), MIDNIGHTS)
def test_a_credential_is_valid_to_midnight_of_its_last_day_where_the_person_is(alice, zone, moment):
    alice.time_zone = zone
    mine = credential(alice, expires=date(2026, 11, 24))
    with time_machine.travel(moment, tick=False) as traveller:
        with clock.persons_day(alice):
            assert mine.badge[0] == "urgent"
        traveller.shift(timedelta(seconds=1))
        with clock.persons_day(alice):
            assert mine.badge[0] == "expired"
