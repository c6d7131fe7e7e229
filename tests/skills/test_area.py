"""What Today hears from Skills: the line, what happened, what to rate again."""

import pytest

from careertrack.core import bin
from careertrack.core.answers import Urgency
from careertrack.core.counting import totals
from skills.area import Skills
from skills.models import Rating
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.skills.make import rating, skill

pytestmark = [pytest.mark.django_db, on_that_day]


def area(user):
    return Skills(user, TODAY)


def words(user):
    line = area(user).line()
    return line.value, line.note


def suggestions(user):
    return list(area(user).suggest())


# ---------------------------------------------------------------- the line
def test_the_line_without_any_rating_offers_the_self_check(alice, charlie):
    rating(charlie, skill()), bin.remove(rating(alice, skill("Empathy")))
    assert words(alice) == ("Not rated yet", "10-minute self-check")
    assert not area(alice).line().started


def test_the_line_counts_the_skills_rated(alice):
    first = rating(alice, skill())
    assert words(alice) == ("1 skill rated", "All within 90 days") and area(alice).line().started
    rating(alice, first.skill, day=ago(30)), rating(alice, skill("Empathy"))
    rating(alice, skill("Wound care"), rated_by="another"), bin.remove(rating(alice, skill("Triage")))
    line = area(alice).line()
    assert (line.value, line.amount, line.target) == ("2 skills rated", 2, None)
    assert totals(alice, [line.ask]) == [2]


def test_the_line_says_how_many_were_last_rated_more_than_90_days_ago(alice):
    for n, days in enumerate([91, 400, 90]):
        rating(alice, skill(f"Skill {n}"), day=ago(days))
    assert words(alice) == ("3 skills rated", "2 ready to re-rate")


def test_today_and_the_area_page_show_the_line_in_its_words(signed_in, alice):
    rating(alice, skill(), day=ago(91))
    for url in ("/", "/skills/"):
        page = signed_in.get(url).text
        assert "1 skill rated" in page and "1 ready to re-rate" in page


# ---------------------------------------------------------------- what happened, what is due
def test_ratings_happened_on_their_day_whoever_made_them(alice):
    mine = rating(alice, skill(), day=ago(3))
    theirs = rating(alice, mine.skill, rated_by="another")
    rating(alice, mine.skill, day=ago(4)), bin.remove(rating(alice, mine.skill, day=ago(2)))
    found = {(each.on, each.verb, each.record) for each in area(alice).happened(ago(3), TODAY)}
    assert found == {(ago(3), "Rated", mine), (TODAY, "Rated", theirs)}


def test_no_rating_has_a_day_by_which_it_must_be_made(alice):
    rating(alice, skill(), day=ago(400))
    assert not list(area(alice).due(ahead(365)))


# ---------------------------------------------------------------- what to do next
def rate(client, url):
    """Follow the address of a rating form and save it as the page fills it."""
    form = client.get(url).context["form"]
    filled = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    assert client.post(url, {**filled, "level": "4"}).status_code == 302


def test_rate_one_skill_is_suggested_until_one_is_rated(signed_in, alice):
    row = skill()
    (first,) = suggestions(alice)
    assert (first.title, first.urgency, first.button) == ("Rate yourself on one skill", Urgency.FIRST_STEP, "Rate skills")
    rate(signed_in, first.url)
    assert Rating.objects.get().skill == row and not suggestions(alice)


def test_what_somebody_else_saw_is_no_first_step_of_ones_own(alice):
    rating(alice, skill(), rated_by="another", day=ago(400))
    assert [each.urgency for each in suggestions(alice)] == [Urgency.FIRST_STEP]


def test_a_skill_is_suggested_again_after_90_days_until_it_is_rated(signed_in, alice):
    mine = rating(alice, skill(), day=ago(91))
    (found,) = suggestions(alice)
    assert (found.title, found.urgency, found.on) == ("Rate Listening again", Urgency.NOT_RATED, ago(91))
    assert found.reason == "Last rated on Aug 25 as competent"
    rate(signed_in, found.url)
    assert mine.skill.ratings.count() == 2 and not suggestions(alice)


def test_a_skill_rated_90_days_ago_can_wait(alice):
    rating(alice, skill(), day=ago(90))
    assert not suggestions(alice)


def test_only_a_rating_of_ones_own_renews_a_skill(alice):
    mine = rating(alice, skill(), day=ago(200))
    rating(alice, mine.skill, rated_by="another"), bin.remove(rating(alice, mine.skill, day=ago(1)))
    assert [each.on for each in suggestions(alice)] == [ago(200)]


def test_the_skills_rated_longest_ago_come_first(alice):
    for days in (100, 300, 200):
        rating(alice, skill(f"Skill {days}"), day=ago(days))
    assert [each.title for each in suggestions(alice)] == [f"Rate Skill {days} again" for days in (300, 200, 100)]


@pytest.mark.parametrize("state", ["draft", "retired"])
def test_a_skill_that_is_no_longer_offered_is_not_to_be_rated_again(alice, state):
    rating(alice, skill(state=state), day=ago(200))
    assert not suggestions(alice) and words(alice) == ("1 skill rated", "All within 90 days")
