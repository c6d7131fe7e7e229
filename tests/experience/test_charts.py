"""The two pictures of the hour log show what was worked, and nothing else."""

from datetime import date

import pytest

from experience import charts
from tests.experience.make import place, shift

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


def test_hours_by_setting_are_sorted_and_leave_out_what_is_planned(alice):
    clinic, ward = place(alice, setting="clinic"), place(alice, setting="hospital")
    shift(clinic, 60, TODAY), shift(ward, 120, TODAY), shift(clinic, 600, date(2026, 12, 1), state="planned")
    assert [row[1:3] for row in charts.by_setting(alice)] == [("Hospital", 120), ("Clinic", 60)]


def test_hours_by_month_end_with_the_running_month(alice):
    ward = place(alice)
    shift(ward, 120, date(2025, 12, 1)), shift(ward, 60, TODAY), shift(ward, 600, date(2025, 11, 30))
    rows = charts.by_month(alice, TODAY)["rows"]
    assert [rows[0][:3], rows[-1]] == [("Dec", 120, "2"), ("Nov", 60, "1", True)] and sum(row[1] for row in rows) == 180


def test_the_pictures_are_a_persons_own(alice, charlie):
    shift(place(charlie), 120, TODAY)
    assert charts.by_setting(alice) == [] and charts.by_month(alice, TODAY)["rows"] == []


def test_a_weeks_hours_are_the_whole_weeks_however_the_page_cuts_it(signed_in, alice):
    ward = place(alice)
    for _ in range(60):
        shift(ward, 60, date(2025, 3, 5))
    assert signed_in.get("/experience/shifts/").text.count("<b>60 h</b>") == 1
    assert signed_in.get("/experience/shifts/", {"page": 2}).text.count("<b>60 h</b>") == 1
