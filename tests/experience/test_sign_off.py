"""What the person sees of hours somebody was asked to confirm, and does about it."""

import pytest
from django.urls import reverse

from experience.models import Shift, SignOff
from tests.calendar import ago, on_that_day
from tests.experience.asking import ASK, SHIFTS, ask, said
from tests.experience.make import shift, sign_off

pytestmark = [pytest.mark.django_db, on_that_day]


STATES = {
    "Waiting": {},
    "Signed off": {"decision": "signed"},
    "Change asked": {"decision": "change"},
    "Declined": {"decision": "declined"},
}


@pytest.mark.parametrize(("words", "answer"), STATES.items())
def test_a_row_says_its_state_and_who_and_when(signed_in, ward, words, answer):
    sign_off(shift(ward), **answer)
    assert said(signed_in) == [(words, "Ruth Lee, Nov 24")]


def test_a_row_is_void_once_its_shift_differs_from_what_was_signed(signed_in, ward):
    signed = shift(ward)
    sign_off(signed, decision="signed")
    Shift.objects.filter(pk=signed.pk).update(minutes=480)
    assert said(signed_in) == [("Void", "Ruth Lee, Nov 24")]
    Shift.objects.filter(pk=signed.pk).update(minutes=240)
    assert said(signed_in) == [("Signed off", "Ruth Lee, Nov 24")]


def test_a_request_nobody_answered_in_30_days_has_expired(signed_in, ward, time_machine):
    sign_off(shift(ward))
    time_machine.move_to("2026-12-25T12:00Z")
    signed_in.force_login(ward.owner)
    assert said(signed_in) == [("Expired", "Ruth Lee, Nov 24")]


@pytest.mark.parametrize("state", ["not-asked", "waiting", "signed", "change", "declined", "void", "expired"])
def test_the_list_is_narrowed_by_the_state(signed_in, ward, state):
    made = {each: shift(ward, day=ago(3)) for each in ("not-asked", "waiting", "signed", "change", "declined", "void", "expired")}
    for each in ("signed", "change", "declined"):
        sign_off(made[each], decision=each)
    sign_off(made["void"], decision="signed"), sign_off(made["waiting"])
    SignOff.objects.filter(pk=sign_off(made["expired"]).pk).update(expires_at="2026-11-01T00:00Z")
    Shift.objects.filter(pk=made["void"].pk).update(note="Another")
    assert list(signed_in.get(SHIFTS, {"sign_off": state}).context["object_list"]) == [made[state]]


STANDINGS = ("waiting", "printed", "signed", "change", "declined", "expired", "withdrawn")


@pytest.mark.parametrize("standing", STANDINGS)
def test_the_sign_offs_are_narrowed_by_where_they_stand(signed_in, ward, standing):
    made = {each: sign_off(shift(ward, day=ago(3)), on_paper=each == "printed") for each in STANDINGS}
    for each in ("signed", "change", "declined"):
        made[each].decide(each, "", made[each].digest)
    made["withdrawn"].withdraw()
    SignOff.objects.filter(pk=made["expired"].pk).update(expires_at="2026-11-01T00:00Z")
    assert list(signed_in.get("/experience/sign-offs/", {"decision": standing}).context["object_list"]) == [made[standing]]


def test_what_stands_goes_before_what_was_asked_later(signed_in, ward):
    signed = shift(ward)
    sign_off(signed, decision="signed"), sign_off(signed)
    assert said(signed_in)[0][0] == "Signed off"


def test_withdrawn_hours_count_as_not_asked_and_can_be_asked_again(signed_in, ward):
    worked = shift(ward)
    asked = sign_off(worked)
    signed_in.post(reverse("experience:signoff-withdraw", args=[asked.pk]))
    assert said(signed_in) == [("Not asked", "")]
    assert signed_in.get(ASK, {"experience": ward.pk}).context["chosen"] == [worked]


def test_withdrawing_a_sheet_speaks_of_no_link(signed_in, ward):
    asked = sign_off(shift(ward), on_paper=True)
    page = signed_in.post(reverse("experience:signoff-withdraw", args=[asked.pk]), follow=True).text
    assert "The sheet can no longer be noted as signed" in page and "link works" not in page


def test_what_is_decided_is_not_withdrawn(signed_in, ward):
    asked = sign_off(shift(ward), decision="signed")
    signed_in.post(reverse("experience:signoff-withdraw", args=[asked.pk]))
    assert said(signed_in)[0][0] == "Signed off"


def test_a_change_that_was_asked_is_shown_in_its_words(signed_in, ward):
    asked = sign_off(shift(ward))
    asked.decide("change", "It was six hours", asked.digest)
    assert "It was six hours" in signed_in.get(asked.get_absolute_url()).text


def resend(client, asked):
    return client.post(reverse("experience:signoff-resend", args=[asked.pk]), follow=True).text


def test_it_is_sent_again_with_the_same_link_once_a_day(signed_in, ward, mailoutbox, time_machine):
    ask(signed_in, shift(ward))
    asked = SignOff.objects.get()
    assert "within the last day" in resend(signed_in, asked)
    time_machine.move_to("2026-11-25T12:00Z")
    signed_in.logout()
    signed_in.force_login(ward.owner)
    assert "Sent again to Ruth Lee" in resend(signed_in, asked)
    assert [asked.link in mail.body for mail in mailoutbox] == [True, True]


def test_sent_again_after_its_time_it_has_a_new_link(signed_in, client, ward, mailoutbox, time_machine):
    ask(signed_in, shift(ward))
    before = SignOff.objects.get()
    time_machine.move_to("2027-01-10T12:00Z")
    signed_in.force_login(ward.owner)
    resend(signed_in, before)
    now = SignOff.objects.get()
    assert now.link in mailoutbox[-1].body and now.link != before.link and said(signed_in)[0][0] == "Waiting"
