"""What one line says of a record: each value says what it is, and nothing stands there that the title says already."""

import pytest

from careertrack.core.templatetags.records import gist
from tests.calendar import ago, ahead, on_that_day
from tests.experience.make import place, shift
from tests.goals.make import goal, milestone
from tests.kinds import listed_models
from tests.learning.make import course, credential
from tests.network.make import contact, interaction, mentorship
from tests.skills.make import rating, skill
from tests.trends.make import read

pytestmark = [pytest.mark.django_db, on_that_day]


def test_every_kind_of_record_tells_something_and_says_what_to_write_down_first():
    assert not [model for model in listed_models() if (model.columns and not model.told) or not model.empty]


def test_a_goal_and_its_milestone_say_what_each_day_is(alice):
    mine = goal(alice, area="skills", target_day=ahead(37))
    assert gist(mine) == "Active, Skills, by Dec 31"
    assert gist(milestone(mine, due=ago(1), done_on=ago(2))) == "Due Nov 23, done Nov 22"


def test_an_interaction_leaves_out_the_kind_and_day_of_its_title(alice):
    mine = interaction(contact(alice), day=ago(11), follow_up_on=ahead(19))
    assert (str(mine), gist(mine)) == ("Meeting with Ruth Osei, Nov 13", "Follow-up Dec 13")


def test_a_contact_and_a_mentorship_say_how_often(alice):
    ruth = contact(alice, role="Nurse", keep_in_touch=30)
    assert gist(ruth) == "Nurse, in touch every month"
    assert gist(mentorship(ruth, cadence=14, start=ago(159))) == "Meeting every two weeks, since Jun 18"


@pytest.mark.parametrize(
    ("by", "told"),
    [
        ({}, "Rated by you, on Nov 5"),
        ({"rated_by": "another"}, "Rated by somebody else, on Nov 5"),
        ({"rated_by": "another", "rater": "Ruth"}, "Rated by Ruth, on Nov 5"),
    ],
)
def test_a_rating_says_by_whom_and_when(alice, by, told):
    assert gist(rating(alice, skill(), day=ago(19), **by)) == told


def test_a_place_says_since_when_or_from_when_to_when(alice):
    assert gist(place(alice, start=ago(159))) == "Volunteering, Hospital, since Jun 18"
    assert gist(place(alice, start=ago(159), end=ago(1))) == "Volunteering, Hospital, Jun 18 to Nov 23"


def test_hours_leave_out_the_hours_and_day_of_their_title(alice):
    assert gist(shift(place(alice))) == "Done"
    assert gist(shift(place(alice), day=ago(30), until=ago(1))) == "Done, to Nov 23"


def test_learning_and_reading_say_what_each_value_is(alice):
    assert gist(course(alice, provider="City College")) == "City College, Short course"
    assert gist(read(alice, minutes=30)) == "Read, on Nov 24, 30 min"


@pytest.mark.parametrize(
    ("days", "told", "badge"),
    [
        (-10, "AHA, expired Nov 14", "Expired 10 days ago"),
        (31, "AHA, expires Dec 25", "Expires in 31 days"),
        (100, "AHA, expires Mar 4, 2027", "Renewal open, 100 days left"),
        (200, "AHA", "Valid to Jun 12, 2027"),
    ],
)
def test_a_credential_says_its_day_where_its_badge_does_not(alice, days, told, badge):
    mine = credential(alice, issuer="AHA", expires=ahead(days))
    assert (gist(mine), mine.badge[1]) == (told, badge)


def test_a_percent_sign_in_a_record_is_only_a_sign(alice):
    assert gist(course(alice, provider="100% online")) == "100% online, Short course"
