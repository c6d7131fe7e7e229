"""Whoever does not answer is reminded, and not too often."""

import pytest

from experience.models import Shift
from experience.reminding import remind
from tests.calendar import NOON, on_that_day
from tests.experience.make import shift, sign_off

pytestmark = [pytest.mark.django_db, on_that_day]


def days_later(time_machine, days):
    time_machine.move_to(f"2026-12-{days - 6:02}T12:00Z")


def test_who_does_not_answer_is_reminded_twice_and_no_more(signed_in, ward, mailoutbox, time_machine):
    asked = sign_off(shift(ward), mailed_at=NOON)
    found = []
    for days in (8, 10, 11, 20, 29):
        days_later(time_machine, days)
        remind(), remind()
        found.append(len(mailoutbox))
    assert found == [0, 1, 1, 2, 2] and all(asked.link in mail.body for mail in mailoutbox)


@pytest.mark.parametrize("end", ["signed", "withdrawn", "removed"])
def test_nobody_is_reminded_of_what_is_over(ward, mailoutbox, time_machine, end):
    asked = sign_off(shift(ward), mailed_at=NOON)
    if end == "signed":
        asked.decide("signed", "", asked.digest)
    elif end == "withdrawn":
        asked.withdraw()
    else:
        Shift.objects.all().update(removed_at=NOON)
    days_later(time_machine, 10)
    remind()
    assert not len(mailoutbox)
