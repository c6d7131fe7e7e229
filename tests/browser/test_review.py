"""The weekly review by the keyboard alone."""

import pytest

from careertrack.accounts.models import User
from careertrack.overview.models import Snooze
from trends.models import Reading


@pytest.fixture
def alice():
    made = User.objects.create_user("alice@example.com", "a long password", display_name="Alice Ng")
    for title in ("Report one", "Report two", "Report three"):
        Reading.objects.create(owner=made, title=title, state="saved")
    return made


def focused(page):
    return page.evaluate("document.activeElement.closest('[data-row]').querySelector('.what').textContent")


def test_rows_are_walked_and_done_by_keys_while_the_list_has_the_focus(visit, sign_in, alice):
    page = sign_in(visit(), alice.email)
    page.goto("/review/")
    page.locator("#queue").focus()
    page.keyboard.press("j")
    first = focused(page)
    page.keyboard.press("j"), page.keyboard.press("k")
    assert focused(page) == first
    page.keyboard.press("d")
    page.wait_for_url("**/review/#queue")
    assert Snooze.objects.count() == 1 and first not in page.locator("#queue").inner_text()


def test_keys_are_letters_where_somebody_types(visit, sign_in, alice):
    page = sign_in(visit(), alice.email)
    page.goto("/review/")
    page.locator("[name=line]").press_sequentially("done, just so")
    assert page.locator("[name=line]").input_value() == "done, just so" and not Snooze.objects.exists()


def test_s_opens_the_menu_of_the_row(visit, sign_in, alice):
    page = sign_in(visit(), alice.email)
    page.goto("/review/")
    page.locator("#queue").focus()
    page.keyboard.press("j"), page.keyboard.press("s")
    assert page.locator("details.snooze[open]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("details.snooze[open]").count() == 0


def test_the_menu_beside_a_suggestion_puts_it_off(visit, sign_in, alice):
    page = sign_in(visit(), alice.email)
    page.goto("/next/")
    page.locator("details.snooze summary").first.click()
    page.locator("details.snooze[open] button[value=week]").click()
    assert "Snoozed" in page.locator(".toast").inner_text() and Snooze.objects.count() == 1
