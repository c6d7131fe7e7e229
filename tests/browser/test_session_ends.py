"""The warning before a sign-in ends, in a real browser."""

import time

import pytest
from django.contrib.sessions.backends.db import SessionStore


@pytest.fixture
def page(visit, sign_in, alice):
    return sign_in(visit(), alice.email)


def leave(page, seconds):
    """As if the page was used so long ago that this much is left; the page is opened again."""
    (cookie,) = [each["value"] for each in page.context.cookies() if each["name"] == "sessionid"]
    session = SessionStore(cookie)
    session["seen"] = time.time() - 1800 + seconds
    session.save()


def test_a_warning_comes_two_minutes_ahead_and_can_be_put_off(page):
    page.clock.install()
    page.goto("/goals/goals/add/")
    page.fill("[name=title]", "Half typed")
    leave(page, 100)
    page.clock.fast_forward("28:05")
    page.get_by_role("button", name="Stay signed in").click()
    page.locator("#session-ends").wait_for(state="hidden")
    assert page.input_value("[name=title]") == "Half typed"
    page.goto("/goals/")
    assert page.locator("#session-ends").get_attribute("data-left") >= "1790"


def test_when_it_is_over_that_is_said_and_what_was_typed_is_kept(page, sign_in, alice):
    page.clock.install()
    page.goto("/goals/goals/add/")
    page.fill("[name=title]", "Half typed")
    leave(page, -1)
    page.clock.fast_forward("28:05")
    page.get_by_role("heading", name="You were signed out").wait_for()
    page.get_by_role("button", name="Close").click()
    page.click("main button:has-text('Save goal')")
    page.fill("[name=login]", alice.email)
    page.fill("[name=password]", "a long password")
    page.click("main button:text-is('Sign in')")
    page.get_by_text("It is not saved yet.").wait_for()
    assert page.input_value("[name=title]") == "Half typed"


def test_going_on_in_one_tab_ends_the_warning_in_the_other(page):
    other = page.context.new_page()
    for each in (page, other):
        each.clock.install()
        each.goto("/goals/goals/add/")
    leave(page, 100)
    for each in (page, other):
        each.clock.fast_forward("28:05")
        each.get_by_role("button", name="Stay signed in").wait_for()
    page.get_by_role("button", name="Stay signed in").click()
    other.locator("#session-ends").wait_for(state="hidden")
