"""From the role somebody has to the one they want: what is asked, what they have, and what a gap becomes."""

import pytest
from django.utils.html import escape

from careertrack.core import bin
from goals import asks
from goals.figures import figures
from goals.gap import grade
from goals.models import Direction, Goal, Milestone, PathwayStep
from learning.models import Credential, CredentialType
from skills.models import Rating, Skill, Target
from tests.calendar import TODAY, ago, on_that_day
from tests.goals.make import pathway, role, step

pytestmark = [pytest.mark.django_db, on_that_day]
GAP = "/goals/occupations/registered-nurse/gap/"


@pytest.fixture
def assistant(alice):
    made = role("Medical assistant", education="Postsecondary nondegree award", pay=44200, pay_year="May 2024")
    Direction.objects.create(owner=alice, current=made)
    return made


@pytest.fixture
def nurse():
    made = role(
        "Registered nurse", education="Bachelor’s degree", experience="Less than 5 years", pay=93600, pay_year="May 2024",
        growth="5.0", outlook="Faster than average", source="https://example.org/rn", source_date="2025-08-28",
    )  # fmt: skip
    made.credential_types.add(CredentialType.objects.create(slug="us-oh-rn", name="Ohio RN license", state="published"))
    made.skills.add(Skill.objects.create(slug="critical-thinking", name="Critical thinking", state="published"))
    path = pathway(occupation=made)
    step(path, "Nursing program"), step(path, "RN license", "credential"), step(path, "Registered nurse", "role", occupation=made)
    return made


def press(client, need):
    return client.post(GAP, {"need": need}, follow=True)


def test_both_roles_stand_side_by_side_with_year_and_source(signed_in, assistant, nurse):
    page = signed_in.get(GAP).text
    assert "<h1>From medical assistant to registered nurse</h1>" in page
    for words in (
        "Postsecondary nondegree award",
        "Bachelor’s degree",
        "US $44,200 a year, May 2024",
        "US $93,600 a year, May 2024",
    ):
        assert f">{words}</td>" in page
    assert "5 percent from 2024 to 2034, faster than average" in page
    assert 'href="https://example.org/rn"' in page and "dated 2025-08-28" in page


def test_without_a_current_role_the_page_asks_for_it(signed_in, nurse):
    page = signed_in.get(GAP).text
    assert "<h1>The way to registered nurse</h1>" in page and "Say what your role is now" in page


@pytest.mark.parametrize(
    ("need", "title", "milestones"),
    [
        ("education:registered-nurse", "Bachelor’s degree, for Registered nurse", ["Nursing program"]),
        (
            "credential:us-oh-rn",
            "Ohio RN license",
            ["Read what it asks for", "Apply or register", "Write down its number and date"],
        ),
        (
            "experience:registered-nurse",
            "Experience for Registered nurse: Less than 5 years",
            ["Ask what counts", "Find a place", "Log the first shift"],
        ),
        (
            "skill:critical-thinking",
            "Critical thinking at level 3, competent",
            ["Rate yourself today", "Ask somebody how they see it", "Rate yourself again"],
        ),
        (
            "step:aide-to-nurse-3",
            "Registered nurse",
            ["Nursing program", "RN license", "Look for three open posts", "Apply", "Write down the place"],
        ),
    ],
)
def test_each_kind_of_gap_becomes_a_goal_with_milestones(signed_in, alice, assistant, nurse, need, title, milestones):
    page = press(signed_in, need)
    made = Goal.objects.get()
    assert page.redirect_chain[-1][0] == made.get_absolute_url() and f"Saved {title}." in page.text
    assert (made.owner, made.title, made.start, made.state) == (alice, title, TODAY, "active")
    assert [each.title for each in made.milestones.order_by("position")] == milestones


@pytest.mark.parametrize(
    ("need", "sentence"),
    [
        ("education:registered-nurse", "1 course, degree program"),
        ("credential:us-oh-rn", "1 credential, Ohio RN license"),
        ("experience:registered-nurse", "1 place"),
        ("skill:critical-thinking", "Level 3, Critical thinking"),
    ],
)
def test_the_goal_of_a_gap_is_measured_from_the_start(signed_in, assistant, nurse, need, sentence):
    page = press(signed_in, need)
    assert asks.sentence(Goal.objects.get()) == sentence and sentence in page.text


def test_the_goal_of_a_credential_is_reached_by_holding_it(signed_in, alice, assistant, nurse):
    press(signed_in, "credential:us-oh-rn")
    Credential.objects.create(owner=alice, type=CredentialType.objects.get())
    mine = Goal.objects.get()
    assert figures(alice, [mine], TODAY)[mine.pk].is_met


