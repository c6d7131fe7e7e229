"""The pages of Skills: all skills with where a person stands, one skill with its levels and history."""

import pytest

from careertrack.core import bin
from skills.models import Rating
from tests.calendar import TODAY, ago, on_that_day
from tests.skills.make import rating, skill

pytestmark = [pytest.mark.django_db, on_that_day]


@pytest.mark.parametrize(
    ("url", "begin", "words"),
    [
        ("/skills/", "check", "Not rated yet. The self-check takes about 10 minutes and only you see it."),
        ("/skills/ratings/", "ratings/add", "Choose one skill and say where you see yourself."),
    ],
)
def test_an_empty_page_says_what_will_be_here_and_how_to_begin(signed_in, url, begin, words):
    page = signed_in.get(url).text
    assert words in page
    assert f'href="/skills/{begin}/"' in page


@pytest.mark.parametrize("days", [None, 100], ids=["newcomer", "to rate again"])
def test_what_rates_skills_stands_once_on_the_page_and_has_one_name(signed_in, alice, days):
    if days:
        rating(alice, skill(), day=ago(days))
    page = signed_in.get("/skills/").text
    assert page.count("Rate skills</a>") == 1 and "Add rating" not in page


def test_who_has_rated_all_may_add_a_rating(signed_in, alice):
    rating(alice, skill())
    page = signed_in.get("/skills/").text
    assert "Rate skills" not in page and 'href="/skills/ratings/add/"' in page


def test_the_area_leads_to_all_skills(signed_in):
    assert 'href="/skills/all/"' in signed_in.get("/skills/").text
    assert "Nothing published here yet." in signed_in.get("/skills/all/").text


def test_each_skill_shows_the_last_rating_of_oneself(signed_in, alice, charlie):
    row = skill()
    rating(alice, row, 2, ago(90)), rating(alice, row, 4, ago(7)), rating(alice, row, 5, rated_by="another")
    rating(charlie, row, 1, ago(400)), bin.remove(rating(alice, row, 3, ago(1)))
    page = signed_in.get("/skills/all/").text
    assert "Proficient, Nov 17" in page and "Rate again" in page
    assert not any(level in page for level in ("Novice", "Advanced beginner", "Competent", "Expert"))


def test_a_skill_not_rated_yet_offers_to_rate_it(signed_in):
    row = skill()
    page = signed_in.get("/skills/all/").text
    assert f'href="/skills/ratings/add/?skill={row.pk}"' in page and "Rate again" not in page


@pytest.mark.parametrize("state", ["draft", "retired"])
def test_a_skill_that_is_not_published_is_not_listed_and_has_no_page(signed_in, state):
    row = skill(state=state)
    assert row.name not in signed_in.get("/skills/all/").text
    assert signed_in.get(row.get_absolute_url()).status_code == 404


def test_a_skill_of_ones_own_stays_ones_own(signed_in, alice, charlie):
    mine = skill("Suture removal", owner=alice, state="draft")
    rating(alice, mine)
    for address in ("/skills/all/", mine.get_absolute_url()):
        assert mine.name in signed_in.get(address).text
    signed_in.force_login(charlie)
    assert mine.name not in signed_in.get("/skills/all/").text
    assert signed_in.get(mine.get_absolute_url()).status_code == 404


def test_a_skill_says_what_each_level_looks_like_and_where_that_comes_from(signed_in):
    row = skill(level_1="Hears words", level_5="Hears more", evidence="A letter", source="https://example.org/", checked_on=TODAY)
    page = signed_in.get(row.get_absolute_url()).text
    for words in ("1 Novice", "Hears words", "5 Expert", "Hears more", "A letter", 'href="https://example.org/"', "Nov 24"):
        assert words in page


def test_a_skill_shows_the_history_of_its_ratings_and_nobody_elses(signed_in, alice, charlie):
    row = skill()
    mine = [rating(alice, row, level, ago(days)) for level, days in ((4, 1), (3, 100), (2, 200))]
    others = [rating(charlie, row), rating(alice, skill("Empathy"))]
    response = signed_in.get(row.get_absolute_url())
    (history,) = [group for group in response.context["linked"] if group.model is Rating]
    assert history.records == mine
    assert not any(f'href="{each.get_absolute_url()}"' in response.text for each in others)
    assert f"/skills/ratings/add/?skill={row.pk}" in response.text


def test_rating_again_keeps_what_was_rated_before(signed_in, alice):
    old = rating(alice, skill(), 2, ago(100))
    signed_in.post("/skills/ratings/add/", {"skill": old.skill_id, "level": "4", "day": "2026-11-24", "rated_by": "self"})
    assert list(Rating.objects.values_list("level", "day")) == [(4, TODAY), (2, ago(100))]
    assert [each.level for each in signed_in.get("/skills/ratings/").context["object_list"]] == [4, 2]


def test_a_rating_shows_what_was_noted_and_leads_to_its_skill(signed_in, alice):
    mine = rating(alice, skill(), 4, rated_by="another", rater="Ruth Osei", note="First\nSecond")
    page = signed_in.get(mine.get_absolute_url()).text
    for words in (
        f'href="{mine.skill.get_absolute_url()}"',
        "Proficient",
        "Somebody else",
        "Ruth Osei",
        "<p>First</p><p>Second</p>",
    ):
        assert words in page


def test_a_rating_of_a_retired_skill_names_it_without_a_link(signed_in, alice):
    mine = rating(alice, skill(state="retired"))
    page = signed_in.get(mine.get_absolute_url()).text
    assert "<dd>Listening</dd>" in page and mine.skill.get_absolute_url() not in page


def test_a_removed_rating_lets_the_one_before_stand_until_it_comes_back(signed_in, alice):
    old = rating(alice, skill(), 2, ago(100))
    mine = rating(alice, old.skill, 4)
    signed_in.post(mine.remove_url)
    assert "Advanced beginner, Aug 16" in signed_in.get("/skills/all/").text
    signed_in.post(f"/bin/{mine.form_key}/restore/")
    assert "Proficient, Nov 24" in signed_in.get("/skills/all/").text
