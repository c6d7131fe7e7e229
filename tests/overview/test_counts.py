"""Behind each line: the records that counted, those that did not, and why."""

import pytest

from careertrack.core import bin
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.experience.make import place, shift
from tests.goals.make import goal, milestone
from tests.learning.make import course
from tests.network.make import contact, interaction
from tests.skills.make import rating, skill
from tests.trends.make import read

pytestmark = [pytest.mark.django_db, on_that_day]

AREAS = ["goals", "learning", "experience", "skills", "network", "trends"]


def goals(owner):
    mine = goal(owner)
    milestone(mine, "Counts here", done_on=TODAY), milestone(mine, "Not here")


def learning(owner):
    course(owner, "Counts here", finish=TODAY), course(owner, "Not here", finish=ago(365))


def experience(owner):
    shift(place(owner, "Counts here")), shift(place(owner, "Not here"), state="planned", day=ahead(3))


def skills(owner):
    counts, other = skill("Counts here"), skill("Not here")
    rating(owner, counts), rating(owner, other, rated_by="another")


def network(owner):
    interaction(contact(owner, "Counts here", keep_in_touch=30)), interaction(contact(owner, "Not here", keep_in_touch=30), ago(40))


def trends(owner):
    read(owner, "Counts here"), read(owner, "Not here", day=ago(60))


def halves(page):
    """(what counted, what was left out)"""
    counted, _end, left_out = page.split('id="counted-title"')[1].partition('id="left-out-title"')
    return counted, left_out


@pytest.mark.parametrize(
    ("area", "reason"),
    [
        (goals, "Not done yet"),
        (learning, "Before the period"),
        (experience, "Planned, not done"),
        (skills, "Rated by somebody else"),
        (network, "Longer ago than your rhythm"),
        (trends, "Before the period"),
    ],
)
def test_a_line_opens_what_counted_and_what_did_not_with_the_reason(signed_in, alice, area, reason):
    area(alice)
    counted, left_out = halves(signed_in.get(f"/areas/{area.__name__}/").text)
    assert "Counts here" in counted and "Not here" not in counted
    assert "Not here" in left_out and reason in left_out and "Counts here" not in left_out


@pytest.mark.parametrize("area", AREAS)
def test_a_new_person_reads_what_will_be_here(signed_in, area):
    page = signed_in.get(f"/areas/{area}/").text
    assert "Nothing yet." in page and "Left out" not in page


@pytest.mark.parametrize("area", [goals, learning, experience, skills, network, trends])
def test_the_page_says_what_today_says_of_the_area(signed_in, alice, area):
    area(alice)
    line = next(line for found, line in signed_in.get("/").context["today"].lines if found.slug == area.__name__)
    page = signed_in.get(f"/areas/{area.__name__}/").text
    assert f"<h1>{line.value}</h1>" in page and line.note in page


def test_what_is_in_the_bin_is_neither_counted_nor_left_out(signed_in, alice):
    bin.remove(shift(place(alice, "Maple Court")))
    bin.remove(shift(place(alice, "Harbor Clinic"), state="planned", day=ahead(1)))
    page = signed_in.get("/areas/experience/").text
    assert "Maple Court" not in page and "Harbor Clinic" not in page


def test_nobody_elses_records_are_counted(signed_in, charlie):
    experience(charlie)
    page = signed_in.get("/areas/experience/").text
    assert "Counts here" not in page and "Not here" not in page


@pytest.mark.parametrize(("number", "shown"), [("", 50), ("2", 1), ("99", 1), ("x", 50), ("-1", 1)])
def test_both_lists_come_in_pages_and_no_page_number_is_an_error(signed_in, alice, number, shown):
    mine = place(alice)
    for n in range(51):
        shift(mine, day=ago(n)), shift(mine, day=ahead(n), state="planned")
    page = signed_in.get("/areas/experience/", {"page": number}).context
    other = signed_in.get("/areas/experience/", {"out": number}).context
    assert len(page["counted"].object_list) == len(other["left_out"].object_list) == shown


@pytest.mark.parametrize("slug", ["nursing", "admin", "goals%00"])
def test_what_is_no_area_is_not_found(signed_in, slug):
    assert signed_in.get(f"/areas/{slug}/").status_code == 404


def test_the_page_of_all_areas_has_the_six_lines_in_order(signed_in, alice):
    page = signed_in.get("/areas/").text.split('id="lines-title"')[1]
    places = [page.index(f'href="/areas/{slug}/"') for slug in AREAS]
    assert places == sorted(places)
