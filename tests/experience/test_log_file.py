"""The file of the hour log says how each shift stands with who signs it off."""

import csv

import pytest

from experience.models import Shift
from tests.calendar import ago, ahead, on_that_day
from tests.experience.asking import SHIFTS
from tests.experience.make import shift, sign_off

pytestmark = [pytest.mark.django_db, on_that_day]


def in_the_file(client, **filters):
    """What the file of the hour log says beside the columns, by row."""
    lines = csv.reader(client.get(f"{SHIFTS}export/", filters).content.decode("utf-8-sig").splitlines())
    return [line[-5:] for line in lines]


@pytest.mark.parametrize(
    ("words", "answer"), [("Waiting", {}), ("Change asked", {"decision": "change"}), ("Declined", {"decision": "declined"})]
)
def test_the_file_of_the_hour_log_says_what_was_asked_and_not_confirmed(signed_in, ward, words, answer):
    sign_off(shift(ward), asked_on=ago(3), **answer)
    heads, line = in_the_file(signed_in)
    assert heads == ["Sign-off", "Asked on", "Confirmed by", "Confirmed on", "Changed since"]
    assert line == [words, "2026-11-21", "", "", ""]


def test_the_file_says_who_confirmed_and_whether_it_was_changed_since(signed_in, ward):
    kept, changed = shift(ward, day=ago(1)), shift(ward, day=ago(2))
    sign_off(kept, changed, asked_on=ago(3), decision="signed")
    Shift.objects.for_user(ward.owner).filter(pk=changed.pk).update(minutes=300)
    shift(ward, day=ago(5)), shift(ward, day=ahead(5), state="planned")
    assert sorted(in_the_file(signed_in)[1:]) == [
        ["", "", "", "", ""], ["Not asked", "", "", "", ""], ["Signed off", "2026-11-21", "Ruth Lee", "2026-11-24", "No"],
        ["Void", "2026-11-21", "Ruth Lee", "2026-11-24", "Yes"],
    ]  # fmt: skip


def test_rows_that_were_ticked_are_a_file_with_the_same_columns(signed_in, ward):
    asked = shift(ward)
    sign_off(asked)
    page = signed_in.post(f"{SHIFTS}selected/", {"do": "export", "row": [asked.pk]}).content.decode()
    assert "Changed since" in page and "Waiting,2026-11-24" in page
