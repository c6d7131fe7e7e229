"""The sheet on every page: a usual shift in two touches, nothing lost behind it, and a page without JavaScript."""

import pytest

from careertrack.accounts.models import User
from careertrack.core import clock
from experience.models import Experience, Shift
from tests.browser.test_pages import faults
from tests.named import organisation

LOG = "/experience/log/"


@pytest.fixture
def alice():
    made = User.objects.create_user("alice@example.com", "a long password", display_name="Alice Ng")
    place = Experience.objects.create(owner=made, organisation=organisation(made, "Maple Court"), setting="long-term-care")
    Shift.objects.create(owner=made, experience=place, day="2026-01-03", minutes=240)
    Experience.objects.create(owner=made, organisation=organisation(made, "Riverside"))
    return made


@pytest.fixture
def page(visit, sign_in, alice):
    return sign_in(visit(width=390, has_touch=True), alice.email)


def open_sheet(page, url="/goals/"):
    page.goto(url)
    page.click(".dock .log")
    page.wait_for_selector("dialog[open] form")


def hours_of(alice):
    return list(Shift.objects.for_user(alice).order_by("-pk").values_list("experience__organisation__name", "day", "minutes"))


def test_a_usual_shift_takes_two_touches_and_stays_on_the_page(page, alice):
    open_sheet(page)
    assert faults(page) == []
    page.click("dialog >> text=Save 4 hours")
    page.wait_for_selector("text=Saved 4 hours at Maple Court.")
    assert page.url.endswith("/goals/") and not page.locator("dialog[open]").count()
    assert hours_of(alice)[0] == ("Maple Court", clock.today(), 240)
    page.click(".toast >> text=Undo")
    page.wait_for_selector("text=Removed 4 hours at Maple Court.")
    assert len(hours_of(alice)) == 1


def test_the_button_and_the_hints_follow_what_is_chosen(page):
    open_sheet(page)
    page.click("dialog >> [data-step='0.5']")
    assert page.locator("dialog >> text=Save 4.5 hours").count() and page.locator("text=Same as last time").count()
    page.click("dialog .pill:has-text('Riverside')")
    assert page.locator("text=Hospital, volunteering.").count() and page.locator("text=Same as last time").count() == 0


@pytest.mark.parametrize("typed", ["4h30", "4 h 30 min", "4½", "270 min"])
def test_half_an_hour_more_is_added_to_hours_however_they_are_written(page, typed):
    open_sheet(page)
    page.fill("dialog [name=minutes]", typed)
    page.click("dialog >> [data-step='0.5']")
    assert page.input_value("dialog [name=minutes]") == "5"


def test_what_is_wrong_is_said_in_the_sheet_and_kept(page, alice):
    open_sheet(page)
    page.fill("dialog [name=minutes]", "four")
    page.fill("dialog textarea", "Helped at lunch")
    page.click("dialog >> text=Save hours")
    page.wait_for_selector("dialog .errs:focus")
    assert (page.input_value("dialog [name=minutes]"), page.input_value("dialog textarea")) == ("four", "Helped at lunch")
    assert faults(page) == [] and len(hours_of(alice)) == 1


def test_save_and_add_another_keeps_the_sheet_open_at_the_place(page, alice):
    open_sheet(page)
    page.click("dialog .pill:has-text('Riverside')")
    page.fill("dialog [name=minutes]", "2")
    page.click("dialog >> text=Save and add another")
    page.wait_for_selector("dialog .toast >> text=Saved 2 hours at Riverside.")
    assert page.locator("dialog .pill:has(:checked)").first.inner_text() == "Riverside"
    assert hours_of(alice)[0][0] == "Riverside"


def test_what_is_half_typed_on_the_page_is_still_there(page, alice):
    page.goto("/goals/goals/add/")
    page.fill("main [name=title]", "Become a nurse")
    page.click(".dock .log")
    page.click("dialog >> text=Save 4 hours")
    page.wait_for_selector("text=Saved 4 hours at Maple Court.")
    assert page.input_value("main [name=title]") == "Become a nurse"


def test_when_no_answer_comes_nothing_typed_is_lost(visit, sign_in, alice):
    page = sign_in(visit(width=390, expected=[500]), alice.email)
    open_sheet(page)
    page.fill("dialog textarea", "Helped at lunch")
    page.route(f"**{LOG}", lambda route: route.abort())
    page.click("dialog >> text=Save 4 hours")
    page.wait_for_selector("dialog >> text=Not saved: no answer came.")
    assert page.input_value("dialog textarea") == "Helped at lunch" and len(hours_of(alice)) == 1


def test_a_session_that_ended_loses_nothing_typed(visit, sign_in, alice):
    page = sign_in(visit(width=390, expected=[403]), alice.email)
    open_sheet(page)
    page.fill("dialog textarea", "Helped at lunch")
    page.context.clear_cookies()
    page.click("dialog >> text=Save 4 hours")
    page.wait_for_selector("dialog >> text=Not saved: you were signed out.")
    sign_in(page.context.new_page(), alice.email)
    page.click("dialog >> text=Save 4 hours")  # of the session before
    page.wait_for_selector("dialog >> text=Not saved: no answer came.")
    page.click("dialog >> text=Save 4 hours")
    page.wait_for_selector("text=Saved 4 hours at Maple Court.")
    assert Shift.objects.for_user(alice).order_by("-pk").first().note == "Helped at lunch"


def test_save_pressed_twice_saves_once(page, alice):
    open_sheet(page)
    page.dblclick("dialog >> text=Save 4 hours")
    page.wait_for_selector("text=Saved 4 hours at Maple Court.")
    assert len(hours_of(alice)) == 2


def test_escape_closes_the_sheet_and_the_focus_goes_back(page):
    open_sheet(page)
    page.keyboard.press("Escape")
    assert not page.locator("dialog[open]").count()
    assert page.evaluate("document.activeElement.className") == "log"


def test_without_javascript_it_is_a_page(visit, sign_in, alice):
    page = sign_in(visit(javascript=False, width=390), alice.email)
    page.goto("/goals/")
    page.click(".dock .log")
    assert page.url.endswith(LOG)
    page.click("main .pill:has-text('Yesterday')")
    page.click("main >> text=Save hours")
    assert "Saved 4 hours at Maple Court." in page.inner_text(".toast") and len(hours_of(alice)) == 2
