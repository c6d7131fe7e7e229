"""A renewal closed by mistake: opened again it is as before, and nothing of the cycle after it is lost."""

from datetime import date

import pytest

from learning.models import RenewalCycle
from learning.renewing import close
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.learning.renewals import credit, figures, held, renew, standing
from tests.learning.test_carry_over import FIRST, complete

pytestmark = [pytest.mark.django_db, on_that_day]


@pytest.fixture
def ches(alice):
    return held(alice, "ches-nchec", issued=ago(1700), expires=ahead(120))


def state(mine):
    mine.refresh_from_db()
    now = standing(mine)
    return mine.expires, mine.sent_on, mine.rules_id, mine.stays_before, now.cycle.start, now.cycle.end, figures(mine)


def address(cycle):
    return f"/learning/credentials/{cycle.credential_id}/reopen/?cycle={cycle.pk}"


def reopen(client, cycle):
    return client.post(address(cycle), follow=True).text


def closed(mine, expires=date(2032, 3, 31)):
    close(mine, TODAY, expires)
    mine.refresh_from_db()
    return RenewalCycle.objects.get(submitted_on__isnull=False)


def test_undo_brings_back_dates_rules_figures_and_what_was_carried_over(signed_in, alice, ches):
    complete(alice, 15)
    before = state(ches)
    page = renew(signed_in, ches).text
    cycle = RenewalCycle.objects.get()
    assert f'action="{address(cycle)}"' in page and figures(ches)["total"][0] == 15
    assert "Opened again: CHES-NCHEC" in reopen(signed_in, cycle)
    assert state(ches) == before
    cycle.refresh_from_db()
    assert (cycle.submitted_on, cycle.answer, cycle.carried) == (None, None, [])


def test_one_that_was_sent_in_waits_again(signed_in, alice, ches):
    ches.sent_on = ago(3)
    ches.save()
    reopen(signed_in, closed(ches))
    ches.refresh_from_db()
    assert (ches.sent_on, ches.expires) == (ago(3), ahead(120))


def test_closing_it_again_freezes_what_is_there_then(signed_in, alice, ches):
    complete(alice, 0)
    cycle = closed(ches)
    reopen(signed_in, cycle)
    credit(alice, 4, "CECH", FIRST, day=ago(10))
    again = closed(ches)
    assert again.pk == cycle.pk and [each["amount"] for each in again.carried] == ["4"] and figures(ches)["total"][0] == 4


def test_that_it_was_closed_is_kept_and_said(signed_in, ches):
    cycle = closed(ches)
    reopen(signed_in, cycle)
    cycle.refresh_from_db()
    assert [each["submitted_on"] for each in cycle.reopened] == [TODAY.isoformat()]
    assert "Closed as sent in on Nov 24, opened again on Nov 24" in signed_in.get(ches.get_absolute_url()).text


def number_given(mine):
    mine_now = standing(mine).cycle
    mine_now.number = 3
    mine_now.save()


def sent_in(mine):
    mine.sent_on = TODAY
    mine.save()


def moved(mine):
    mine.expires = date(2032, 5, 31)
    mine.save()


@pytest.mark.parametrize(
    ("happened", "said"),
    [(number_given, "a number or rules"), (sent_in, "sent in already"), (moved, "expiry date was changed since")],
)
def test_what_would_be_lost_of_the_next_cycle_keeps_it_closed_with_a_sentence(signed_in, ches, happened, said):
    cycle = closed(ches)
    happened(ches)
    page = signed_in.get(ches.get_absolute_url()).text
    assert said in page and "Open again" not in page
    assert said in reopen(signed_in, cycle)
    cycle.refresh_from_db()
    assert cycle.submitted_on == TODAY


def test_only_the_last_one_is_opened_and_only_once(signed_in, ches):
    first = closed(ches)
    close(ches, TODAY, date(2037, 3, 31))
    assert "later renewal was closed" in reopen(signed_in, first)
    last = RenewalCycle.objects.exclude(pk=first.pk).get()
    reopen(signed_in, last)
    assert "open already" in reopen(signed_in, last)
    first.refresh_from_db()
    assert first.submitted_on == TODAY


@pytest.mark.parametrize("asked", ["", "x", "999999", "9" * 40])
def test_a_cycle_that_is_none_of_its_credential_changes_nothing(signed_in, ches, asked):
    page = signed_in.post(f"{ches.get_absolute_url()}reopen/?cycle={asked}", follow=True)
    assert "none of this credential" in page.text


def test_one_closed_before_that_was_kept_ends_on_its_last_day_again(signed_in, ches):
    cycle = closed(ches)
    RenewalCycle.objects.filter(pk=cycle.pk).update(closing={})
    reopen(signed_in, cycle)
    ches.refresh_from_db()
    assert ches.expires == cycle.end
