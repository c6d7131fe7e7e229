"""Asking somebody to confirm hours, and what the person sees of it."""

import csv

import pytest
from django.urls import reverse

from careertrack.core.models import MailStop
from careertrack.core.models.mail import Kind
from experience.models import Shift, SignOff
from network.models import Contact
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.experience.make import place, shift, sign_off
from tests.network.make import contact

pytestmark = [pytest.mark.django_db, on_that_day]

ASK = "/experience/sign-offs/ask/"
SHIFTS = "/experience/shifts/"


@pytest.fixture
def ward(alice):
    return place(alice, "Maple Court", supervisor=contact(alice, "Ruth Lee", email="ruth@example.com"))


def keys(*shifts):
    return ",".join(str(each.pk) for each in shifts)


def ask(client, *shifts, **sent):
    form = {"do": "mail", "rows": keys(*shifts), "contact": Contact.objects.get().pk, **sent}
    return client.post(ASK, form, follow=True)


def said(client, **filters):
    """(badge, who and when) of each row of the hour log."""
    return [(each.standing[1], each.sign_off_note) for each in client.get(SHIFTS, filters).context["object_list"]]


def test_a_request_is_one_mail_with_one_link_that_says_nothing_in_its_subject(signed_in, ward, mailoutbox):
    shifts = [shift(ward, day=ago(n), note="Breakfast round") for n in range(300)]
    ask(signed_in, *shifts)
    (mail,) = mailoutbox
    assert (mail.to, mail.subject) == (["ruth@example.com"], "Hours to confirm")
    assert mail.body.count(SignOff.objects.get().link) == 1
    assert "300 entries, 1,200 hours" in mail.body and "Alice Ng" in mail.body and "Breakfast" not in mail.body


def test_the_page_asks_for_what_was_chosen_and_fills_in_the_supervisor(signed_in, ward):
    here, other = shift(ward, day=TODAY), shift(ward, day=ago(40))
    page = signed_in.get(ASK, {"experience": ward.pk, "since": str(ago(5)), "until": str(TODAY)})
    assert page.context["rows"] == keys(here) and page.context["form"].initial["contact"] == ward.supervisor_id
    assert signed_in.get(ASK, {"experience": ward.pk}).context["rows"] == keys(other, here)


def test_ticked_rows_are_asked_about_together(signed_in, ward):
    first, second = shift(ward, day=ago(1)), shift(ward)
    page = signed_in.post(f"{SHIFTS}selected/", {"do": "ask", "row": [second.pk, first.pk]})
    assert page.context["rows"] == keys(first, second) and not SignOff.objects.exists()


def test_what_is_planned_signed_or_waiting_is_not_asked_about(signed_in, ward):
    planned, signed, waiting = shift(ward, day=ahead(1), state="planned"), shift(ward), shift(ward)
    sign_off(signed, decision="signed"), sign_off(waiting)
    assert signed_in.get(ASK, {"experience": ward.pk}).context["chosen"] == []
    page = signed_in.post(ASK, {"do": "mail", "rows": keys(planned, signed, waiting), "contact": ward.supervisor_id})
    assert "rows" in page.context["form"].errors and SignOff.objects.count() == 2


def test_a_place_without_hours_says_that_there_are_none_yet(signed_in, ward):
    shift(ward, state="planned", day=ahead(1))
    page = signed_in.get(ASK, {"experience": ward.pk}).text
    assert "no hours here yet that are done" in page and "No hours are left" not in page
    sign_off(shift(ward))
    page = signed_in.get(ASK, {"experience": ward.pk}).text
    assert "No hours are left to ask for here" in page and "no hours here yet" not in page


def test_where_nothing_was_chosen_it_is_asked_for(signed_in, ward):
    page = signed_in.get(ASK, {"experience": "", "since": "", "until": ""}).text
    assert "Choose a place or some days" in page and "No hours are left" not in page


def test_somebody_new_becomes_a_contact(signed_in, ward):
    ask(signed_in, shift(ward), contact="", to_name="Priya Shah", to_email="priya@example.com")
    assert str(SignOff.objects.get().contact) == "Priya Shah" and Contact.objects.filter(email="priya@example.com").count() == 1


def test_an_email_that_was_not_known_is_kept_with_the_contact(signed_in, ward):
    Contact.objects.update(email="")
    ask(signed_in, shift(ward), to_email="lee@example.com")
    assert Contact.objects.get().email == SignOff.objects.get().to_email == "lee@example.com"


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"contact": ""}, "contact"),
        ({"contact": "", "to_name": "Priya Shah"}, "to_email"),
        ({"to_name": "Priya Shah"}, "to_name"),
        ({"to_email": "Alice@example.com"}, "to_email"),
        ({"to_email": "nowhere"}, "to_email"),
    ],
)
def test_nobody_clear_to_ask_is_said_and_nothing_is_sent(signed_in, ward, mailoutbox, sent, field):
    page = ask(signed_in, shift(ward), **sent)
    assert list(page.context["form"].errors) == [field] and not SignOff.objects.exists() and not len(mailoutbox)
    assert page.context["rows"]


