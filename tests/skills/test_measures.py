"""`skills.rated`: which rating stands for a skill on a day, and why the rest does not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from careertrack.accounts.models import User
from careertrack.core import bin
from skills.measures import RATED
from skills.models import Rating
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.measured import measured
from tests.skills.make import rating, skill

pytestmark = [pytest.mark.django_db, on_that_day]

AGAIN, BY_ANOTHER = "Rated again later", "Rated by somebody else"


def test_a_skill_counts_once_by_its_newest_rating(alice):
    row = skill()
    oldest, newest, middle = (rating(alice, row, day=ago(days)) for days in (90, 1, 45))
    assert measured(alice, RATED.ask()) == ({newest}, {oldest: AGAIN, middle: AGAIN})


def test_each_skill_counts_for_itself(alice):
    both = {rating(alice, skill("Listening"), day=ago(9)), rating(alice, skill("Empathy"))}
    assert measured(alice, RATED.ask()) == (both, {})


def test_what_somebody_else_saw_neither_counts_nor_hides_ones_own(alice):
    mine = rating(alice, skill(), day=ago(9))
    theirs = rating(alice, mine.skill, rated_by="another")
    assert measured(alice, RATED.ask()) == ({mine}, {theirs: BY_ANOTHER})


@pytest.mark.parametrize(("end", "counts"), [(ago(10), True), (ago(11), False)])
def test_a_rating_counts_from_its_own_day_on(alice, end, counts):
    mine = rating(alice, skill(), day=ago(10))
    assert measured(alice, RATED.ask(end=end)) == (({mine}, {}) if counts else (set(), {mine: "After the period"}))


def test_a_level_has_no_beginning_and_ends_today(alice):
    mine, ahead_of_time = rating(alice, skill(), day=ago(4000)), rating(alice, skill("Empathy"), day=ahead(1))
    assert measured(alice, RATED.ask(start=ago(1))) == ({mine}, {ahead_of_time: "After the period"})


def test_on_an_earlier_day_the_rating_of_that_time_stands(alice):
    old = rating(alice, skill(), day=ago(90))
    new = rating(alice, old.skill)
    assert measured(alice, RATED.ask(end=ago(1))) == ({old}, {new: "After the period"})


def test_only_the_skill_or_kind_asked_for_counts(alice):
    soft, technical = rating(alice, skill()), rating(alice, skill("Wound care", kind="technical"))
    assert measured(alice, RATED.ask(skill=soft.skill_id)) == ({soft}, {technical: "Another skill"})
    assert measured(alice, RATED.ask(kind="technical")) == ({technical}, {soft: "Another kind"})


def test_a_rating_in_the_bin_is_not_looked_at_and_hides_no_older_one(alice):
    old = rating(alice, skill(), day=ago(9))
    bin.remove(rating(alice, old.skill))
    assert measured(alice, RATED.ask()) == ({old}, {})


def test_anothers_ratings_are_not_mine_and_hide_none_of_mine(alice, charlie):
    mine = rating(alice, skill(), day=ago(9))
    rating(charlie, mine.skill)
    assert measured(alice, RATED.ask()) == ({mine}, {})


def test_a_rating_counts_on_when_its_skill_is_retired(alice):
    mine = rating(alice, skill(state="retired"))
    assert measured(alice, RATED.ask()) == ({mine}, {})


class AnyHistory(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.alice = User.objects.create_user("alice@example.com", "a long password")
        cls.skills = [skill(f"Skill {n}") for n in range(3)]

    @settings(max_examples=25)
    @given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 9), st.booleans()), max_size=8), st.integers(0, 9))
    def test_as_many_count_as_skills_were_rated_by_that_day(self, history, end):
        self_rated = {(number, days) for number, days, by_self in history if by_self}
        rows = [(*each, "self") for each in self_rated] + [(n, days, "another") for n, days, by_self in history if not by_self]
        Rating.objects.bulk_create(
            Rating(owner=self.alice, skill=self.skills[number], level=2, day=ago(days), rated_by=by) for number, days, by in rows
        )
        counted, left_out = measured(self.alice, RATED.ask(end=ago(end)))
        wanted = {n: min(days for m, days in self_rated if m == n and days >= end) for n, d in self_rated if d >= end}
        assert {(self.skills.index(each.skill), (TODAY - each.day).days) for each in counted} == set(wanted.items())
        assert len(counted) + len(left_out) == len(rows)
