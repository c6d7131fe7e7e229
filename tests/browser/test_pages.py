"""Every page: nothing for axe to find, nothing wider than a small phone, usable from the keyboard."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from careertrack.accounts.models import User
from careertrack.core.views import list_url
from learning.models import Course
from skills.models import Skill
from tests.canary import one_of_each
from tests.kinds import has_form

VISITOR = ["/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"]
FIXED = [
    "/", "/next/", "/areas/", "/more/", "/bin/", "/timeline/", "/timeline/?year=2026", "/help/",
    "/areas/experience/", "/areas/goals/", "/accounts/settings/",
    "/accounts/sessions/", "/accounts/email/", "/accounts/password/change/", "/trends/library/", "/trends/topics/",
    "/trends/lists/", "/skills/all/", "/skills/all/empathy/",
    *(f"/{slug}/" for slug in ("goals", "learning", "experience", "skills", "network", "trends")),
]  # fmt: skip


def faults(page):
    found = Axe().run(page).response["violations"]
    return [(fault["id"], [node["html"][:120] for node in fault["nodes"]][:3]) for fault in found]


def sideways(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def look(page, urls):
    """{url: what is wrong with it}; empty is what we want."""
    wrong = {}
    for url in urls:
        page.goto(url)
        problems = [*faults(page), *(["wider than the screen"] if sideways(page) > 0 else [])]
        if problems or page.locator("h1").count() != 1:
            wrong[url] = problems
    return wrong


@pytest.fixture
def alice():
    return User.objects.create_user("alice@example.com", "a long password", display_name="Alice Ng")


def test_pages_for_visitors(visit):
    assert look(visit(width=320), VISITOR) == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_pages_of_a_new_person(visit, sign_in, alice, width):
    Skill.objects.create(slug="empathy", name="Empathy", state="published")
    assert look(sign_in(visit(width=width), alice.email), FIXED) == {}


@pytest.mark.slow
def test_pages_of_records(visit, sign_in, alice):
    Skill.objects.create(slug="empathy", name="Empathy", state="published")
    records = one_of_each(alice)
    urls = [record.get_absolute_url() for record in records.values()]
    urls += [record.edit_url for model, record in records.items() if has_form(model)]
    lists = {list_url(model) for model in records}
    assert look(sign_in(visit(width=320), alice.email), [*FIXED, *urls, *sorted(lists)]) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_style_page_holds_every_part(visit, sign_in, scheme):
    User.objects.create_user("casey@example.com", "a long password", is_staff=True)
    assert look(sign_in(visit(width=320, color_scheme=scheme), "casey@example.com"), ["/style/"]) == {}


def test_a_refused_form_takes_the_focus_to_what_is_wrong(visit, sign_in, alice):
    page = sign_in(visit(), alice.email)
    page.goto("/learning/courses/add/")
    page.fill("[name=minutes]", "four")
    page.click("text=Save course")
    page.locator(".errs:focus").wait_for()
    assert page.title().startswith("Error:")
    assert page.input_value("[name=minutes]") == "four" and faults(page) == []
    assert not Course.objects.for_user(alice).exists()


def test_the_skip_link_is_the_first_stop(visit, sign_in, alice):
    page = sign_in(visit(), alice.email)
    page.goto("/goals/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_page_that_is_not_there_has_a_way_on(visit, sign_in, alice):
    page = sign_in(visit(expected=(404,)), alice.email)
    page.goto("/goals/goals/99/")
    assert faults(page) == [] and page.locator("a:has-text('Today')").count()