def test_the_same_form_twice_is_one_request(signed_in, ward, mailoutbox):
    worked, form = shift(ward), signed_in.get(ASK, {"experience": ward.pk}).context["form"]
    for _ in range(2):
        ask(signed_in, worked, form_key=str(form["form_key"].value()))
    assert SignOff.objects.count() == len(mailoutbox) == 1


def test_who_stopped_such_mail_gets_none(signed_in, ward, mailoutbox):
    MailStop.objects.create(to="ruth@example.com", kind=Kind.SIGN_OFF, stopped_at="2026-11-01T00:00Z")
    assert "They stopped mail of this kind" in ask(signed_in, shift(ward)).text and not len(mailoutbox)


def test_a_person_can_ask_only_so_often_by_mail(signed_in, ward, settings, mailoutbox):
    settings.RATE_LIMITS = {"ask": "1/d/user"}
    ask(signed_in, shift(ward))
    assert "Ask again tomorrow" in ask(signed_in, shift(ward, day=ago(1))).text and len(mailoutbox) == 1


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


def edit(client, shift, **fields):
    form = {
        "experience": shift.experience_id,
        "day": shift.day,
        "minutes": "4",
        "state": "done",
        "version": shift.version,
        **fields,
    }
    return client.post(shift.edit_url, form)


def test_editing_signed_hours_says_first_that_it_voids_them(signed_in, ward):
    signed = shift(ward)
    sign_off(signed, decision="signed")
    page = edit(signed_in, signed, minutes="8")
    assert "Your change voids that" in page.text and said(signed_in)[0][0] == "Signed off"
    edit(signed_in, signed, minutes="8", voids=page.context["form"]["voids"].value())
    assert said(signed_in)[0][0] == "Void"


def test_what_nobody_signed_for_is_edited_without_a_word(signed_in, ward):
    signed = shift(ward)
    sign_off(signed, decision="signed")
    assert edit(signed_in, signed).status_code == 302 and said(signed_in)[0][0] == "Signed off"


def test_another_place_for_signed_hours_says_first_that_it_voids_them(signed_in, ward):
    sign_off(shift(ward), decision="signed")
    fields = {"organisation": "Mercy", "kind": "volunteer", "setting": "hospital", "version": 1}
    page = signed_in.post(ward.edit_url, fields)
    assert "1 shift is signed off as it was" in page.text
    signed_in.post(ward.edit_url, {**fields, "voids": "on"})
    assert said(signed_in)[0][0] == "Void"


@pytest.mark.parametrize("what", ["shift", "place", "selected"])
def test_removing_signed_hours_says_first_that_it_voids_them(signed_in, ward, what):
    signed = shift(ward)
    sign_off(signed, decision="signed")
    url, form = {
        "shift": (signed.remove_url, {}), "place": (ward.remove_url, {}),
        "selected": (f"{SHIFTS}selected/", {"do": "remove", "row": signed.pk}),
    }[what]  # fmt: skip
    assert "1 of these shifts is signed off" in signed_in.post(url, form).text and Shift.objects.exists()
    signed_in.post(url, {**form, "sure": "1"})
    assert not Shift.objects.exists()
    signed_in.post(reverse("restore", args=[(ward if what == "place" else signed).form_key]))
    assert said(signed_in)[0][0] == "Signed off"


def test_nobody_asks_about_the_shifts_or_asks_the_contacts_of_another(signed_in, ward, charlie):
    theirs = place(charlie, supervisor=contact(charlie, "Their contact", email="their@example.com"))
    page = signed_in.post(ASK, {"do": "mail", "rows": keys(shift(ward), shift(theirs)), "contact": theirs.supervisor_id})
    assert list(page.context["form"].errors) == ["contact"] and page.context["chosen"] == [Shift.objects.get(experience=ward)]
    assert signed_in.get(ASK, {"experience": theirs.pk}).context["chosen"] == []


@pytest.mark.parametrize("rows", ["", "a\x00b", "nonsense", "9" * 5000, "1,1,1,-4"])
def test_rows_that_are_nobodys_are_passed_over(signed_in, ward, rows):
    page = signed_in.post(ASK, {"do": "mail", "rows": rows, "contact": ward.supervisor_id})
    assert "rows" in page.context["form"].errors and not SignOff.objects.exists()


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
