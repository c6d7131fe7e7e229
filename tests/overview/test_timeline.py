"""The timeline: month by month what happened, the many of a month as one row, and what lies ahead above today."""

from datetime import date

import pytest

from careertrack.core import bin
from careertrack.core.areas import area_classes
from experience.models import Shift
from learning.models import Course
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.experience.make import place, shift
from tests.goals.make import goal, milestone
from tests.learning.make import course, credential
from tests.network.make import contact, interaction
from tests.skills.make import rating, skill
from tests.trends.make import read

NEW_YEAR = date(2019, 1, 1)

pytestmark = [pytest.mark.django_db, on_that_day]


def rows(response):
    """{heading: [(title, note)]}"""
    months = response.context["timeline"].months
    return {day.written: [(row.title, row.note) for row in found] for day, found in months}


def titles(client, **query):
    return [title for found in rows(client.get("/timeline/", query)).values() for title, _note in found]


def shifts(owner, number, minutes=240):
    """One every day, today the last."""
    here = place(owner, "Maple Court")
    Shift.objects.bulk_create(Shift(owner=owner, experience=here, day=ago(n), minutes=minutes) for n in range(number))
    return here


def test_a_new_person_reads_what_will_be_here_and_where_to_begin(signed_in):
    page = signed_in.get("/timeline/").text.split("<main")[1]
    assert "Nothing yet. What you log appears here" in page and "Log hours" in page and "Ahead" not in page


def test_what_happened_stands_below_its_month_the_newest_first(signed_in, alice):
    milestone(goal(alice), "Statistics", done_on=ago(60)), milestone(goal(alice), "Exam", done_on=ago(1))
    course(alice, "Wound care", finish=ago(3))
    found = rows(signed_in.get("/timeline/"))
    assert found["2026-11"] == [("Exam", "Done, Nov 23"), ("Wound care", "Completed, Nov 21")]
    assert found["2026-09"] == [("Statistics", "Done, Sep 25")]


def test_day_and_kind_are_not_told_twice(signed_in, alice):
    shift(place(alice, "Maple Court"), day=ago(3), minutes=240), interaction(contact(alice, "Ruth"), ago(4), kind="shadowing")
    found = rows(signed_in.get("/timeline/"))["2026-11"]
    assert found == [("4 h at Maple Court", "Worked, Nov 21"), ("Shadow day with Ruth", "Nov 20")]


def test_every_area_is_in_it(signed_in, alice):
    milestone(goal(alice), done_on=TODAY), course(alice, finish=TODAY), shift(place(alice)), rating(alice, skill())
    interaction(contact(alice)), read(alice)
    found = [row.area for _month, each in signed_in.get("/timeline/").context["timeline"].months for row in each]
    assert set(found) == {area.slug for area in area_classes()}


def test_the_many_of_a_month_are_one_row_that_leads_to_them(signed_in, alice):
    shifts(alice, 8, 315)
    (row,) = signed_in.get("/timeline/").context["timeline"].months[0][1]
    assert (row.title, row.note) == ("8 shifts, 42 h", "Worked, Nov 17 to Nov 24")
    assert len(signed_in.get(row.url).context["page_obj"].object_list) == 8


@pytest.mark.parametrize(("number", "shown"), [(3, 3), (4, 1)])
def test_up_to_three_of_a_kind_stand_by_themselves(signed_in, alice, number, shown):
    shifts(alice, number)
    assert len(titles(signed_in)) == shown


def test_what_was_many_on_one_day_is_one_row_too(signed_in, alice):
    for name in ("Empathy", "Listening", "Triage", "Teamwork", "Charting"):
        rating(alice, skill(name))
    assert titles(signed_in) == ["5 ratings"]


def test_what_is_removed_planned_or_somebody_elses_did_not_happen(signed_in, alice, charlie):
    bin.remove(course(alice, finish=ago(1))), shift(place(alice), state="planned", day=ago(2))
    course(charlie, finish=ago(1)), course(alice, status="dropped", finish=ago(1))
    assert titles(signed_in) == []


@pytest.mark.parametrize(("typed", "month", "note"), [("2019-05", "2019-05", "May 2019"), ("2019", "2019", "2019")])
def test_a_day_that_is_known_in_part_is_shown_as_far_as_it_is_known(signed_in, alice, typed, month, note):
    signed_in.post(
        "/learning/courses/add/", {"title": "CPR", "kind": "workshop", "status": "completed", "finish": typed, "currency": "USD"}
    )
    assert rows(signed_in.get("/timeline/")) == {month: [("CPR", f"Completed, {note}")]}


