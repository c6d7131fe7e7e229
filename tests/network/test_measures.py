"""`network.interactions`, `network.mentor_meetings`, `network.kept_in_touch`: what counts, and why the rest does not."""

import pytest

from careertrack.core import bin
from network.measures import INTERACTIONS, KEPT_IN_TOUCH, MENTOR_MEETINGS
from network.models import INTERVALS
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.measured import measured
from tests.network.make import contact, interaction, mentorship

pytestmark = [pytest.mark.django_db, on_that_day]

LENGTHS = [length for length, _words in INTERVALS]
NOT_MENTORED, LONG_AGO = "No mentorship on that day", "Longer ago than your rhythm"


# ---------------------------------------------------------------- interactions, and those with a mentor
@pytest.mark.parametrize("measure", [INTERACTIONS, MENTOR_MEETINGS])
def test_interactions_count_on_the_first_and_last_day_and_not_beyond(alice, measure):
    ruth = mentorship(contact(alice)).contact
    inside = {interaction(ruth, day) for day in (ago(10), ago(5), TODAY)}
    before, after = interaction(ruth, ago(11)), interaction(ruth, ahead(1))
    counted, left_out = measured(alice, measure.ask(start=ago(10), end=TODAY))
    assert counted == inside
    assert left_out == {before: "Before the period", after: "After the period"}


@pytest.mark.parametrize("measure", [INTERACTIONS, MENTOR_MEETINGS])
def test_only_interactions_with_the_contact_asked_for_count(alice, measure):
    ruth, sam = mentorship(contact(alice)).contact, mentorship(contact(alice, "Sam")).contact
    here, there = interaction(ruth), interaction(sam)
    assert measured(alice, measure.ask(contact=ruth.pk)) == ({here}, {there: "Another contact"})


def test_only_interactions_of_the_kind_asked_for_count(alice):
    here, there = interaction(contact(alice), kind="call"), interaction(contact(alice))
    assert measured(alice, INTERACTIONS.ask(kind="call")) == ({here}, {there: "Another kind"})


@pytest.mark.parametrize("measure", [INTERACTIONS, MENTOR_MEETINGS])
@pytest.mark.parametrize("with_contact", [False, True])
def test_an_interaction_in_the_bin_alone_or_with_its_contact_is_not_even_looked_at(alice, measure, with_contact):
    gone, kept = (interaction(mentorship(contact(alice)).contact) for _n in range(2))
    bin.remove(gone.contact if with_contact else gone)
    assert measured(alice, measure.ask()) == ({kept}, {})


@pytest.mark.parametrize("measure", [INTERACTIONS, MENTOR_MEETINGS, KEPT_IN_TOUCH])
def test_anothers_records_are_not_mine(alice, charlie, measure):
    interaction(mentorship(contact(charlie, keep_in_touch=30)).contact)
    assert measured(alice, measure.ask()) == (set(), {})


@pytest.mark.parametrize("direction", ["mentor", "mentee"])
def test_meetings_count_from_the_first_to_the_last_day_of_a_mentorship(alice, direction):
    ruth = mentorship(contact(alice), direction=direction, start=ago(20), end=ago(10)).contact
    inside = {interaction(ruth, ago(20)), interaction(ruth, ago(10))}
    outside = {interaction(ruth, ago(21)), interaction(ruth, ago(9))}
    assert measured(alice, MENTOR_MEETINGS.ask()) == (inside, dict.fromkeys(outside, NOT_MENTORED))


def test_a_mentorship_without_days_goes_on_for_ever(alice):
    ruth = mentorship(contact(alice)).contact
    inside = {interaction(ruth, ago(9000)), interaction(ruth, ahead(9))}
    assert measured(alice, MENTOR_MEETINGS.ask()) == (inside, {})


def test_a_meeting_in_two_mentorships_counts_once(alice):
    ruth = mentorship(contact(alice)).contact
    mentorship(ruth, direction="mentee")
    here = interaction(ruth)
    assert measured(alice, MENTOR_MEETINGS.ask()) == ({here}, {})


def test_a_mentorship_in_the_bin_or_with_somebody_else_makes_no_mentor(alice):
    ruth = contact(alice)
    bin.remove(mentorship(ruth)), mentorship(contact(alice, "Sam"))
    outside = interaction(ruth)
    assert measured(alice, MENTOR_MEETINGS.ask()) == (set(), {outside: NOT_MENTORED})


# ---------------------------------------------------------------- kept in touch
@pytest.mark.parametrize("length", LENGTHS)
def test_a_contact_is_kept_to_the_last_day_of_its_own_rhythm(alice, length):
    kept, lost = (contact(alice, keep_in_touch=length) for _n in range(2))
    interaction(kept, ago(length)), interaction(lost, ago(length + 1))
    assert measured(alice, KEPT_IN_TOUCH.ask(end=TODAY)) == ({kept}, {lost: LONG_AGO})


def test_a_contact_without_a_rhythm_or_a_meeting_says_why_it_does_not_count(alice):
    free, fresh = contact(alice), contact(alice, keep_in_touch=365)
    interaction(free)
    assert measured(alice, KEPT_IN_TOUCH.ask(end=TODAY)) == (set(), {free: "No rhythm set", fresh: LONG_AGO})


def test_only_the_newest_of_several_meetings_decides(alice):
    ruth = contact(alice, keep_in_touch=30)
    interaction(ruth, ago(300)), interaction(ruth, ago(3))
    assert measured(alice, KEPT_IN_TOUCH.ask(end=TODAY)) == ({ruth}, {})


def test_a_meeting_in_the_bin_or_still_ahead_keeps_nobody_in_touch(alice):
    ruth = contact(alice, keep_in_touch=30)
    bin.remove(interaction(ruth)), interaction(ruth, ahead(1))
    assert measured(alice, KEPT_IN_TOUCH.ask(end=TODAY)) == (set(), {ruth: LONG_AGO})


def test_a_level_is_that_of_its_last_day(alice):
    ruth = contact(alice, keep_in_touch=14)
    interaction(ruth, ago(20))
    assert measured(alice, KEPT_IN_TOUCH.ask(start=ago(1), end=ago(6))) == ({ruth}, {})
    assert measured(alice, KEPT_IN_TOUCH.ask(end=ago(21))) == (set(), {ruth: LONG_AGO})
    assert KEPT_IN_TOUCH.ask().end == TODAY


def test_a_contact_in_the_bin_is_not_even_looked_at(alice):
    bin.remove(interaction(contact(alice, keep_in_touch=30)).contact)
    assert measured(alice, KEPT_IN_TOUCH.ask()) == (set(), {})


def test_only_the_contact_asked_for_is_kept(alice):
    ruth, sam = (interaction(contact(alice, keep_in_touch=30)).contact for _n in range(2))
    assert measured(alice, KEPT_IN_TOUCH.ask(contact=ruth.pk)) == ({ruth}, {sam: "Another contact"})
