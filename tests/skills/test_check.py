"""The self-check: one skill a page, the last answer shown, nothing chosen for anybody, and a way to skip."""

import pytest

from skills.models import Rating, Skill
from skills.profile import profile
from tests.calendar import TODAY, ago, on_that_day
from tests.refusal import refused
from tests.skills.make import rating, skill

pytestmark = [pytest.mark.django_db, on_that_day]

CHECK = "/skills/check/"


@pytest.fixture
def skills():
    return [skill(name, level_3="Does it alone") for name in ("Empathy", "Listening", "Triage")]


def asked(client, query=""):
    found = client.get(CHECK + query).context.get("skill")
    return found and str(found)


def test_each_skill_is_asked_with_what_its_levels_look_like_and_saved_as_ones_own_of_today(signed_in, alice, skills):
    page = signed_in.get(CHECK)
    assert "Competent: Does it alone" in page.text and "3 to go" in page.text and " checked" not in page.text
    answer = signed_in.post(CHECK, {"skill": skills[0].pk, "level": "3", "note": ""})
    made = Rating.objects.for_user(alice).get()
    assert (made.skill, made.level, made.day, made.rated_by) == (skills[0], 3, TODAY, "self")
    assert answer.url == f"{CHECK}?after={skills[0].pk}" and asked(signed_in, f"?after={skills[0].pk}") == "Listening"


def test_the_page_says_what_it_is_and_then_which_skill_it_asks_about(signed_in, skills):
    page = signed_in.get(CHECK).text
    assert "<h1>Rate skills</h1>" in page and "<h2>Empathy</h2>" in page and "<title>Rate skills: Empathy" in page


def test_a_skipped_skill_is_asked_again_only_from_the_beginning(signed_in, skills):
    assert asked(signed_in, f"?after={skills[1].pk}") == "Triage"
    end = signed_in.get(f"{CHECK}?after={skills[2].pk}").text
    assert "You are through. 3 skills were skipped." in end and "Go through what was skipped" in end


def test_what_was_rated_within_90_days_is_not_asked_and_what_was_longer_ago_shows_the_answer(signed_in, alice, skills):
    rating(alice, skills[0], day=ago(90)), rating(alice, skills[1], level=2, day=ago(91))
    page = signed_in.get(CHECK)
    assert page.context["skill"] == skills[1] and "Last time, on Aug 25, you said advanced beginner." in page.text


def test_no_level_chosen_is_refused(signed_in, skills):
    assert refused(signed_in, CHECK, {"skill": skills[0].pk, "level": "", "note": "x"}, "level") == "Choose the level."


def test_a_skill_rated_today_is_not_rated_twice(signed_in, alice, skills):
    rating(alice, skills[0])
    page = signed_in.post(CHECK, {"skill": skills[0].pk, "level": "5"})
    assert "You already rated this skill on this day" in page.text and Rating.objects.count() == 1


def test_anothers_own_skill_is_never_asked(signed_in, charlie):
    theirs = Skill.objects.create(owner=charlie, name="Theirs")
    assert "No skills are published here yet." in signed_in.get(CHECK).text
    assert signed_in.post(CHECK, {"skill": theirs.pk, "level": "5"}).status_code == 200 and not Rating.objects.exists()


@pytest.mark.parametrize("after", ["x", "0", "9" * 400, "%00"])
def test_nonsense_in_the_address_begins_anew(signed_in, skills, after):
    assert asked(signed_in, f"?after={after}") == "Empathy"


# ---------------------------------------------------------------- the profile
def test_the_profile_shows_the_last_own_level_and_those_before_it(alice, charlie, skills):
    for days, level in ((200, 1), (100, 2), (5, 4)):
        rating(alice, skills[0], level=level, day=ago(days))
    rating(alice, skills[0], level=5, rated_by="another"), rating(charlie, skills[0], level=3)
    (row,) = profile(alice, TODAY)
    assert (row.rating.level, row.levels, row.first, row.stale) == (4, [1, 2, 4], 1, False)


def test_only_the_last_six_levels_are_drawn(alice, skills):
    for days in range(8):
        rating(alice, skills[0], level=1 + days % 5, day=ago(100 + 10 * days))
    (row,) = profile(alice, TODAY)
    assert row.levels == [1, 5, 4, 3, 2, 1] and row.stale


def test_the_page_says_the_level_in_words_beside_its_picture(signed_in, alice, skills):
    rating(alice, skills[0], level=2, day=ago(100)), rating(alice, skills[0], level=3, day=ago(95))
    page = signed_in.get("/skills/").text
    for words in ("Level 3 of 5", "3 of 5, competent", "from 2", "Rate skills", skills[0].get_absolute_url()):
        assert words in page
