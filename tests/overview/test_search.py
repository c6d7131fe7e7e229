"""Search: every area at once, without case and accents, best first, and nobody else's."""

import pytest

from careertrack.core import bin
from goals.models import Occupation
from learning.models import Course
from network.models import Contact
from skills.models import Skill
from tests.calendar import on_that_day
from tests.evidence.make import file
from tests.experience.make import place, shift
from tests.named import organisation
from tests.skills.make import skill

pytestmark = [pytest.mark.django_db, on_that_day]


def found(client, words):
    """{area: [titles]}"""
    titles = {}
    for slug, _is_shared, rows in groups(client, words):
        titles.setdefault(slug, []).extend(rows)
    return titles


def groups(client, words):
    found = client.get("/search/", {"q": words}).context["found"]
    return [(each.area.slug, each.is_shared, [str(row) for row in each.rows]) for each in found]


@pytest.fixture
def records(alice, charlie):
    Course.objects.create(owner=alice, title="Wound care", notes="with Renée")
    Course.objects.create(owner=alice, title="Care planning", provider="Maple Court")
    Contact.objects.create(owner=alice, name="Renée Osei", organisation=organisation(alice, "Maple Court"))
    shift(place(alice, "Maple Court"), note="Helped at lunch")
    Contact.objects.create(owner=charlie, name="Renée of Charlie")
    bin.remove(Course.objects.create(owner=alice, title="Renée, removed"))


@pytest.mark.parametrize(
    ("words", "areas"),
    [
        ("RENEE", {"learning": ["Wound care"], "network": ["Renée Osei"]}),
        ("wound renée", {"learning": ["Wound care"]}),
        ("lunch", {"experience": ["4 h at Maple Court, Nov 24"]}),
        ("charlie", {}),
        ("removed", {}),
        ("%", {}),
        ("_", {}),
    ],
)
def test_every_word_is_looked_for_everywhere(signed_in, records, words, areas):
    assert found(signed_in, words) == areas


def test_what_begins_with_the_words_comes_before_what_mentions_them(signed_in, records):
    assert found(signed_in, "care")["learning"] == ["Care planning", "Wound care"]
    assert found(signed_in, "maple court")["experience"] == ["Maple Court", "4 h at Maple Court, Nov 24"]


def test_published_and_own_skills_are_found_and_no_draft(signed_in, alice, charlie):
    skill("Triage"), skill("Triage draft", state="draft")
    Skill.objects.create(owner=alice, name="Triage by phone"), Skill.objects.create(owner=charlie, name="Triage of Charlie")
    assert sorted(found(signed_in, "triage")["skills"]) == ["Triage", "Triage by phone"]


def test_what_is_ones_own_comes_before_what_is_shared_whatever_the_area(signed_in, alice):
    Occupation.objects.create(name="Triage nurse", slug="triage-nurse", state="published"), skill("Triage")
    Skill.objects.create(owner=alice, name="By phone", description="triage")
    Contact.objects.create(owner=alice, name="Ann", notes="triage desk")
    file(alice, 1, title="My triage card")
    own, shared = ["skills", "network", "evidence"], ["goals", "skills"]
    assert [(slug, is_shared) for slug, is_shared, _ in groups(signed_in, "triage")] == [
        *((slug, False) for slug in own), *((slug, True) for slug in shared)
    ]  # fmt: skip


def test_no_number_of_shared_rows_hides_ones_own(signed_in, alice):
    for number in range(22):
        skill(f"Triage {number}")
    Skill.objects.create(owner=alice, name="Phone triage")
    assert groups(signed_in, "triage")[0] == ("skills", False, ["Phone triage"])
    assert "Skills, from the shared catalog" in signed_in.get("/search/", {"q": "triage"}).text


def test_more_than_twenty_lead_to_the_list_of_all(signed_in, alice):
    Course.objects.for_user(alice).bulk_create([Course(owner=alice, title=f"Anatomy {n}") for n in range(25)])
    page = signed_in.get("/search/", {"q": "anatomy"})
    assert len(page.context["found"][0].rows) == 20 and 'href="/learning/courses/?q=anatomy"' in page.text
    assert "25 entries" in signed_in.get("/learning/courses/?q=anatomy").text


def test_nothing_found_says_what_to_do_and_no_words_say_nothing(signed_in):
    assert "Nothing found for “wond care”." in signed_in.get("/search/", {"q": "wond care"}).text
    assert "Nothing found" not in signed_in.get("/search/", {"q": " \x00 "}).text


def test_every_page_has_the_search(signed_in):
    page = signed_in.get("/goals/").text
    assert 'action="/search/"' in page and 'href="/search/"' in page


def test_a_file_is_found_by_its_title_its_name_and_the_record_it_is_kept_with(signed_in, alice, charlie):
    made, other = file(alice, 1, title="Sheet of hours", name="scan0042.pdf"), file(alice, 2, title="Wound photo")
    Course.objects.create(owner=alice, title="Wound care").files.add(made)
    file(charlie, 3, title="Wound of Charlie"), bin.remove(file(alice, 4, title="Wound, removed"))
    assert found(signed_in, "scan0042") == {"evidence": ["Sheet of hours"]}
    assert found(signed_in, "wound")["evidence"] == [str(other), str(made)]
    assert [str(each) for each in signed_in.get("/files/?q=wound care").context["object_list"]] == ["Sheet of hours"]


def test_a_file_of_a_record_in_the_bin_is_not_found_by_it(signed_in, alice):
    course = Course.objects.create(owner=alice, title="Wound care")
    course.files.add(file(alice, 1, title="Sheet of hours"))
    bin.remove(course)
    assert found(signed_in, "wound") == {}
