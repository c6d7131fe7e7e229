"""Ratings: what their form takes, and what it refuses with a sentence at the field."""

from datetime import date

import pytest

from careertrack.core import bin
from skills.models import Rating
from tests.calendar import TODAY, ago, on_that_day
from tests.refusal import refused
from tests.skills.make import rating, skill

pytestmark = [pytest.mark.django_db, on_that_day]

ADD = "/skills/ratings/add/"
TWICE = "You already rated this skill on this day. Change that rating instead."


def typed(skill, **fields):
    return {"skill": skill.pk, "level": "3", "day": "2026-11-24", "rated_by": "self", **fields}


def test_a_rating_keeps_all_that_was_typed(signed_in):
    form = typed(skill(), rated_by="another", rater="Ruth Osei", note="Asked\nopen questions")
    assert signed_in.post(ADD, form).status_code == 302
    made = Rating.objects.get()
    assert (made.skill_id, made.level, made.day, made.rated_by) == (form["skill"], 3, TODAY, "another")
    assert (made.rater, made.note, str(made)) == ("Ruth Osei", "Asked\nopen questions", "Listening: Competent")


def test_a_new_rating_is_of_today_and_ones_own(signed_in):
    form = signed_in.get(ADD).context["form"]
    assert (form["day"].value(), form["rated_by"].value()) == (TODAY, "self")


@pytest.mark.parametrize("level", [1, 2, 3, 4, 5])
def test_every_level_is_taken(signed_in, level):
    signed_in.post(ADD, typed(skill(), level=level))
    assert Rating.objects.get().level == level


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"skill": ""}, "skill", "Choose the skill."),
        ({"level": ""}, "level", "Choose the level."),
        ({"rated_by": ""}, "rated_by", "Choose who rated you."),
        ({"day": ""}, "day", "Enter the day."),
        ({"day": "2026-11-25"}, "day", "This day is still ahead."),
        ({"day": "2026-02-29"}, "day", "Enter a real date, like 2026-11-23."),
        ({"day": "1899-12-31"}, "day", "Enter a date between 1900 and 2199."),
    ],
)
def test_a_rating_that_cannot_be_is_refused(signed_in, wrong, field, sentence):
    assert refused(signed_in, ADD, {**typed(skill()), **wrong}, field) == sentence


@pytest.mark.parametrize("level", ["0", "6", "-1", "3.5", "expert"])
def test_a_level_that_does_not_exist_is_refused(signed_in, level):
    response = signed_in.post(ADD, typed(skill(), level=level))
    assert response.context["form"].has_error("level", "invalid_choice") and not Rating.objects.exists()


def test_a_rating_may_be_of_tomorrow_where_it_is_tomorrow_already(signed_in, alice):
    alice.time_zone = "Pacific/Auckland"
    alice.save()
    signed_in.post(ADD, typed(skill(), day="2026-11-25"))
    assert Rating.objects.get().day == date(2026, 11, 25)


# ---------------------------------------------------------------- once a day
def test_a_second_rating_of_oneself_on_a_day_is_refused(signed_in, alice):
    mine = rating(alice, skill())
    response = signed_in.post(ADD, typed(mine.skill, level="5"))
    assert response.context["form"].non_field_errors() == [TWICE] and TWICE in response.text
    assert Rating.objects.get().level == 3


@pytest.mark.parametrize("change", [{"day": "2026-11-23"}, {"rated_by": "another"}])
def test_on_another_day_or_by_somebody_else_it_is_taken(signed_in, alice, change):
    mine = rating(alice, skill())
    signed_in.post(ADD, typed(mine.skill, **change))
    assert Rating.objects.count() == 2


def test_two_others_may_rate_the_same_skill_on_a_day(signed_in, alice):
    mine = rating(alice, skill(), rated_by="another")
    signed_in.post(ADD, typed(mine.skill, rated_by="another"))
    assert Rating.objects.count() == 2


def test_another_skill_or_another_person_is_in_nobodys_way(signed_in, alice, charlie):
    mine, other = rating(charlie, skill()).skill, skill("Empathy")
    signed_in.post(ADD, typed(mine)), signed_in.post(ADD, typed(other))
    assert Rating.objects.for_user(alice).count() == 2


def test_a_rating_in_the_bin_leaves_its_day_free(signed_in, alice):
    gone = rating(alice, skill())
    bin.remove(gone)
    signed_in.post(ADD, typed(gone.skill))
    assert Rating.objects.for_user(alice).count() == 1


def test_an_edit_moved_onto_a_day_that_is_taken_leaves_the_rating_as_it_was(signed_in, alice):
    first = rating(alice, skill())
    second = rating(alice, first.skill, day=ago(1))
    response = signed_in.post(second.edit_url, typed(first.skill, version=second.version))
    assert response.context["form"].non_field_errors() == [TWICE]
    second.refresh_from_db()
    assert second.day == ago(1)


# ---------------------------------------------------------------- which skills are offered
def test_published_skills_and_ones_own_are_offered(signed_in, alice, charlie):
    offered = {skill("Published"), skill("Own", owner=alice, state="draft")}
    skill("Draft", state="draft"), skill("Retired", state="retired"), skill("Of Charlie", owner=charlie)
    assert set(signed_in.get(ADD).context["form"].fields["skill"].queryset) == offered


@pytest.mark.parametrize("hidden", [{"state": "draft"}, {"state": "retired"}, {"state": "published", "owner": "charlie"}])
def test_a_skill_that_is_not_offered_is_refused(signed_in, charlie, hidden):
    fields = {**hidden, "owner": charlie if "owner" in hidden else None}
    response = signed_in.post(ADD, typed(skill(**fields)))
    assert response.context["form"].has_error("skill", "invalid_choice") and not Rating.objects.exists()


def test_a_skill_retired_since_stays_with_its_rating(signed_in, alice):
    mine = rating(alice, skill(state="retired"))
    assert signed_in.post(mine.edit_url, typed(mine.skill, level="4", version=mine.version)).status_code == 302
    assert Rating.objects.get().level == 4


def test_with_the_skill_chosen_each_level_says_what_it_looks_like(signed_in):
    row = skill(level_1="Hears words", level_5="Hears what is not said")
    page = signed_in.get(f"{ADD}?skill={row.pk}").text
    assert "Novice: Hears words" in page and "Expert: Hears what is not said" in page
    assert "Novice: Hears words" not in signed_in.get(ADD).text


def test_what_a_hidden_skill_looks_like_is_told_to_nobody_else(signed_in, charlie):
    row = skill(owner=charlie, level_1="Private words")
    page = signed_in.get(f"{ADD}?skill={row.pk}").text
    assert "Private words" not in page and row.name not in page
