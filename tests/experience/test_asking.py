"""Asking somebody to confirm hours: which, whom, and the one mail."""

import pytest

from careertrack.core.models import MailStop
from careertrack.core.models.mail import Kind
from experience.models import Shift, SignOff
from network.models import Contact
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.experience.asking import ASK, SHIFTS, ask, keys
from tests.experience.make import place, shift, sign_off
from tests.network.make import contact

pytestmark = [pytest.mark.django_db, on_that_day]


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


def test_nobody_asks_about_the_shifts_or_asks_the_contacts_of_another(signed_in, ward, charlie):
    theirs = place(charlie, supervisor=contact(charlie, "Their contact", email="their@example.com"))
    page = signed_in.post(ASK, {"do": "mail", "rows": keys(shift(ward), shift(theirs)), "contact": theirs.supervisor_id})
    assert list(page.context["form"].errors) == ["contact"] and page.context["chosen"] == [Shift.objects.get(experience=ward)]
    assert signed_in.get(ASK, {"experience": theirs.pk}).context["chosen"] == []


@pytest.mark.parametrize("rows", ["", "a\x00b", "nonsense", "9" * 5000, "1,1,1,-4"])
def test_rows_that_are_nobodys_are_passed_over(signed_in, ward, rows):
    page = signed_in.post(ASK, {"do": "mail", "rows": rows, "contact": ward.supervisor_id})
    assert "rows" in page.context["form"].errors and not SignOff.objects.exists()
