"""No page is wider than its screen: with an address pasted as a title, with text twice as large, on the smallest phone."""

import pytest

from careertrack.accounts.models import User
from careertrack.core.views import list_url
from skills.models import Skill
from tests.browser.test_pages import FIXED, sideways
from tests.canary import one_of_each
from tests.kinds import has_form

LONG = "https://www.example.org/ooh/healthcare/medical-assistants-and-more.htm#tab-4-of-this-page"


pytestmark = pytest.mark.slow


@pytest.fixture
def urls():
    alice = User.objects.create_user("alice@example.com", "a long password", display_name="Alice Ng")
    Skill.objects.create(slug="empathy", name="Empathy", state="published", description=LONG * 5)
    records = one_of_each(alice, LONG)
    pages = [url for record in records.values() for url in (record.get_absolute_url(), list_url(type(record)))]
    pages += [record.edit_url for model, record in records.items() if has_form(model)]
    return [*FIXED, "/experience/log/", *sorted(set(pages))]


def too_wide(page, urls, text=""):
    wide = {}
    for url in urls:
        page.goto(url)
        if text:
            page.add_style_tag(content=f"html {{ font-size: {text} !important }}")
        if sideways(page) > 0:
            wide[url] = sideways(page)
    return wide


@pytest.mark.parametrize("width", [320, 1440])
def test_a_long_word_widens_no_page(visit, sign_in, urls, width):
    assert too_wide(sign_in(visit(width=width), "alice@example.com"), urls) == {}


def test_text_twice_as_large_widens_no_page(visit, sign_in, urls):
    page = sign_in(visit(width=390, bypass_csp=True), "alice@example.com")
    assert too_wide(page, urls, text="200%") == {}
