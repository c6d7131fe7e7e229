"""What Today hears from Experience: the line, shifts ahead, what to do next."""

import pytest

from careertrack.core import bin
from careertrack.core.answers import Urgency
from careertrack.core.counting import totals
from experience.area import ExperienceArea
from experience.models import Shift
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.experience.make import place, shift

pytestmark = [pytest.mark.django_db, on_that_day]


def area(user):
    return ExperienceArea(user, TODAY)


def words(user):
    line = area(user).line()
    return line.value, line.note


def titles(user):
    return [each.title for each in area(user).suggest()]


# ---------------------------------------------------------------- the line
def test_the_line_without_hours_asks_for_the_first_shift(alice, charlie):
    shift(place(charlie)), shift(place(alice), state="planned"), bin.remove(shift(place(alice)))
    assert words(alice) == ("0 hours", "Log your first shift")
    assert not area(alice).line().started


def test_the_line_without_agreed_hours_is_plain(alice):
    mine = place(alice)
    shift(mine, minutes=410 * 60, day=ago(60), until=ago(30)), shift(mine, minutes=120)
    line = area(alice).line()
    assert (line.value, line.note) == ("412 hours", "2 h this month")
    assert (line.amount, line.target, line.stations) == (412 * 60, None, None)


def test_the_line_says_done_of_agreed_and_has_quarter_stations(alice):
    shift(place(alice, agreed_minutes=500 * 60), minutes=412 * 60, day=ago(90), until=ago(40))
    line = area(alice).line()
    assert (line.value, line.note) == ("412 of 500 hours", "0 h this month")
    assert (line.amount, line.target, line.stations) == (412 * 60, 500 * 60, "quarters")


def test_more_than_one_place_asks_for_makes_up_for_no_other(signed_in, alice):
    shift(place(alice, agreed_minutes=600), minutes=1200, day=ago(2), until=TODAY), place(alice, agreed_minutes=600)
    assert words(alice)[0] == "10 of 20 hours" and area(alice).line().amount == 600
    page = signed_in.get("/areas/experience/").text
    assert "10 hours more than a place asks for are not in this number." in page


def test_the_line_begins_with_agreed_hours_before_the_first_shift(alice):
    place(alice, agreed_minutes=6000)
    assert words(alice)[0] == "0 of 100 hours" and area(alice).line().started


@pytest.mark.parametrize(
    ("fields", "value"),
    [
        ({"start": TODAY, "end": TODAY}, "4 of 300 hours"),
        ({"start": ahead(1)}, "0 of 200 hours"),
        ({"end": ago(1)}, "0 of 200 hours"),
    ],
)
def test_the_line_is_drawn_to_what_is_agreed_where_it_runs_today(alice, fields, value):
    place(alice, agreed_minutes=12_000), shift(place(alice, agreed_minutes=6000, **fields))
    assert words(alice)[0] == value


def test_the_line_leaves_out_hours_elsewhere_planned_and_in_the_bin(alice):
    mine = place(alice, agreed_minutes=6000)
    shift(mine), shift(mine, state="planned"), bin.remove(shift(mine)), shift(place(alice))
    bin.remove(shift(place(alice, agreed_minutes=6000)).experience)
    assert words(alice) == ("4 of 100 hours", "8 h this month")


def test_the_month_on_the_line_begins_on_its_first_day(alice):
    mine = place(alice)
    for day in ("2026-10-31", "2026-11-01", "2026-11-24", "2026-11-25"):
        shift(mine, day=day, minutes=80)
    assert words(alice) == ("5 h 20 min", "2 h 40 min this month")


@pytest.mark.parametrize("agreed", [None, 6000])
def test_the_line_and_the_records_behind_it_say_the_same(signed_in, alice, agreed):
    mine = place(alice, agreed_minutes=agreed)
    shift(mine), shift(mine, day=ago(400)), shift(place(alice, end=ago(1), agreed_minutes=agreed))
    line = area(alice).line()
    assert totals(alice, [line.ask]) == [line.amount]
    assert line.value in signed_in.get("/").text and line.value in signed_in.get("/experience/").text


# ---------------------------------------------------------------- what is due, what happened
def test_planned_shifts_are_due_from_today_to_the_last_day_asked_for(alice):
    mine = place(alice)
    due = [shift(mine, day=day, state="planned") for day in (TODAY, ahead(7))]
    shift(mine, day=ago(1), state="planned"), shift(mine, day=ahead(8), state="planned"), shift(mine, day=TODAY)
    found = [(each.on, each.verb, each.record) for each in area(alice).due(ahead(7))]
    assert found == [(TODAY, "Shift", due[0]), (ahead(7), "Shift", due[1])]


def test_no_number_of_shifts_to_confirm_hides_the_next(alice):
    mine = place(alice)
    old = {"owner": alice, "experience": mine, "day": ago(1), "minutes": 60, "state": "planned"}
    Shift.objects.bulk_create(Shift(**old) for _n in range(60))
    here = shift(mine, day=ahead(1), state="planned")
    assert [each.record for each in area(alice).due(ahead(7))] == [here]


def test_shifts_done_happened_on_their_day(alice):
    mine = place(alice)
    done = shift(mine, day=ago(3))
    shift(mine, day=ago(4)), shift(mine), shift(mine, day=ago(3), state="planned"), bin.remove(shift(mine, day=ago(3)))
    assert [(each.on, each.verb, each.record) for each in area(alice).happened(ago(3), ago(1))] == [(ago(3), "Worked", done)]


# ---------------------------------------------------------------- what to do next
@pytest.mark.parametrize("fields", [{"day": "2026-11-23", "state": "done"}, {"day": "2026-11-25", "state": "planned"}])
def test_log_one_shift_is_suggested_until_one_is_logged_or_planned(signed_in, alice, fields):
    (first,) = area(alice).suggest()
    assert (first.title, first.button) == ("Log one shift you have already done", "Log hours")
    assert first.urgency == Urgency.FIRST_STEP and first.title in signed_in.get("/").text
    assert first.url == "/experience/log/"
    signed_in.post("/experience/shifts/add/", {"new_place": "Maple Court", "minutes": "4", **fields})
    assert Shift.objects.count() == 1 and not titles(alice)


def test_a_planned_shift_that_is_past_is_to_be_confirmed_by_the_button_on_its_page(signed_in, alice):
    mine = shift(place(alice), day=ago(1), state="planned")
    (found,) = area(alice).suggest()
    assert (found.title, found.urgency) == ("Confirm 4 hours at Maple Court", Urgency.UNCONFIRMED)
    assert found.reason == "You planned it for Nov 23; it counts once you say it was worked"
    confirm = f"/experience/shifts/{mine.pk}/confirm/"
    assert f'action="{confirm}"' in signed_in.get(found.url).text
    assert "Confirmed 4 hours at Maple Court." in signed_in.post(confirm, follow=True).text
    assert not titles(alice) and words(alice)[0] == "4 hours"


def test_a_planned_shift_that_was_not_worked_is_no_longer_asked_about_once_removed(signed_in, alice):
    mine = shift(place(alice), day=ago(1), state="planned")
    shift(place(alice))
    signed_in.post(mine.remove_url)
    assert not titles(alice)


@pytest.mark.parametrize("fields", [{"day": TODAY}, {"day": ahead(1)}, {"day": ago(5), "until": TODAY}])
def test_a_planned_shift_is_not_to_be_confirmed_before_its_last_day_is_over(alice, fields):
    shift(place(alice), state="planned", **fields)
    assert not titles(alice)
