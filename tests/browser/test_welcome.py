"""The welcome in a browser: from sign-up to Today, on a phone too, without anything for axe to find."""

import pytest

from goals.models import Occupation
from tests.browser.test_pages import faults, sideways


def sound(page):
    return faults(page) == [] and sideways(page) <= 0


def sign_up(page):
    page.goto("/accounts/signup/")
    page.fill("[name=display_name]", "Priya Raman")
    page.fill("[name=email]", "priya@example.com")
    page.fill("[name=password1]", "correct horse battery")
    page.click("main button:has-text('Create')")


@pytest.mark.parametrize(("width", "scheme", "javascript"), [(320, "dark", True), (1280, "light", False)])
def test_a_new_person_answers_three_questions_and_is_on_today(visit, width, scheme, javascript):
    Occupation.objects.create(slug="registered-nurse", name="Registered nurse", state="published")
    page = visit(javascript, width=width, color_scheme=scheme)
    sign_up(page)
    for title, typed in {
        "What should we call you?": {},
        "Where are you headed?": {"current": "Medical assistant", "target": "Registered nurse"},
        "What expires next?": {"type": "BLS Provider", "expires": "2099-01-31"},
    }.items():
        assert page.inner_text("h1") == title and (not javascript or sound(page))
        for name, value in typed.items():
            page.fill(f"[name={name}]", value)
        page.click("main .btn-primary")
    assert page.inner_text(".lede") == "Medical assistant, on the way to registered nurse."
    assert page.locator(".lines .track-done").count() == page.locator(".next-top").count() == 1


def test_an_answer_that_is_wrong_takes_the_focus_and_can_be_skipped(visit):
    page = visit()
    sign_up(page)
    page.click("text=Skip this step"), page.click("text=Skip this step")
    page.fill("[name=type]", "BLS Provider")
    page.click("main .btn-primary")
    assert page.title().startswith("Error:") and "errs" in page.evaluate("document.activeElement.className") and sound(page)
    page.click("text=Back")
    assert page.inner_text("h1") == "Where are you headed?"
    page.click("text=Skip setup")
    assert "Welcome, Priya" in page.inner_text("h1")
