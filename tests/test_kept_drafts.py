"""What is typed while a sign-in ends is in the form again after the next one."""

import pytest
from django.urls import reverse

from careertrack.core.models import Draft
from careertrack.core.upkeep import clear_expired
from learning.models import Course
from tests.accounts.door import sign_in, sign_out
from tests.experience.make import place, shift
from tests.learning.make import course

pytestmark = pytest.mark.django_db
ADD = "/learning/courses/add/"
ASK = reverse("experience:signoff-ask")


@pytest.fixture
def half_an_hour_later(client, alice, time_machine):
    """Alice's browser, in which nothing was done for too long."""
    time_machine.move_to("2026-11-24T12:00:00Z", tick=False)
    sign_in(client)
    form = client.get(ADD).context["form"]
    client.key = str(form.initial["form_key"])
    time_machine.move_to("2026-11-24T12:31:00Z", tick=False)
    return client


def typed(client, **more):
    return {"form_key": client.key, "title": "Wound care", "minutes": "1:30", "kind": "online", "status": "planned", **more}


def sent_too_late(client, path=ADD, **more):
    """The page after a form was sent too late and its owner signed in again."""
    door = client.post(path, typed(client, **more), follow=True)
    assert "What you typed is kept for a day" in door.text and "Wound care" not in door.text
    onward = door.context["redirect_field_value"]
    return client.post(
        "/accounts/login/", {"login": "alice@example.com", "password": "a long password", "next": onward}, follow=True
    )


def test_what_was_typed_is_in_the_form_again_and_nothing_is_saved(half_an_hour_later):
    page = sent_too_late(half_an_hour_later)
    assert page.request["PATH_INFO"] == ADD and "It is not saved yet." in page.text
    assert 'value="Wound care"' in page.text and 'value="1:30"' in page.text and not Course.objects.exists()


def test_it_is_kept_too_where_another_tab_was_signed_out_first(half_an_hour_later):
    assert "/accounts/login/?ended=1" in half_an_hour_later.get("/goals/")["Location"]
    assert 'value="Wound care"' in sent_too_late(half_an_hour_later).text


def test_after_somebody_signed_in_or_out_nothing_is_kept_for_who_was_there_before(half_an_hour_later, charlie):
    half_an_hour_later.get("/goals/")
    sign_in(half_an_hour_later, charlie.email)
    sign_out(half_an_hour_later)
    assert "unsent=1" in half_an_hour_later.post(ADD, typed(half_an_hour_later))["Location"] and not Draft.objects.exists()


def test_half_a_day_later_nothing_is_kept_any_more(half_an_hour_later, time_machine):
    half_an_hour_later.get("/goals/")
    time_machine.move_to("2026-11-25T00:32:00Z", tick=False)
    assert "unsent=1" in half_an_hour_later.post(ADD, typed(half_an_hour_later))["Location"] and not Draft.objects.exists()


def test_saved_once_it_is_one_record_and_the_form_is_empty_again(half_an_hour_later):
    page = sent_too_late(half_an_hour_later)
    form = page.context["form"]
    half_an_hour_later.post(ADD, {name: form[name].value() or "" for name in form.fields})
    assert Course.objects.get().title == "Wound care" and not Draft.objects.exists()
    assert "Wound care" not in half_an_hour_later.get(ADD).context["form"].initial.values()


def test_an_edit_that_met_a_newer_text_is_still_found_out(half_an_hour_later, alice):
    mine = course(alice, title="Before")
    page = sent_too_late(half_an_hour_later, mine.edit_url, version=mine.version)
    mine.title = "Saved meanwhile"
    mine.save()
    form = page.context["form"]
    again = half_an_hour_later.post(mine.edit_url, {name: form[name].value() or "" for name in form.fields})
    assert "Saved somewhere else meanwhile" in again.text


def test_who_wants_none_of_it_starts_over(half_an_hour_later):
    sent_too_late(half_an_hour_later)
    page = half_an_hour_later.post("/start-over/", {"next": ADD}, follow=True)
    assert "Wound care" not in page.text and not Draft.objects.exists()


def test_whom_to_ask_about_hours_is_kept_with_the_hours(half_an_hour_later, alice):
    asked = shift(place(alice), day="2026-11-20")
    half_an_hour_later.post(ASK, {"rows": asked.pk, "to_name": "Ruth Lee"})
    sign_in(half_an_hour_later)
    page = half_an_hour_later.get(ASK)
    assert 'value="Ruth Lee"' in page.text and page.context["chosen"] == [asked]


def test_a_request_that_was_sent_is_no_draft_any_more(half_an_hour_later, alice):
    asked = shift(place(alice), day="2026-11-20")
    form = {"rows": asked.pk, "to_name": "Ruth Lee", "to_email": "ruth@example.com"}
    half_an_hour_later.post(ASK, form)
    sign_in(half_an_hour_later)
    assert half_an_hour_later.post(ASK, form).status_code == 302 and not Draft.objects.exists()


def test_nobody_else_sees_it(half_an_hour_later, charlie):
    sent_too_late(half_an_hour_later)
    sign_out(half_an_hour_later)
    sign_in(half_an_hour_later, charlie.email)
    assert "Wound care" not in half_an_hour_later.get(ADD).text


def test_a_visitor_who_was_never_signed_in_keeps_nothing(client, alice):
    client.post(ADD, {"title": "Spam"})
    assert not Draft.objects.exists()


@pytest.mark.parametrize(("path", "more"), [("/accounts/password/change/", {}), (ADD, {"notes": "x" * 200_001})])
def test_passwords_and_what_is_too_long_are_not_kept(half_an_hour_later, path, more):
    door = half_an_hour_later.post(path, typed(half_an_hour_later, **more), follow=True)
    assert "Nothing you typed was saved" in door.text and not Draft.objects.exists()


def test_no_more_than_twenty_forms_are_kept(half_an_hour_later, alice):
    Draft.objects.bulk_create(Draft(owner=alice, path=f"/{n}", typed={}) for n in range(20))
    half_an_hour_later.post(ADD, typed(half_an_hour_later))
    assert Draft.objects.count() == 20


def test_it_is_cleared_away_after_a_day(half_an_hour_later, time_machine):
    sent_too_late(half_an_hour_later)
    time_machine.move_to("2026-11-25T12:30:00Z", tick=False)
    clear_expired()
    assert Draft.objects.exists()
    time_machine.move_to("2026-11-25T12:32:00Z", tick=False)
    clear_expired()
    assert not Draft.objects.exists()
