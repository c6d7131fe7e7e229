"""Counts and totals of several kinds of record in one query."""

import pytest

from careertrack.core import bin
from careertrack.core.areas import area_classes, measure
from careertrack.core.counting import counted, tally, totals
from network.models import Contact
from skills.models import Skill
from tests import life
from tests.calendar import TODAY, ago, on_that_day
from tests.experience.make import place, shift
from tests.network.make import contact
from trends.models import Rhythm

pytestmark = [pytest.mark.django_db, on_that_day]


@pytest.fixture
def hours(alice):
    where = place(alice)
    shift(where, 240), shift(where, 60, day=ago(400)), shift(where, 90, state="planned"), bin.remove(shift(where, 30))
    return measure("experience.hours")


def test_a_total_is_the_one_the_measure_gives_alone(alice, hours):
    asks = {"ever": hours.ask(), "year": hours.ask(start=ago(365), end=TODAY)}
    assert tally(alice, **asks) == dict(zip(asks, totals(alice, list(asks.values())), strict=True)) == {"ever": 300, "year": 240}


def test_of_records_it_is_their_number_and_of_one_value_that_value(alice, charlie, hours):
    contact(alice), contact(alice, name="Denise"), contact(charlie)
    Rhythm.objects.create(owner=alice, readings=7)
    rhythm = Rhythm.objects.for_user(alice).values("readings")
    assert tally(alice, people=Contact.objects.for_user(alice), wanted=rhythm) == {"people": 2, "wanted": 7}


def test_where_there_is_nothing_it_is_zero(alice):
    asked = tally(alice, hours=measure("experience.hours").ask(), wanted=Rhythm.objects.for_user(alice))
    assert asked == {"hours": 0, "wanted": 0}


def test_many_questions_are_one_query(alice, hours, django_assert_num_queries):
    with django_assert_num_queries(1):
        tally(alice, **{f"q{n}": hours.ask(start=ago(n)) for n in range(1, 9)}, people=Rhythm.objects.for_user(alice))


def test_no_question_is_no_query(alice, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert tally(alice) == {}


def test_what_a_query_adds_up_is_what_the_records_that_counted_do(alice):
    """One says why, the other does not; no filter, edge or empty field may part them."""
    life.live(alice, 12)
    for area in area_classes():
        for each in area.measures:
            chosen = {each.one_of: "contact hours" if each.one_of == "unit" else Skill.objects.first().pk} if each.one_of else {}
            for window in ({}, {"start": ago(4)}, {"end": ago(2)}, {"start": ago(4), "end": ago(1)}):
                ask = each.ask(**window, **chosen)
                found = [getattr(row, each.amount) if each.amount else 1 for row in counted(alice, ask)]
                assert tally(alice, it=ask) == {"it": sum(found)}, ask
