"""Hours on paper: a sheet to sign, and a code by which anybody can check it."""

import re

import pytest
from django.urls import reverse

from experience.models import Shift, SignOff
from experience.models.entry import Entry
from tests.calendar import NOON, ago, on_that_day
from tests.experience.answered import answer, state
from tests.experience.make import shift

pytestmark = [pytest.mark.django_db, on_that_day]


@pytest.fixture
def sheet(signed_in, ward):
    rows = [shift(ward, day=ago(1), note="Breakfast round"), shift(ward, minutes=90)]
    sent = {"do": "sheet", "rows": ",".join(str(each.pk) for each in rows)}
    signed_in.post("/experience/sign-offs/ask/", sent)
    return SignOff.objects.get()


def check(visitor, code):
    return visitor.post("/verify/", {"code": code})


def test_a_sheet_has_the_entries_a_column_to_sign_and_a_code(signed_in, sheet, mailoutbox):
    page = signed_in.get(reverse("experience:hours-sheet", args=[sheet.pk])).text
    assert all(each in page for each in ("Breakfast round", "Nov 23, 2026", "5.5 h", "Signature", sheet.check_code, "/verify/"))
    assert re.fullmatch(r"[A-Z2-7]{4}(-[A-Z2-7]{4}){3}", sheet.check_code) and not len(mailoutbox)


def test_a_sheet_that_waits_for_its_signature_changes_no_row(signed_in, sheet):
    assert {each.sign_off_state for each in signed_in.get("/experience/shifts/").context["object_list"]} == {"not-asked"}


def test_hours_signed_on_paper_are_signed(signed_in, sheet):
    signed_in.post(reverse("experience:signoff-signed", args=[sheet.pk]))
    assert {each.sign_off_state for each in signed_in.get("/experience/shifts/").context["object_list"]} == {"signed"}


def test_a_sheet_that_no_longer_matches_is_not_noted_as_signed(signed_in, sheet):
    Shift.objects.filter(minutes=90).update(minutes=120)
    page = signed_in.post(reverse("experience:signoff-signed", args=[sheet.pk]), follow=True)
    assert "have changed since the sheet was printed" in page.text and state(sheet) == "not-asked"


@pytest.mark.parametrize("typed", ["{}", " {} ", "lower", "without dashes"])
def test_whoever_has_the_sheet_learns_that_it_still_matches(visitor, sheet, typed):
    code = {"lower": sheet.check_code.lower(), "without dashes": sheet.check_code.replace("-", "")}.get(typed)
    page = check(visitor, code or typed.format(sheet.check_code)).text
    assert "still matches" in page and "2 entries, 5.5 hours" in page and "Nov 23, 2026 – Nov 24, 2026" in page
    assert not [each for each in ("Alice", "Maple", "Breakfast", "Volunteer") if each in page]


def test_whoever_has_the_sheet_learns_that_it_matches_no_more(visitor, sheet):
    Shift.objects.filter(minutes=90).update(minutes=120)
    page = check(visitor, sheet.check_code).text
    assert "Something has changed" in page and "1 entry, 4 h" in page
    assert re.search(r"Days that still match</dt><dd>Nov 23, 2026</dd>", page)


def test_entries_changed_behind_our_back_are_noticed(visitor, sheet):
    Entry.objects.filter(minutes=90).update(minutes=120)
    Shift.objects.filter(minutes=90).update(minutes=120)
    assert "Something has changed" in check(visitor, sheet.check_code).text


def test_hours_signed_by_link_can_be_checked_on_paper_too(visitor, signed_in, asked):
    answer(visitor, asked)
    asked.refresh_from_db()
    assert "Signed off by Ruth Lee" in signed_in.get(reverse("experience:hours-sheet", args=[asked.pk])).text
    assert "still matches" in check(visitor, asked.check_code).text and "By a link" in check(visitor, asked.check_code).text


def test_a_sheet_of_hours_signed_by_link_waits_for_nobody(signed_in, asked):
    asked.decide("signed", "", asked.digest)
    page = signed_in.get(reverse("experience:hours-sheet", args=[asked.pk])).text
    assert "Confirmed by Ruth Lee on Nov 24, 2026" in page and "by mail, on Nov 24, 2026" in page
    assert "To be confirmed" not in page and "Signature" not in page and "no longer" not in page


def test_a_sheet_signed_by_hand_says_so_and_keeps_its_column(signed_in, sheet):
    sheet.note_signed_on_paper()
    page = signed_in.get(reverse("experience:hours-sheet", args=[sheet.pk])).text
    assert "Signed by hand, noted on Nov 24, 2026" in page and "Signature" in page


@pytest.mark.parametrize("how", [{"minutes": 120}, {"removed_at": NOON}])
def test_a_sheet_marks_the_rows_that_are_no_longer_signed(signed_in, asked, how):
    asked.decide("signed", "", asked.digest)
    Shift.objects.filter(minutes=90).update(**how)
    page = signed_in.get(reverse("experience:hours-sheet", args=[asked.pk])).text
    assert "1 entry was changed or removed after it was signed" in page and "Still signed off: 4 h." in page
    assert page.count("Changed since, no longer signed") == 1
    assert "no longer signed" not in page.split("<tbody>")[1].split("Breakfast round")[1].split("</tr>")[0]


def test_before_it_is_signed_a_request_by_link_has_no_sheet(visitor, signed_in, asked):
    assert signed_in.get(reverse("experience:hours-sheet", args=[asked.pk])).status_code == 404
    assert check(visitor, asked.check_code).status_code == 404


@pytest.mark.parametrize("code", ["AAAA-AAAA-AAAA-AAAA", "x", "\U0001f600"])
def test_a_code_of_no_sheet_says_so(visitor, sheet, code):
    page = check(visitor, code)
    assert page.status_code == 404 and "There is no sheet with this code" in page.text


def test_a_withdrawn_sheet_is_no_sheet(visitor, sheet):
    sheet.withdraw()
    assert check(visitor, sheet.check_code).status_code == 404


def test_codes_are_not_tried_without_end(visitor, sheet, settings):
    settings.RATE_LIMITS = {"check": "2/10m/ip"}
    assert [check(visitor, "AAAA").status_code for _ in range(3)] == [404, 404, 429]


def test_whoever_compares_a_pile_of_sheets_is_not_slowed_down(visitor, sheet, settings):
    settings.RATE_LIMITS = {"check": "3/10m/ip"}
    assert {check(visitor, sheet.check_code).status_code for _ in range(4)} == {200}
