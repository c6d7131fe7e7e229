"""The whole way: sign up, log a course and hours, see them, take the hours back, and find what a curator publishes."""

import pytest

from careertrack.accounts.models import User
from careertrack.core.curators import write_group
from trends.models import ListEntry, Resource, ResourceList


@pytest.fixture
def draft_list():
    made = ResourceList.objects.create(slug="start", title="Start here", area="experience")
    for place, name in enumerate(("First", "Second")):
        resource = Resource.objects.create(slug=name.lower(), title=name, url=f"https://{name}.example", state="published")
        ListEntry.objects.create(resource_list=made, resource=resource, position=place)
    return made


@pytest.fixture
def casey():
    user = User.objects.create_user("casey@example.com", "a long password", is_staff=True)
    user.groups.add(write_group())
    return user


def sign_up(page):
    page.goto("/")
    page.click("text=Create an account")
    page.fill("[name=display_name]", "Priya Raman")
    page.fill("[name=email]", "priya@example.com")
    page.fill("[name=password1]", "correct horse battery")
    page.click("main button:has-text('Create')")
    page.click("text=Skip setup")
    assert "Welcome, Priya" in page.inner_text("h1")


def log_a_course(page):
    page.goto("/learning/courses/add/")
    page.fill("[name=title]", "Anatomy and Physiology I")
    page.check("[name=status][value=completed]")
    page.fill("[name=finish]", "2026-01-15")
    page.click("text=Save course")
    assert page.inner_text("h1") == "Anatomy and Physiology I"


def log_four_hours(page):
    page.click("header a:has-text('Log hours')")
    page.fill("[name=new_place]", "Maple Court Care Home")
    page.select_option("[name=new_setting]", "long-term-care")
    page.fill("[name=minutes]", "4")
    page.click("form.log .btn-primary")
    page.wait_for_selector(".toasts >> text=Saved 4 hours at Maple Court Care Home.")


def publish(page):
    page.goto("/admin/trends/resourcelist/")
    page.click("text=Start here")
    page.select_option("[name=state]", "published")
    page.click("input[name=_save]")
    assert "was changed successfully" in page.inner_text(".messagelist")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_the_main_job(visit, sign_in, draft_list, casey, javascript):
    page = visit(javascript)
    sign_up(page)
    log_a_course(page)
    log_four_hours(page)
    undo = page.locator(".toasts button:has-text('Undo')")
    today = visit(javascript)
    sign_in(today, "priya@example.com", "correct horse battery")
    assert "4 hours" in today.inner_text(".lines") and "Maple Court" not in today.inner_text("h1")
    today.goto("/experience/")
    assert "Maple Court Care Home" in today.inner_text("main") and "Start here" not in today.inner_text("main")
    undo.click()
    assert "Removed" in page.inner_text(".toasts")
    today.goto("/")
    assert "0 hours" in today.inner_text(".lines")
    publish(sign_in(visit(javascript), casey.email))
    today.goto("/experience/")
    assert "Maple Court" not in today.inner_text("main")
    today.click("text=Start here")
    assert today.locator(".res").count() == 2


def test_hours_add_up_on_the_page_that_says_what_counts(visit, sign_in):
    page = visit()
    sign_up(page)
    log_four_hours(page)
    page.goto("/")
    page.click(".lines-row[data-area=experience]")
    assert page.inner_text("h1") == "4 hours" and "Maple Court" in page.inner_text("main")


def test_a_new_password_signs_the_other_devices_out(visit, sign_in):
    User.objects.create_user("alice@example.com", "a long password")
    here, there = (sign_in(visit(), "alice@example.com") for _window in range(2))
    here.goto("/accounts/password/change/")
    here.fill("[name=oldpassword]", "a long password")
    for name in ("password1", "password2"):
        here.fill(f"[name={name}]", "a longer password")
    here.click("main button:has-text('password')")
    there.goto("/goals/")
    assert "/accounts/login/" in there.url
    here.goto("/goals/")
    assert here.inner_text("h1") == "Goals"


def test_the_address_can_be_changed_by_its_owner(visit, sign_in):
    alice = User.objects.create_user("alice@example.com", "a long password")
    page = sign_in(visit(), "alice@example.com")
    page.goto("/accounts/email/")
    page.fill("[name=password]", "a long password")
    page.click("main button:has-text('Continue')")
    page.fill("[name=email]", "alice@new.example")
    page.click("main button:has-text('Change email')")
    alice.refresh_from_db()
    assert alice.email == "alice@new.example"
    sign_in(visit(), "alice@new.example")
