"""A thing has one name: what leads to a page calls it as the page does, in American words."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from careertrack.core.areas import area_classes
from tests.goals.make import goal

ROOT = Path(settings.BASE_DIR)
SHELVES = [(str(title), route) for area in area_classes() for title, route in area.shelves]
BRITISH = re.compile(r"e-mail|organisation|programme\b|licence|practise|centre|behaviour|colour|favour|recognis", re.IGNORECASE)
BRITISH_OF_THE_FIELD = re.compile(
    r"programmes|paediatric|anaesth|counsell|honour|authoris|summaris|specialis[ei]|analyses a|judgement|ageing|maths|catalogue",
    re.IGNORECASE,
)
WORDS = re.compile(r"""\{% translate ["']([^"']+)|\{% blocktranslate[^%]*%\}(.*?)\{% endblocktranslate""", re.DOTALL)


@pytest.mark.django_db
@pytest.mark.parametrize(("title", "route"), SHELVES)
def test_a_shelf_is_called_as_the_link_to_it(signed_in, title, route):
    page = signed_in.get(reverse(route)).text
    assert f"<h1>{title}</h1>" in page and f"<title>{title}" in page


@pytest.mark.django_db
@pytest.mark.parametrize("area", area_classes(), ids=lambda area: area.slug)
def test_every_tab_leads_to_a_page_of_its_name_with_the_same_tabs(signed_in, area):
    for title, url in area.tabs()[1:]:
        page = signed_in.get(url).text
        assert f"<h1>{title}</h1>" in page and f'<a href="{url}" aria-current="page">{title}</a>' in page


@pytest.mark.django_db
def test_an_area_and_a_list_of_one_name_are_one_crumb(signed_in, alice):
    trail = signed_in.get(goal(alice).get_absolute_url()).text.partition('<nav class="crumbs"')[2].partition("</nav>")[0]
    assert trail.count(">Goals<") == 1 and 'href="/goals/"' in trail


def said(path):
    """What a source file says to people."""
    if path.suffix == ".html":
        return ["".join(found) for found in WORDS.findall(re.sub(r"\{\{.*?\}\}", "", path.read_text()))]
    calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    spoken = [call.args[0] for call in calls if getattr(call.func, "id", "") in ("_", "_now", "gettext_lazy") and call.args]
    return [word.value for word in spoken if isinstance(word, ast.Constant)]


def test_no_page_mixes_british_words_in():
    rooms = ["careertrack", "goals", "learning", "experience", "skills", "network", "trends", "templates"]
    files = [path for room in rooms for kind in ("*.py", "*.html") for path in (ROOT / room).rglob(kind)]
    words = [(path.name, text) for path in files for text in said(path)]
    assert len(words) > 500 and not [each for each in words if BRITISH.search(each[1])]


@pytest.mark.parametrize("name", [name for name in settings.CATALOGUE if name.endswith(".csv")])
def test_the_catalogue_is_written_in_american_words_too(name):
    text = re.sub(r"[^,\s]*[-/_][^,\s]*|,organisation,", ",", (ROOT / "catalogue" / name).read_text())
    assert not BRITISH.findall(text) and not BRITISH_OF_THE_FIELD.findall(text)
