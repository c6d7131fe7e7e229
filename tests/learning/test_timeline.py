"""The renewal timeline: every step in the order of its day, and in the tense of it."""

import pytest

from learning.models import RenewalCycle
from learning.reopening import reopen
from learning.timeline import timeline
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.learning.make import credential
from tests.learning.renewals import held, renew, standing

pytestmark = [pytest.mark.django_db, on_that_day]


def steps(mine):
    mine.refresh_from_db()
    return [(each.title, each.state) for each in timeline(standing(mine), TODAY)]


@pytest.fixture
def bls(alice):
    return held(alice, "aha-bls", issued=ago(700), expires=ahead(30))


def test_a_cycle_that_begins_later_has_not_begun(signed_in, bls):
    renew(signed_in, bls, expires="2028-12-24")
    assert steps(bls) == [("Issued", "done"), ("Nothing to collect yet", "now"), ("Cycle begins", ""), ("Expires", "")]


def test_one_that_runs_has_begun_and_ends_later(alice):
    mine = held(alice, "cma-aama", issued=ago(3000), expires=ahead(120))
    assert [state for _title, state in steps(mine)] == ["done", "done", "now", ""]
    assert steps(mine)[1:3] == [("Cycle began", "done"), ("Collect 60 more points", "now")]


def test_what_has_expired_stands_before_today(alice):
    mine = held(alice, "aha-bls", expires=ago(6))
    assert steps(mine)[-2:] == [("Expired", "done over"), ("Renew it, then enter the new date", "now")]


def test_on_its_last_day_it_has_not_expired(alice):
    assert steps(held(alice, "aha-bls", expires=TODAY))[-1] == ("Expires", "")


def test_sent_in_before_it_expired_stands_before_that(signed_in, alice):
    mine = held(alice, "aha-bls", expires=ago(3), sent_on=ago(10))
    assert steps(mine)[-3:] == [("Sent in", "done"), ("Expired", "done over"), ("Wait for the new date", "now")]
    page = signed_in.get(mine.get_absolute_url()).text
    assert page.index('<p class="vt">Sent in') < page.index('<p class="vt">Expired') < page.index("Wait for the new date")


@pytest.mark.parametrize(
    ("expires", "said"), [(ahead(500), ("Last day that counts", "")), (ahead(300), ("Last day that counted", "done over"))]
)
def test_the_last_day_that_counts_has_its_own_tense(alice, expires, said):
    mine = held(alice, "cnor-cci", issued=ago(1400), expires=expires)
    days = [each.day for each in timeline(standing(mine), TODAY)]
    assert days == sorted(days) and said in steps(mine)


def test_that_it_was_closed_by_mistake_stands_on_the_day_it_was_opened_again(signed_in, bls):
    renew(signed_in, bls)
    reopen(RenewalCycle.objects.get())
    assert [title for title, _state in steps(bls)][1:4] == ["Cycle began", "Closed by mistake", "Collect 1 more course completion"]


def test_without_rules_there_is_a_timeline_all_the_same(signed_in, alice):
    mine = credential(alice, name="Local card", issued=ago(9), expires=ahead(40))
    assert steps(mine)[-2:] == [("Collect what is asked for", "now"), ("Expires", "")]
    assert "Collect what is asked for" in signed_in.get(mine.get_absolute_url()).text
