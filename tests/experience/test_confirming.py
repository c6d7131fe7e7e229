"""What somebody without an account sees and does: behind the link, and with a sheet of paper."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from experience.models import Shift, SignOff
from experience.models.entry import Entry, digest_of
from experience.reminding import remind
from tests.calendar import NOON, TODAY, ago, on_that_day
from tests.experience.make import place, shift, sign_off

pytestmark = [pytest.mark.django_db, on_that_day]


@pytest.fixture
def ward(alice):
    return place(alice, "Maple Court", notes="Private words", role="Volunteer in secret")


@pytest.fixture
def asked(ward):
    shift(ward, day=ago(2), note="Nothing to do with it", minutes=60)
    return sign_off(shift(ward, day=ago(1), note="Breakfast round"), shift(ward, minutes=90))


@pytest.fixture
def visitor():
    return Client()


def path(asked):
    return reverse("experience:hours-confirm", args=[asked.token])


def answer(visitor, asked, decision="signed", **sent):
    page = visitor.get(path(asked))
    seen = page.context.get("seen", "") if page.status_code == 200 else ""
    return visitor.post(path(asked), {"decision": decision, "seen": seen, **sent})


def state(asked):
    asked.refresh_from_db()
    return str(asked.state)


def test_the_page_shows_these_entries_and_nothing_else_of_the_person(visitor, asked):
    page = visitor.get(path(asked)).text
    assert all(each in page for each in ("Alice Ng", "Maple Court", "Breakfast round", "2 entries, 5.5 hours", "Ruth Lee"))
    assert not [each for each in ("Private", "secret", "Nothing to do", "alice@example.com", "ruth@example.com") if each in page]


def test_an_entry_holds_only_what_may_be_shared():
    own = {"id", "sign_off", "shift"}
    said = {"place": "experience", "organisation": "experience"}
    assert {said.get(field.name, field.name) for field in Entry._meta.get_fields() if field.name not in own} == set(
        Shift.shared_fields
    )


def test_what_should_change_is_not_called_optional(visitor, asked):
    page = visitor.get(path(asked)).text
    assert "What should change" in page and "(optional)" not in page


def test_opening_it_any_number_of_times_changes_nothing(visitor, asked):
    asked.owner.refresh_from_db()
    before = SignOff.objects.values().get(), list(Entry.objects.values()), asked.owner.records_version
    for _ in range(2):
        assert visitor.get(path(asked)).status_code == visitor.head(path(asked)).status_code == 200
    asked.owner.refresh_from_db()
    assert (SignOff.objects.values().get(), list(Entry.objects.values()), asked.owner.records_version) == before


def test_it_is_kept_in_no_cache(visitor, asked):
    for response in (visitor.get(path(asked)), visitor.get(path(asked).replace("confirm/", "confirm/x")), visitor.get("/verify/")):
        assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(("decision", "words"), [("signed", "You confirmed 2 entries"), ("declined", "cannot confirm these hours")])
def test_one_press_decides(visitor, asked, decision, words):
    assert words in answer(visitor, asked, decision).text
    assert state(asked) == decision and asked.decided_on == TODAY


def test_a_change_is_asked_in_words(visitor, asked):
    answer(visitor, asked, "change", comment="Six hours on Monday")
    assert (state(asked), asked.comment) == ("change", "Six hours on Monday")


def test_a_change_without_words_is_asked_for_them(visitor, asked):
    page = answer(visitor, asked, "change")
    assert "Say what should change" in page.text and state(asked) == "waiting"


def test_nonsense_decides_nothing_and_keeps_what_was_typed(visitor, asked):
    page = answer(visitor, asked, "perhaps", comment="Six hours")
    assert page.status_code == 200 and "Six hours" in page.text and state(asked) == "waiting"


def test_it_is_decided_once(visitor, asked):
    answer(visitor, asked)
    assert answer(visitor, asked, "declined").status_code == 200 and state(asked) == "signed"


@pytest.mark.parametrize(
    ("decision", "said"), [("signed", "were confirmed"), ("change", "change was"), ("declined", "not confirmed")]
)
def test_an_answered_link_says_the_answer_and_nothing_of_the_person(visitor, asked, decision, said):
    answer(visitor, asked, decision, comment="Six hours")
    page = visitor.get(path(asked)).text
    assert all(each in page for each in (said, "Ruth Lee", "2 entries, 5.5 hours")) and "<button" not in page
    assert not [each for each in ("Alice", "Maple Court", "Breakfast", "Six hours") if each in page]


@pytest.mark.parametrize("over", [{"expires_at": NOON}, {"withdrawn_at": NOON}])
def test_an_answered_link_says_nothing_once_its_time_is_over(visitor, asked, over):
    answer(visitor, asked)
    SignOff.objects.filter(pk=asked.pk).update(**over)
    assert visitor.get(path(asked)).status_code == 404


def test_two_who_answer_at_the_same_time_are_one_decision(asked):
    other = SignOff.objects.get()
    assert asked.decide("signed", "", asked.digest) and not other.decide("declined", "", asked.digest)
    assert state(other) == "signed"


def test_what_changed_since_the_page_was_opened_is_looked_at_again(visitor, asked):
    seen = visitor.get(path(asked)).context["seen"]
    Shift.objects.filter(note="Breakfast round").update(minutes=600)
    page = visitor.post(path(asked), {"decision": "signed", "seen": seen})
    assert "changed since you opened the page" in page.text and "10 h" in page.text and state(asked) == "waiting"
    assert answer(visitor, asked).status_code == 200 and asked.entries.standing().count() == 2


def test_what_was_removed_is_not_shown_and_not_signed(visitor, asked):
    Shift.objects.filter(note="Breakfast round").update(removed_at=NOON)
    assert "Breakfast" not in visitor.get(path(asked)).text
    answer(visitor, asked)
    asked.refresh_from_db()
    assert (asked.number, asked.minutes) == (1, 90)


def test_where_all_was_removed_there_is_nothing_to_open(visitor, asked):
    Shift.objects.all().update(removed_at=NOON)
    assert visitor.get(path(asked)).status_code == 404


def test_300_shifts_are_one_page_by_month_and_one_decision(visitor, ward, django_assert_max_num_queries):
    many = sign_off(*[shift(ward, day=ago(n)) for n in range(300)])
    with django_assert_max_num_queries(8):
        page = visitor.get(path(many))
    sums = [each["minutes"] for each in page.context["blocks"]]
    assert len(sums) == 11 and sum(sums) == 300 * 240 and page.text.count("<details") == 13
    answer(visitor, many)
    assert many.entries.standing().count() == 300 and len(Shift.objects.for_user(ward.owner).signed_as("signed")) == 300


def spoilt(asked, how):
    """The address of a link that is no link any more, or never was."""
    token = asked.token
    if how == "withdrawn":
        asked.withdraw()
    elif how == "expired":
        SignOff.objects.filter(pk=asked.pk).update(expires_at=NOON)
    elif how == "paper":
        SignOff.objects.filter(pk=asked.pk).update(on_paper=True)
    else:
        token = {"guessed": "x" * 43, "altered": token[:-1] + ("A" if token[-1] != "A" else "B")}[how]
    return reverse("experience:hours-confirm", args=[token])


@pytest.mark.parametrize("how", ["guessed", "altered", "expired", "withdrawn", "paper"])
def test_every_link_that_does_not_work_is_the_same_calm_page(visitor, asked, how):
    url = spoilt(asked, how)
    opened, sent = visitor.get(url), visitor.post(url, {"decision": "declined", "seen": digest_of(asked.shown_now())})
    nobody = visitor.get("/experience/confirm/" + "y" * 43 + "/")
    assert (opened.status_code, sent.status_code) == (404, 404) and opened.content == sent.content == nobody.content
    assert state(asked) != "declined"


def test_whoever_guesses_is_slowed_down(visitor, asked, settings):
    settings.RATE_LIMITS = {"guess": "3/10m/ip"}
    answers = [visitor.get("/experience/confirm/" + "x" * 43 + "/").status_code for _ in range(5)]
    assert answers == [404, 404, 404, 429, 429]


def test_whoever_has_a_link_is_not_slowed_down(visitor, asked, settings):
    settings.RATE_LIMITS = {"guess": "2/10m/ip"}
    for _ in range(3):
        visitor.get("/experience/confirm/" + "x" * 43 + "/")
    assert {visitor.get(path(asked)).status_code for _ in range(5)} == {200}


# ---------------------------------------------------------------- reminders
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


# ---------------------------------------------------------------- paper
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
