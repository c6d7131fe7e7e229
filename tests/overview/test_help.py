"""Help: one page with a guide for each area and the words of credits, and links to it from what it explains."""

import re

import pytest

from careertrack.core.areas import area_classes
from tests.calendar import on_that_day
from tests.experience.make import place, shift

pytestmark = [pytest.mark.django_db, on_that_day]

AREAS = [area.slug for area in area_classes()]
TERMS = [
    "Contact hour",
    "CEU (continuing education unit)",
    "CE credit, CE hour",
    "CPD (continuing professional development)",
    "Points",
]


@pytest.fixture
def guide_page(signed_in):
    return signed_in.get("/help/").text.split("<main")[1]


@pytest.mark.parametrize("slug", AREAS)
def test_each_area_says_what_to_log_what_it_is_good_for_and_how_it_counts(guide_page, slug):
    guide = guide_page.split(f'<h2 id="{slug}"')[1].split("</section>")[0]
    assert all(f"<h3>{title}</h3>" in guide for title in ("What to write down", "What it is good for", "How it counts"))


@pytest.mark.parametrize("area", area_classes(), ids=AREAS)
def test_each_measure_says_what_it_leaves_out(guide_page, area):
    guide = guide_page.split(f'<h2 id="{area.slug}"')[1].split("</section>")[0]
    for measure in area.measures:
        assert all(str(reason.words) in guide for reason in measure.reasons)


@pytest.mark.parametrize("term", TERMS)
def test_each_term_that_names_a_figure_names_its_source(guide_page, term):
    said = guide_page.split(f">{term}</h3>")[1].split("<h3")[0]
    assert re.search(r"\d", said) and 'href="https://' in said and "Looked at on 2026-11-22." in said


def test_who_follows_a_link_on_the_page_arrives(guide_page):
    targets = set(re.findall(r'<a href="#([\w-]+)"', guide_page))
    assert {*AREAS, "counts", "filters", "credit-terms"} <= targets
    assert all(f'id="{target}"' in guide_page for target in targets)


@pytest.mark.parametrize(
    ("path", "part"),
    [
        *((f"/{slug}/", slug) for slug in AREAS),
        ("/learning/credits/add/", "credit-terms"), ("/areas/skills/", "counts"), ("/experience/shifts/", "filters"),
    ],
)  # fmt: skip
def test_a_page_leads_to_what_explains_it(signed_in, alice, guide_page, path, part):
    shift(place(alice))
    assert f'href="/help/#{part}"' in signed_in.get(path).text and f'id="{part}"' in guide_page


def test_help_is_in_the_same_place_everywhere(signed_in):
    assert all('href="/help/"' in signed_in.get(path).text.split("<main")[0] for path in ("/", "/goals/", "/bin/"))
    assert 'href="/help/"' in signed_in.get("/more/").text.split("<main")[1]
