"""Signing off, as it happens: ticked rows on a desktop, one mail, and a supervisor with a phone and no account."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from careertrack.accounts.models import User
from careertrack.core import clock
from careertrack.core.models import Message
from experience.models import Experience, Shift, SignOff
from network.models import Contact
from tests.browser.test_pages import faults, sideways
from tests.named import organisation


@pytest.fixture
def alice():
    made = User.objects.create_user("alice@example.com", "a long password", display_name="Alice Ng")
    ruth = Contact.objects.create(owner=made, name="Ruth Lee", email="ruth@example.com")
    ward = Experience.objects.create(owner=made, organisation=organisation(made, "Maple Court"), supervisor=ruth)
    for ago in range(3):
        day = clock.today() - timedelta(days=ago)
        Shift.objects.create(owner=made, experience=ward, day=day, minutes=240, note="Breakfast round and a walk in the garden.")
    return made


def ask(page):
    page.goto("/experience/shifts/")
    page.check("[name=page]")
    page.click("text=Ask for sign-off")
    page.wait_for_selector("text=3 shifts, 12 h")
    assert faults(page) == [] and sideways(page) <= 0
    page.click("main .bar-acts >> text=Ask for sign-off")
    page.wait_for_selector("text=Asked Ruth Lee to confirm 3 entries, 12 hours.")
    assert faults(page) == []


def phone(visit, **options):
    return visit(width=390, has_touch=True, is_mobile=True, **options)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_supervisor_confirms_on_a_phone_in_one_touch(visit, sign_in, alice, javascript):
    ask(sign_in(visit(javascript=True), alice.email))
    link = Message.objects.get().secret.link
    page = phone(visit, javascript=javascript)
    page.goto(re.sub(r"^https?://[^/]+", "", link))
    page.wait_for_selector("h1:has-text('Alice Ng asks you to confirm hours')")
    if javascript:
        assert faults(page) == [] and sideways(page) <= 0
    page.click("text=Confirm 3 entries, 12 hours")
    page.wait_for_selector("text=You confirmed 3 entries, 12 hours for Alice Ng.")
    assert len(Shift.objects.for_user(alice).signed_as("signed")) == 3


def test_a_supervisor_asks_for_a_change_in_words(visit, sign_in, alice):
    ask(sign_in(visit(), alice.email))
    page = phone(visit)
    page.goto(reverse("experience:hours-confirm", args=[SignOff.objects.get().token]))
    page.click("text=Ask for a change")
    page.click("text=Send what should change")
    page.wait_for_selector("text=Say what should change, like the day or the hours.")
    assert faults(page) == []
    page.fill("textarea", "Six hours on Monday")
    page.click("text=Send what should change")
    page.wait_for_selector("text=sees what you ask to change")
    assert SignOff.objects.get().comment == "Six hours on Monday"


def test_three_hundred_shifts_are_short_on_a_phone_and_the_button_is_near(visit, alice):
    ward = Experience.objects.get()
    rows = [Shift(owner=alice, experience=ward, day=clock.today() - timedelta(days=9 + n), minutes=240) for n in range(300)]
    asked = SignOff.objects.create(owner=alice, to_name="Ruth Lee", to_email="ruth@example.com")
    asked.put_in(Shift.objects.for_user(alice).bulk_create(rows))
    page = phone(visit)
    page.goto(reverse("experience:hours-confirm", args=[asked.token]))
    assert faults(page) == [] and sideways(page) <= 0
    assert page.evaluate("document.documentElement.scrollHeight") < 2.5 * page.viewport_size["height"]
    page.click("summary >> nth=0")
    assert page.locator(".said:visible").count() > 2


def test_a_dead_link_and_the_check_of_a_sheet_have_nothing_for_axe(visit):
    page = phone(visit, expected=(404,))
    for url in ("/verify/", reverse("experience:hours-confirm", args=["x" * 43])):
        page.goto(url)
        assert faults(page) == [] and sideways(page) <= 0
