"""Time as people write it is read, kept in minutes and written back."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from careertrack.core.amounts import (
    DAY,
    are_hours,
    hours_in_words,
    hours_of,
    parse_minutes,
    plain_quantity,
    quantity,
    short_hours,
    worked_minutes,
    written,
)
from careertrack.core.export import decimal_hours

SENTENCE = "Enter hours as a number, like 4, 1.5, 1:30 or 4h30."
LONGEST = 999_999 * 60 + 59


@given(st.integers(min_value=0, max_value=LONGEST))
def test_what_a_form_a_page_and_a_file_say_is_read_back(minutes):
    shown = [written(minutes), short_hours(minutes), hours_in_words(minutes), decimal_hours(minutes)]
    assert {parse_minutes(text) for text in shown} == {minutes}


@given(st.integers(min_value=0, max_value=23), st.integers(min_value=0, max_value=59))
def test_hours_and_minutes_mean_the_same_in_every_spelling(hours, minutes):
    for text in (
        f"{hours}:{minutes:02}",
        f"{hours}h {minutes}m",
        f"{hours} hours {minutes} minutes",
        f"{hours}h{minutes}min",
        f"{hours}h{minutes:02}",
        f"{hours} h {minutes:02}",
        f"{hours}\u00a0h\u202f{minutes:02}",
        f"{hours}:{minutes:02} hours",
        f"{hours} hrs. and {minutes} min.",
        f"{hours * 60 + minutes} min",
    ):
        assert parse_minutes(text) == hours * 60 + minutes


@given(st.text(max_size=12))
def test_any_text_is_an_amount_or_refused_with_one_sentence(text):
    try:
        assert parse_minutes(text) >= 0
    except ValidationError as refusal:
        assert refusal.messages == [SENTENCE]


@pytest.mark.parametrize(
    "text", ["1.5", "1,5", "1.50", "1h 30m", "1h30m", "1 h 30 min", "1:30", "01:30", "90 min", "90m", " 1.5 H ", "1.5 hours",
             "1½", "1 ½ h", "1½ hours", "1h30", "1 h 30", "1h 30"]
)  # fmt: skip
def test_an_hour_and_a_half_is_read_however_it_is_written(text):
    assert parse_minutes(text) == 90


@pytest.mark.parametrize(("text", "hours"), [("1,000", 1000), ("1,250.5", 1250.5), ("12,000 hours", 12000), ("0,125", 0.125)])
def test_thousands_are_read_as_we_write_them(text, hours):
    assert parse_minutes(text) == round(hours * 60)


@pytest.mark.parametrize(("text", "minutes"), [("½", 30), ("¼ h", 15), ("4¾", 285), ("⅓", 20), ("2 ⅔ hours", 160)])
def test_parts_of_an_hour_are_whole_minutes(text, minutes):
    assert parse_minutes(text) == minutes


@pytest.mark.parametrize(
    ("text", "in_hours", "number"),
    [("4h30", True, "4.5"), ("90 min", True, "1.5"), ("4½", False, "4.5"), ("4h30", False, "4h30"), ("1,250", True, "1250"),
     ("NaN", True, "NaN"), ("1e3", True, "1e3"), ("½x", False, "½x"), ("1.005", True, "1.005")],
)  # fmt: skip
def test_an_amount_of_credit_is_read_as_hours_where_it_is_hours(text, in_hours, number):
    assert plain_quantity(text, in_hours) == number
    assert are_hours("contact hours") and not are_hours("CEU")


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "٣", "１.５", "½½", "1.5½", "4½30", "h½", "½:30", "4h5", "4 h 5", "and 3 min", "1 h and", "1:30 min",
        "-1", "-0.5", "+1", "1 2", "4 5", "1:75", "1:5", "1.5.5", "1,5,5", "1:30:00", "1e3", "inf",
        "nan", "0x10", "four", "h", "1.", "1;30", "30m 1h", "1_000", "1.5 h 20 m", "1\x00", "1\n2",
    ],
)  # fmt: skip
def test_nonsense_is_refused_with_one_sentence(text):
    with pytest.raises(ValidationError) as refused:
        parse_minutes(text)
    assert refused.value.messages == [SENTENCE]


@pytest.mark.parametrize("text", ["9999999", "99999999999999 h", "1,000,000", "1,000,000.5", "1234567:30", "1234567h30", "9" * 40])
def test_more_hours_than_are_kept_are_refused_with_the_most(text):
    with pytest.raises(ValidationError) as refused:
        parse_minutes(text)
    assert refused.value.messages == ["Enter 999,999 hours at most."]


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 h"), (15, "15 min"), (20, "20 min"), (80, "1 h 20 min"), (90, "1.5 h"), (240, "4 h"), (75_020, "1,250 h 20 min")],
)
def test_rows_show_hours_short(minutes, words):
    assert short_hours(minutes) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 hours"), (30, "0.5 hours"), (60, "1 hour"), (80, "1 h 20 min"), (90, "1.5 hours"), (75_000, "1,250 hours")],
)
def test_sentences_show_hours_in_words(minutes, words):
    assert hours_in_words(minutes) == words


@pytest.mark.parametrize(
    ("done", "target", "words"),
    [
        (412 * 60, 500 * 60, "412 of 500 hours"),
        (0, 60, "0 of 1 hour"),
        (80, 6000, "1 h 20 min of 100 hours"),
        (60, 80, "1 h of 1 h 20 min"),
    ],
)
def test_progress_names_its_unit_once_where_it_can(done, target, words):
    assert hours_of(done, target) == words


@pytest.mark.parametrize(
    ("start", "end", "pause", "hours"),
    [
        (time(9), time(17), 0, 8),
        (time(9), time(17, 30), 30, 8),
        (time(22), time(6), 0, 8),
        (time(22), time(6), 45, 7.25),
        (time(23, 59), time(0, 14), 0, 0.25),
        (time(7), time(7), 0, 24),
    ],
)
def test_a_shift_lasts_from_start_to_end_less_the_break(start, end, pause, hours):
    assert worked_minutes(date(2026, 6, 1), start, end, pause) == hours * 60


@pytest.mark.parametrize(
    ("zone", "night", "hours"),
    [
        ("America/New_York", date(2026, 3, 7), 7),
        ("America/New_York", date(2026, 10, 31), 9),
        ("Europe/London", date(2026, 3, 28), 7),
        ("Europe/London", date(2026, 10, 24), 9),
        ("America/Phoenix", date(2026, 10, 31), 8),
    ],
)
def test_a_night_through_a_clock_change_lasts_as_long_as_it_lasts(zone, night, hours):
    with timezone.override(zone):
        assert worked_minutes(night, time(22), time(6)) == hours * 60
        assert worked_minutes(night + timedelta(days=7), time(22), time(6)) == 8 * 60


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.times(), st.times())
def test_a_shift_is_longer_than_nothing_and_at_most_a_day_and_an_hour(day, start, end):
    start, end = start.replace(second=0, microsecond=0), end.replace(second=0, microsecond=0)
    with timezone.override("Europe/London"):
        assert -60 <= worked_minutes(day, start, end) <= DAY + 60


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        (2, "topic", "2 topics"), (1, "topic", "1 topic"), (1, "contact hours", "1 contact hour"), (30, "CEU", "30 CEU"),
        (1, "course completion", "1 course completion"), (3, "CPD entries", "3 CPD entries"), (1, "CPD entries", "1 CPD entry"),
        (1.5, "hours", "1.5 hours"), (2, "of 8 domains", "2 of 8 domains"), (1000, "", "1,000"),
    ],
)  # fmt: skip
def test_a_unit_stands_in_the_form_of_its_amount(amount, unit, words):
    assert quantity(amount, unit) == words
