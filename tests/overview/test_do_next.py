"""The order of Do next is the table of cases in docs/do-next.md."""

from pathlib import Path

import pytest

from careertrack.overview.today import Today
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.evidence.make import proved
from tests.experience.make import place, shift, sign_off
from tests.goals.make import goal, milestone
from tests.learning.make import course, credential
from tests.network.make import contact, interaction
from tests.skills.make import rating, skill
from tests.trends.make import read

pytestmark = [pytest.mark.django_db, on_that_day]


def hours(owner, number, **fields):
    return goal(owner, f"{number} hours", measure="experience.hours", amount=number * 60, **fields)


def denise(owner, **fields):
    return contact(owner, name="Denise", **fields)


def follow_up(person, day, words):
    interaction(person, day=ago(20), follow_up=words, follow_up_on=day)


def card(owner, name, expires):
    return proved(credential(owner, name, expires=expires))


def two_follow_ups(owner):
    person = denise(owner)
    follow_up(person, TODAY, "Thank Denise"), follow_up(person, TODAY, "Send Denise the form")


MADE = {
    "nothing to do": lambda owner: None,
    "a card that expired yesterday": lambda owner: card(owner, "Expired card", ago(1)),
    "a card that expires in 20 days": lambda owner: card(owner, "BLS card", ahead(20)),
    "a card that expires in 50 days": lambda owner: card(owner, "TB card", ahead(50)),
    "a course done without its certificate": lambda owner: course(owner, finish=TODAY),
    "a follow-up due today": lambda owner: follow_up(denise(owner), TODAY, "Thank Denise"),
    "two follow-ups with one contact": two_follow_ups,
    "a milestone two days late": lambda owner: milestone(goal(owner), "Book the exam", due=ago(2)),
    "a milestone nine days late": lambda owner: milestone(goal(owner), "Ask for a letter", due=ago(9)),
    "a planned shift of yesterday": lambda owner: shift(place(owner), day=ago(1), state="planned"),
    "a skill rated 100 days ago": lambda owner: rating(owner, skill(), day=ago(100)),
    "a measured goal two days late": lambda owner: hours(owner, 10, target_day=ago(2)),
    "a goal that is reached": lambda owner: hours(owner, 4, target_day=ahead(90)),
    "a goal that its pace will miss": lambda owner: hours(owner, 50, start=ago(80), target_day=ahead(20)),
    "hours nobody was asked about": lambda owner: shift(place(owner, "Elm House", supervisor=denise(owner)), day=ago(9)),
    "a change that was asked": lambda owner: sign_off(shift(place(owner, "Elm House"), day=ago(5)), decision="change"),
    "a contact out of touch": lambda owner: interaction(denise(owner, keep_in_touch=30), day=ago(90)),
}


def begun(owner):
    """Something in every area, and nothing to do."""
    goal(owner, "Learn"), card(owner, "Far card", ahead(300)), shift(place(owner, "Oak House"))
    rating(owner, skill("Empathy")), contact(owner), read(owner)


def cases():
    text = (Path(__file__).parents[2] / "docs/do-next.md").read_text()
    rows = [line.strip("|\n").split("|") for line in text.splitlines() if line.startswith("| ")][2:]
    return [
        ([each.strip() for each in there.split(";")], [each.strip() for each in todo.split(";") if each.strip()])
        for there, todo in rows
    ]


@pytest.mark.parametrize(("there", "todo"), cases(), ids=[f"row {n}" for n in range(1, len(cases()) + 1)])
def test_the_table_of_cases_is_what_do_next_says(alice, there, todo):
    begun(alice)
    for each in there:
        MADE[each](alice)
    assert [each.title for each in Today(alice).suggestions] == todo


def test_every_kind_of_case_is_in_the_table():
    assert {each for there, _todo in cases() for each in there} == set(MADE)