def test_a_day_and_a_year_that_begin_alike_are_kept_apart(signed_in, alice):
    course(alice, "On the day", finish=NEW_YEAR), course(alice, "That year", finish=NEW_YEAR, finish_precision="year")
    found = rows(signed_in.get("/timeline/"))
    assert found == {"2019-01": [("On the day", "Completed, Jan 1, 2019")], "2019": [("That year", "Completed, 2019")]}


# ---------------------------------------------------------------- ahead
def test_what_lies_ahead_stands_above_today_with_the_nearest_beside_it(signed_in, alice):
    credential(alice, "Licence", expires=ahead(700)), milestone(goal(alice), "Exam", due=ahead(5))
    shift(place(alice, "Maple Court"), day=TODAY)
    page = signed_in.get("/timeline/").text.split("<main")[1]
    places = [
        page.index(word) for word in ("Ahead", "Licence", "Exam", "Today, Tuesday, November 24", "November 2026", "Maple Court")
    ]
    assert places == sorted(places) and "Sun, Nov 29" in page


def test_what_has_expired_stands_on_its_day_with_its_badge(signed_in, alice):
    credential(alice, "Compliance", expires=ago(12))
    response = signed_in.get("/timeline/")
    assert rows(response) == {"2026-11": [("Compliance", "Expired, Nov 12")]}
    assert "Expired 12 days ago" in response.text and not response.context["timeline"].soon


def test_only_the_nearest_fifty_of_what_lies_ahead_are_shown(signed_in, alice):
    ruth = contact(alice)
    for n in range(60):
        interaction(ruth, ago(1), follow_up="Call", follow_up_on=ahead(n))
    soon = signed_in.get("/timeline/").context["timeline"].soon
    assert len(soon) == 50 and (soon[0].on, soon[-1].on) == (ahead(49), TODAY)


# ---------------------------------------------------------------- narrowed, older, a year
def test_only_the_areas_asked_for_are_shown(signed_in, alice):
    course(alice, "Wound care", finish=ago(3)), rating(alice, skill("Empathy"))
    response = signed_in.get("/timeline/?area=learning")
    assert rows(response)["2026-11"] == [("Wound care", "Completed, Nov 21")]
    assert 'value="learning" checked' in response.text and 'value="skills" checked' not in response.text


def test_a_choice_that_shows_nothing_says_how_to_undo_it(signed_in, alice):
    course(alice, finish=ago(3))
    page = signed_in.get("/timeline/?area=trends").text
    assert "Nothing here with this choice." in page and "Show everything" in page


@pytest.mark.parametrize(
    "query", ["area=nobody", "before=soon", "before=2026-13", "year=0", "year=20000", "before=%00", "before=2020"]
)
def test_an_address_that_makes_no_sense_shows_the_newest(signed_in, alice, query):
    course(alice, "Wound care", finish=ago(3))
    assert "Wound care" in signed_in.get(f"/timeline/?{query}").text


def walked(client, url="/timeline/"):
    """The rows of each page, from the newest to the oldest."""
    while url:
        timeline = client.get(url).context["timeline"]
        yield [*timeline.soon, *(row for _month, found in timeline.months for row in found)]
        url = f"/timeline/?before={timeline.older}" if timeline.older else ""


def test_older_pages_follow_without_a_gap_and_none_is_longer_than_200_rows(signed_in, alice):
    Course.objects.bulk_create(Course(owner=alice, title=f"Course {n}", status="completed", finish=ago(15 * n)) for n in range(500))
    pages = list(walked(signed_in))
    assert [row.title for page in pages for row in page] == [f"Course {n}" for n in range(500)]
    assert len(pages) == 3 and max(len(page) for page in pages) <= 200


def test_years_of_daily_hours_are_all_there_each_month_whole(signed_in, alice):
    shifts(alice, 1500)
    pages = list(walked(signed_in))
    found = [int(row.title.split()[0]) for page in pages for row in page if row.title.endswith(" h")]
    assert sum(found) == 1500 and all(number >= 28 for number in found[1:-1])


def test_a_year_is_shown_by_itself_to_be_printed(signed_in, alice):
    (
        course(alice, "Old", finish=date(2025, 5, 1)),
        course(alice, "New", finish=ago(3)),
        credential(alice, "Licence", expires=ahead(5)),
    )
    response = signed_in.get("/timeline/?year=2025")
    assert rows(response) == {"2025-05": [("Old", "Completed, May 1, 2025")]}
    assert "Licence" not in response.text and "<h1>Timeline 2025</h1>" in response.text and "year=2024" in response.text


def test_the_menus_lead_to_it(signed_in):
    page = signed_in.get("/timeline/").text
    assert page.count('<a href="/timeline/" aria-current="page">') == 2
