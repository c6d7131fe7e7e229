"""A year, or a month and year, is kept as typed, and counts only where all of it lies inside what was asked about."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careertrack.core import days, display
from careertrack.core.partial import PartialDay, Precision, known, read
from learning.measures import COURSES
from learning.models import Course
from tests.calendar import on_that_day
from tests.learning.make import course
from tests.measured import measured

pytestmark = on_that_day
ANY_DAY = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("2019", "2019"),
        ("2019-05", "2019-05"),
        (" 5/2019", "2019-05"),
        ("May 2019", "2019-05"),
        ("december, 2019", "2019-12"),
        ("2019-05-20", "2019-05-20"),
        ("05/20/2019", "2019-05-20"),
    ],
)
def test_a_day_is_read_as_far_as_it_is_known(typed, written):
    assert read(typed).written == written


@pytest.mark.parametrize("typed", ["19", "2019-13", "Maybe 2019 or so", "2019-02-30", "0000", "²019"])
def test_what_is_no_day_is_refused(typed):
    with pytest.raises(ValidationError, match="a month, like 2026-11, or a year will do"):
        read(typed)


@given(ANY_DAY, st.sampled_from(Precision))
def test_what_is_written_is_read_back(day, precision):
    made = PartialDay.of(day, precision)
    again = read(made.written)
    assert (again, again.precision, again.last) == (made, precision, made.last)
    assert made <= day <= made.last


@given(ANY_DAY, st.sampled_from(Precision))
def test_the_first_and_last_possible_day_are_in_the_same_month_or_year(day, precision):
    made = PartialDay.of(day, precision)
    beyond = PartialDay.of(made.last + timedelta(days=1), precision) if made.last < date(2199, 12, 31) else None
    assert beyond is None or beyond.written > made.written


def finished(owner, day, precision):
    return course(owner, title=precision, finish=day, finish_precision=precision)


@pytest.mark.django_db
def test_a_month_or_year_counts_only_where_all_of_it_was_asked_about(alice):
    year, month = finished(alice, date(2025, 1, 1), "year"), finished(alice, date(2025, 6, 1), "month")
    whole, part = COURSES.ask(date(2025, 1, 1), date(2025, 12, 31)), COURSES.ask(date(2025, 1, 1), date(2025, 6, 29))
    assert measured(alice, whole) == ({year, month}, {})
    assert measured(alice, part) == (set(), dict.fromkeys((year, month), "Only its month or year is known"))


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(end=st.dates(date(2024, 1, 1), date(2026, 1, 1)), precision=st.sampled_from(Precision))
def test_the_database_and_the_calendar_agree_on_what_lies_inside(alice, end, precision):
    Course.objects.for_user(alice).delete()
    made = finished(alice, PartialDay.of(date(2025, 2, 14), precision), precision)
    inside = made in measured(alice, COURSES.ask(end=end))[0]
    assert inside == (known(made, "finish").last <= end)


@pytest.mark.django_db
def test_it_is_shown_typed_again_and_saved_as_typed(signed_in, alice):
    form = {"title": "Anatomy", "kind": "degree", "status": "completed", "currency": "USD", "start": "2012", "finish": "May 2014"}
    signed_in.post("/learning/courses/add/", form)
    made = Course.objects.get()
    assert (display.text(made, "start"), display.text(made, "finish")) == ("2012", "May 2014")
    page = signed_in.get(made.edit_url).text
    assert 'value="2012"' in page and 'value="2014-05"' in page


@pytest.mark.django_db
def test_a_course_may_end_in_the_year_it_began(signed_in, alice):
    made = course(alice, status="planned", start=date(2025, 9, 1), finish=date(2025, 1, 1), finish_precision="year")
    made.full_clean()
    assert days.span(known(made, "start"), known(made, "finish")) == "Sep 1, 2025 to 2025"
