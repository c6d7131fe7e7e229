"""Rows of a list selected in a browser: counted with JavaScript, done without it, and a menu that closes."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from careertrack.accounts.models import User
from learning.models import Course
from network.models import Contact, Tag


@pytest.fixture
def alice():
    made = User.objects.create_user("alice@example.com", "a long password", display_name="Alice Ng")
    for name in ("Anna", "Ben", "Cleo"):
        Contact.objects.create(owner=made, name=name)
        Course.objects.create(owner=made, title=f"{name}’s course")
    return made


def test_ticks_are_counted_and_the_box_of_the_page_follows(visit, sign_in, alice):
    page = sign_in(visit(), alice.email)
    page.goto("/learning/courses/")
    everything, told = page.get_by_label("All on this page"), page.locator("[data-ticked]")
    everything.check()
    assert told.inner_text() == "3 selected" and page.locator("[name=row]:checked").count() == 3
    page.get_by_label("Select Ben’s course").uncheck()
    assert told.inner_text() == "2 selected" and everything.evaluate("box => box.indeterminate && !box.checked")
    page.click("text=Remove selected")
    assert "Removed 2 courses." in page.locator(".toast").inner_text() and page.locator(".tbl .t").all_inner_texts() == [
        "Ben’s course"
    ]


def test_a_whole_page_is_tagged_on_a_phone_without_javascript(visit, sign_in, alice):
    page = sign_in(visit(javascript=False, width=390), alice.email)
    page.goto("/network/contacts/")
    assert min(page.locator(".pick-one").first.bounding_box()[side] for side in ("width", "height")) >= 44
    page.get_by_label("All on this page").check()
    page.fill("[name=tag]", "Class of 2024")
    page.click("button[value=tag]")
    assert "Tagged 3 contacts “Class of 2024”." in page.locator(".toast").inner_text()
    assert Tag.objects.get().contacts.count() == 3


@pytest.mark.parametrize("width", [320, 1280])
def test_a_menu_opens_within_the_page_and_closes_with_escape(visit, sign_in, alice, width):
    page = sign_in(visit(width=width), alice.email)
    page.goto("/learning/courses/?sort=title")
    page.locator(".menu summary").first.click()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    assert Axe().run(page).response["violations"] == []
    page.keyboard.press("Escape")
    assert page.locator(".menu[open]").count() == 0
    page.locator(".menu summary").first.click()
    page.locator(".menu[open] a", has_text="Duplicate").click()
    assert page.locator("[name=title]").input_value() == "Anna’s course"
