"""What a closed cycle leaves for the next one: only where its rules say so, once, and kept in what was closed."""

from datetime import date

import pytest

from careertrack.core import bin
from learning.models import Credit, RenewalCycle
from learning.packs.pack import load
from learning.packs.text import BadPack
from learning.renewing import close
from learning.standing import Standings
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.learning.renewals import credit, figures, held, renew, rules, standing

pytestmark = [pytest.mark.django_db, on_that_day]

FIRST, SECOND, CHECKED = "category-i-pre-approved", "category-ii-self-claimed", "continuing-competency-assessment"


@pytest.fixture
def ches(alice):
    """75 hours are asked for, at least 45 of the first category."""
    return held(alice, "ches-nchec", issued=ago(1700), expires=ahead(120))


def complete(owner, more):
    credit(owner, 30, "CECH", SECOND, day=ago(300))
    credit(owner, 5, "CECH", FIRST, CHECKED, day=ago(200))
    credit(owner, 40 + more, "CECH", FIRST, day=ago(100))


def renewed(mine, expires=date(2032, 3, 31)):
    close(mine, TODAY, expires)
    mine.refresh_from_db()
    return mine


@pytest.mark.parametrize(("more", "carried"), [(0, 0), (4, 4), (15, 15), (40, 15)])
def test_hours_over_a_complete_total_are_carried_up_to_the_limit(alice, ches, more, carried):
    complete(alice, more)
    found = figures(renewed(ches))
    assert (found["carry-over-of-category-i"][0], found[FIRST][0], found["total"][0]) == (carried, carried, carried)


def test_nothing_is_carried_out_of_a_cycle_that_was_not_complete(alice, ches):
    credit(alice, 90, "CECH", FIRST, day=ago(100))
    assert figures(renewed(ches))["total"][0] == 0


def test_what_was_carried_once_is_not_carried_again(alice, ches):
    complete(alice, 15)
    mine = renewed(ches)
    for made in alice_credits(alice):
        made.day = standing(mine).cycle.start
        made.save()
    left = standing(mine).left_over
    assert [each.amount for each in left] == [15], "60 of its own leave 15, not 30"


def alice_credits(alice):
    return Credit.objects.for_user(alice)


def test_the_page_says_from_where_it_was_carried_and_before_renewing_how_much_will_be(signed_in, alice, ches):
    complete(alice, 4)
    assert "4 CECH will be carried over to the next cycle." in signed_in.get(f"{ches.get_absolute_url()}renew/").text
    page = renew(signed_in, ches).text
    assert "4 CECH: Carried over from" in page and "4 CECH carried over to the next cycle" in page


def test_what_was_carried_stays_whatever_becomes_of_the_credit_it_came_from(alice, ches):
    complete(alice, 4)
    mine = renewed(ches)
    bin.remove(*alice_credits(alice))
    assert figures(mine)["total"][0] == 4


def test_what_was_carried_is_kept_in_the_answer_of_the_cycle_it_counted_in(alice, ches):
    complete(alice, 4)
    again = renewed(renewed(ches), date(2037, 3, 31))
    kept = RenewalCycle.objects.for_user(alice).order_by("end").last()
    assert {"requirement": "total", "amount": "4"} in kept.answer["items"][0]["counted"]
    assert figures(again)["total"][0] == 0


def test_a_complete_renewal_sent_in_early_lets_the_next_cycle_begin_the_day_after(alice):
    mine = held(alice, "nremt-emr", issued=ago(700), expires=ahead(127))
    assert standing(mine).until(ago(20)).answer.complete is False
    for code, amount in (("national-component", 8), ("local-state-component", 4), ("individual-component", 4)):
        credit(alice, amount, "hours", code, day=ago(60))
    credit(alice, 2, "hours", "individual-component", day=ago(10))
    close(mine, ago(20), ahead(127 + 730))
    mine.refresh_from_db()
    found = Standings(alice, TODAY).of(mine)
    assert found.cycle.start == ago(19) and found.total.counted == 2


def test_one_that_was_not_complete_when_it_was_sent_in_ends_on_its_own_day(alice):
    mine = held(alice, "nremt-emr", issued=ago(700), expires=ahead(127))
    close(mine, ago(20), ahead(127 + 730))
    mine.refresh_from_db()
    assert standing(mine).cycle.start == ahead(128)


def test_the_next_cycle_is_the_next_renewal(alice, ches):
    cycle = standing(ches).cycle
    cycle.number = 2
    cycle.save()
    assert standing(renewed(ches)).cycle.number == 3


def test_a_pack_may_carry_only_into_a_maximum_of_what_it_has(alice):
    text = rules("ches-nchec").text
    with pytest.raises(BadPack, match="refers to 'nothing'"):
        load(text.replace("carries: category-i-pre-approved", "carries: nothing"))