def test_a_gap_becomes_one_goal_however_often_it_is_asked(signed_in, assistant, nurse):
    press(signed_in, "credential:us-oh-rn")
    page = press(signed_in, "credential:us-oh-rn")
    assert "You have this goal already: Ohio RN license." in page.text
    assert Goal.objects.count() == 1 and Milestone.objects.count() == 3
    page = signed_in.get(GAP).text
    assert f'href="{Goal.objects.get().get_absolute_url()}">Your goal' in page and 'value="credential:us-oh-rn"' not in page


def test_two_requests_that_arrive_together_make_one_goal(signed_in, monkeypatch, assistant, nurse):
    press(signed_in, "credential:us-oh-rn")
    monkeypatch.setattr(bin, "find_again", lambda *asked: None)  # neither has seen the other
    assert "You have this goal already" in press(signed_in, "credential:us-oh-rn").text
    assert Goal.objects.count() == 1 and Milestone.objects.count() == 3


def test_the_same_step_of_two_pathways_is_one_goal(signed_in, assistant, nurse):
    other = pathway("Aide to executive")
    step(other, "Registered nurse", "role", occupation=nurse)
    press(signed_in, "step:aide-to-nurse-3"), press(signed_in, "step:aide-to-executive-1")
    assert Goal.objects.count() == 1


def test_a_goal_in_the_bin_comes_back_with_its_milestones(signed_in, assistant, nurse):
    press(signed_in, "credential:us-oh-rn")
    bin.remove(Goal.objects.get())
    press(signed_in, "credential:us-oh-rn")
    assert Goal.everything.get().removed_at is None and Milestone.objects.count() == 3


def test_another_persons_goal_of_the_same_gap_is_theirs(signed_in, client, charlie, assistant, nurse):
    press(signed_in, "credential:us-oh-rn")
    client.force_login(charlie)
    assert 'value="credential:us-oh-rn"' in client.get(GAP).text
    press(client, "credential:us-oh-rn")
    assert Goal.objects.for_user(charlie).count() == 1 == Goal.objects.exclude(owner=charlie).count()


def test_what_is_met_or_unknown_becomes_no_goal(signed_in, alice, assistant, nurse):
    Credential.objects.create(owner=alice, type=CredentialType.objects.get())
    for need in ("credential:us-oh-rn", "credential:nothing", ""):
        assert "That is no gap any more." in press(signed_in, need).text
    assert not Goal.objects.exists()


def test_a_credential_held_and_a_skill_at_its_level_are_no_gaps(signed_in, alice, assistant, nurse):
    Credential.objects.create(owner=alice, type=CredentialType.objects.get())
    Rating.objects.create(owner=alice, skill=Skill.objects.get(), level=3, day=ago(3))
    page = signed_in.get(GAP).text
    assert page.count("You have it") == 2 and "Level 3, competent" in page


def test_the_level_asked_for_is_the_persons_own_target(signed_in, alice, assistant, nurse):
    Rating.objects.create(owner=alice, skill=Skill.objects.get(), level=3, day=ago(3))
    Target.objects.create(owner=alice, skill=Skill.objects.get(), level=4)
    assert "Critical thinking at level 4, proficient" in signed_in.get(GAP).text
    press(signed_in, "skill:critical-thinking")
    assert Goal.objects.get().title == "Critical thinking at level 4, proficient"


def test_an_expired_credential_is_a_gap_that_says_so(signed_in, alice, assistant, nurse):
    Credential.objects.create(owner=alice, type=CredentialType.objects.get(), expires=ago(1))
    page = signed_in.get(GAP).text
    assert "<small>Expired</small>" in page and 'value="credential:us-oh-rn"' in page


def test_each_missing_step_up_to_the_role_is_on_the_page_with_its_source(signed_in, assistant, nurse):
    step(PathwayStep.objects.first().pathway, "Beyond the role")
    page = signed_in.get(GAP).text
    for number, name in enumerate(("Nursing program", "RN license", "Registered nurse"), 1):
        assert f'<p class="vt">{escape(name)}</p>' in page and f"https://example.org/aide-to-nurse/{number}" in page
    assert "Beyond the role" not in page


@pytest.mark.parametrize(
    ("words", "place"),
    [("Bachelor’s degree", 5), ("Postsecondary nondegree award", 2), ("Master’s degree", 6), ("A good heart", None)],
)
def test_entry_education_is_graded_by_its_words(words, place):
    assert grade(words) == place
