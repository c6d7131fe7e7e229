"""Curation in the look of the other pages: what Django draws its own way and what a finger must hit."""

import pytest

from careertrack.accounts.models import User
from skills.models import Skill

SKILLS = "/admin/skills/skill/"
SMALLEST = "els => Math.min(...els.map(e => Math.min(e.getBoundingClientRect().width, e.getBoundingClientRect().height)))"
SCHEME = "e => getComputedStyle(e).colorScheme"
HIDDEN = "e => e.scrollWidth - e.clientWidth"


@pytest.fixture
def curating(visit, sign_in):
    User.objects.create_superuser("admin@example.com", "a long password")
    Skill.objects.create(slug="empathy", name="Empathy", state="published", source="https://example.org/" + "a-long-address/" * 9)

    def curating(**options):
        page = sign_in(visit(**options), "admin@example.com")
        page.wait_for_url("**/")
        return page

    return curating


@pytest.mark.parametrize(("touch", "least"), [(False, 24), (True, 44)])
def test_a_bare_checkbox_is_large_enough_for_what_points_at_it(curating, touch, least):
    page = curating(has_touch=touch, width=390 if touch else 1440)
    page.goto(SKILLS)
    assert page.eval_on_selector_all("[type=checkbox]", SMALLEST) >= least


def test_no_column_lies_behind_the_filters(curating):
    page = curating(width=1440)
    page.goto(SKILLS)
    assert page.eval_on_selector("#changelist-form .results", HIDDEN) == 0


def test_boxes_of_the_admin_follow_the_theme(curating):
    page = curating(color_scheme="dark")
    page.goto(SKILLS)
    assert page.eval_on_selector("html", SCHEME) == "light dark"
    page.context.add_cookies([{"name": "theme", "value": "light", "url": page.url}])
    page.goto(SKILLS)
    assert page.eval_on_selector("html", SCHEME) == "light"


def test_glyphs_are_ours(curating):
    page = curating()
    page.goto("/admin/")
    drawn = page.eval_on_selector_all(".dashboard td a", "els => els.map(e => getComputedStyle(e).backgroundImage)")
    assert set(drawn) == {"none"}
