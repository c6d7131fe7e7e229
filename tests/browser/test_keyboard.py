"""With the keyboard alone: every stop can be seen, none lies under the bar, and everything a mouse reaches is a stop."""

import pytest

from careertrack.accounts.models import User
from skills.models import Skill
from tests.canary import one_of_each

# Where the focus is: what it is, whether it shows, and what lies on top of its middle.
STOP = """() => {
  const at = document.activeElement, label = at.closest("label") || at, box = at.getBoundingClientRect();
  const styles = [getComputedStyle(at), getComputedStyle(at, "::after"), getComputedStyle(label)];
  const over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    name: at === document.body ? "" : at.outerHTML.slice(0, 100),
    shown: styles.some((each) => each.outlineStyle !== "none" || each.boxShadow !== "none"),
    covered: !over || !(at.contains(over) || over.contains(at) || label.contains(over)),
  };
}"""
STOPS = """() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
  .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest("dialog:not([open])"))
  .length"""
PAGES = ["/", "/goals/", "/experience/", "/experience/log/", "/learning/courses/", "/skills/check/", "/accounts/settings/"]


@pytest.fixture
def alice():
    made = User.objects.create_user("alice@example.com", "a long password", display_name="Alice Ng")
    Skill.objects.create(slug="empathy", name="Empathy", state="published")
    one_of_each(made)
    return made


def walked(page, most=400):
    """Every stop from the top of the page until the focus leaves it."""
    stops = []
    while len(stops) < most:
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if not stop["name"] or (stops and stop["name"] == stops[0]["name"] and len(stops) > 1):
            return stops
        stops.append(stop)
    return stops


@pytest.mark.parametrize("width", [390, 1280])
def test_every_stop_shows_and_none_is_covered(visit, sign_in, alice, width):
    page = sign_in(visit(width=width), alice.email)
    for url in PAGES:
        page.goto(url)
        stops = walked(page)
        assert [each for each in stops if not each["shown"] or each["covered"]] == [], url


def test_whatever_a_mouse_reaches_is_a_stop(visit, sign_in, alice):
    page = sign_in(visit(), alice.email)
    for url in PAGES:
        page.goto(url)
        names = page.evaluate("() => new Set([...document.querySelectorAll('[type=radio]')].map((each) => each.name)).size")
        radios = page.locator("[type=radio]").count()
        # A group of radio buttons is one stop, a date several.
        assert len(walked(page)) >= page.evaluate(STOPS) - radios + names, url


def test_the_menus_of_a_phone_and_the_sheet_open_from_the_keyboard(visit, sign_in, alice):
    page = sign_in(visit(width=390), alice.email)
    page.goto("/goals/")
    page.focus(".dock .log")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open] form")
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    for _stop in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || document.activeElement.closest('dialog') !== null")
