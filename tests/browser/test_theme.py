"""What only a browser shows of the look: boxes in the colors of the theme, words that stay whole."""

import pytest

from careertrack.accounts.models import User
from careertrack.core import clock
from tests.goals.make import goal, milestone
from tests.network.make import contact

SURFACE = "getComputedStyle(document.documentElement).getPropertyValue('--surface').trim()"
FILLED = "els => [...new Set(els.map(e => getComputedStyle(e).backgroundColor))]"
LINES = "e => Math.round(e.getBoundingClientRect().height / parseFloat(getComputedStyle(e).lineHeight))"
DARK = ("#172226", ["rgb(23, 34, 38)"])


@pytest.fixture
def alice():
    return User.objects.create_user("alice@example.com", "a long password", display_name="Alice Ng")


def test_show_password_follows_the_dark_theme(visit):
    page = visit(color_scheme="dark")
    page.goto("/accounts/login/")
    assert (page.evaluate(SURFACE), page.eval_on_selector_all(".cb", FILLED)) == DARK


def test_radios_that_are_not_chosen_follow_the_dark_theme(visit, sign_in, alice):
    page = sign_in(visit(color_scheme="dark"), "alice@example.com")
    page.goto("/goals/goals/add/")
    page.click("summary")
    assert page.eval_on_selector_all(".choice input:not(:checked)", FILLED) == DARK[1]


@pytest.mark.parametrize("width", [320, 1280])
def test_an_email_beside_its_label_is_not_broken(visit, sign_in, alice, width):
    page = sign_in(visit(width=width), "alice@example.com")
    page.goto(contact(alice, email="denise.okafor@example.org").get_absolute_url())
    assert page.eval_on_selector('.facts [href^="mailto:"]', LINES) == 1


def test_what_opens_a_milestone_again_stands_beside_it_on_a_phone(visit, sign_in, alice):
    mine = milestone(goal(alice), "Choose three programs to apply to in the spring", done_on=clock.today())
    page = sign_in(visit(width=390), "alice@example.com")
    page.goto(mine.goal.get_absolute_url())
    title, button = (page.locator(each).bounding_box() for each in (".vline .vt", ".vline button"))
    assert button["y"] < title["y"] + title["height"] and button["x"] >= title["x"] + title["width"]
