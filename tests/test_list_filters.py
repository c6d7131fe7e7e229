"""Lists: found by words, narrowed, in the order asked for; the address holds it all and nonsense is said."""

import pytest
from django.urls import reverse

from learning.models import Course
from network.models import Contact, Interaction, Tag
from tests.calendar import TODAY, ago, on_that_day
from tests.canary import one_of_each
from tests.experience.make import place, shift
from tests.kinds import listed_models
from tests.skills.make import skill

pytestmark = [pytest.mark.django_db, on_that_day]

COURSES = "/learning/courses/"


def course(owner, title, **fields):
    return Course.objects.create(owner=owner, title=title, **fields)


def titles(client, query, url=COURSES):
    return [str(row) for row in client.get(f"{url}?{query}").context["page_obj"].object_list]


@pytest.fixture
def courses(alice, charlie):
    course(alice, "Café hygiene", provider="St. Brigid’s", status="completed", finish=ago(30), minutes=120)
    course(alice, "Wound care", provider="AAMA", status="planned", finish=ago(-30), kind="online", minutes=60)
    course(alice, "Anatomy", status="in-progress", minutes=600)
    course(charlie, "Wound care of Charlie")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=wound", ["Wound care"]),
        ("q=CAFE", ["Café hygiene"]),
        ("q=care+aama", ["Wound care"]),
        ("q=care+brigid", []),
        ("status=planned", ["Wound care"]),
        ("kind=online&status=completed", []),
        ("since=2026-11-01", ["Wound care"]),
        ("until=2026-11-24", ["Café hygiene"]),
        ("sort=title", ["Anatomy", "Café hygiene", "Wound care"]),
        ("sort=-title", ["Wound care", "Café hygiene", "Anatomy"]),
        ("sort=finish", ["Café hygiene", "Wound care", "Anatomy"]),
        ("sort=-finish", ["Wound care", "Café hygiene", "Anatomy"]),
    ],
)
def test_a_list_shows_what_was_asked_for(signed_in, courses, query, found):
    assert titles(signed_in, query) == found


def test_counts_and_totals_are_of_the_rows_that_are_left(signed_in, courses):
    page = signed_in.get(f"{COURSES}?status=completed&status=&q=hygiene").text
    assert "1 entry, 2 hours" in page and "3 entries, 2 hours" in signed_in.get(COURSES).text


def test_a_filter_that_matches_nothing_says_how_to_clear_it(signed_in, courses):
    page = signed_in.get(f"{COURSES}?q=phlebotomy").text
    assert "No courses match." in page and f'<a href="{COURSES}">Clear filters</a>' in page and 'value="phlebotomy"' in page


@pytest.mark.parametrize("query", ["status=banana", "since=yesterday", "sort=owner__password", "size=1000000", "q=" + "x" * 300])
def test_nonsense_is_said_at_its_field_and_shows_nothing_as_if_it_were_all(signed_in, courses, query):
    response = signed_in.get(f"{COURSES}?{query}")
    assert response.status_code == 200 and not response.context["page_obj"].object_list
    assert list(response.context["filter"].form.errors) == [query.partition("=")[0]]
    assert 'class="msg"' in response.text and "Clear filters" in response.text


def test_pages_keep_the_filter_and_have_the_size_asked_for(signed_in, alice):
    Course.objects.for_user(alice).bulk_create([Course(owner=alice, title=f"Course {n:02}") for n in range(30)])
    page = signed_in.get(f"{COURSES}?q=course&size=25&sort=title")
    assert len(page.context["page_obj"].object_list) == 25 and "q=course&amp;size=25&amp;sort=title&amp;page=2" in page.text


def test_a_head_sorts_and_then_turns_around(signed_in, courses):
    page = signed_in.get(f"{COURSES}?sort=finish").text
    assert 'aria-sort="ascending"' in page and 'href="?sort=-finish"' in page


def test_shifts_are_found_by_their_place_and_their_weeks_add_up_what_is_shown(signed_in, alice):
    shift(place(alice), minutes=240), shift(place(alice, "Riverside"), minutes=60)
    page = signed_in.get("/experience/shifts/?q=riverside").text
    assert "1 entry, 1 hour" in page and "<b>1 h</b>" in page and "Maple Court" not in page.split('class="wk"')[1]


def test_another_persons_record_is_no_choice_of_a_filter(signed_in, alice, charlie):
    mine, theirs = (Contact.objects.create(owner=each, name=f"Friend of {each.pk}") for each in (alice, charlie))
    Interaction.objects.create(owner=alice, contact=mine, day=TODAY)
    url = "/network/interactions/"
    assert len(titles(signed_in, f"contact={mine.pk}", url)) == 1
    answer = signed_in.get(f"{url}?contact={theirs.pk}")
    assert f"Friend of {charlie.pk}" not in answer.text and list(answer.context["filter"].form.errors) == ["contact"]


@pytest.fixture
def contacts(alice, charlie):
    """Anna, who is tagged, and Ben."""
    anna, _ben = (Contact.objects.create(owner=alice, name=name, role="Nurse") for name in ("Anna", "Ben"))
    mine, _unused, theirs = (
        Tag.objects.create(owner=owner, name=name) for owner, name in ((alice, "ICU"), (alice, "Unused"), (charlie, "Secret"))
    )
    anna.tags.add(mine)
    return mine, theirs


def test_contacts_are_found_by_their_tag(signed_in, contacts):
    assert titles(signed_in, f"tags={contacts[0].pk}", "/network/contacts/") == ["Anna"]


def test_only_tags_that_a_contact_has_are_choices(signed_in, contacts):
    choices = signed_in.get("/network/contacts/").context["filter"].form["tags"]
    assert [str(words) for _value, words in choices.field.choices] == ["All", "ICU"]


def test_a_tag_of_somebody_else_is_refused(signed_in, contacts):
    answer = signed_in.get(f"/network/contacts/?tags={contacts[1].pk}")
    assert list(answer.context["filter"].form.errors) == ["tags"] and "Secret" not in answer.text


@pytest.mark.parametrize("key", ["²", "9" * 30, "9" * 5000, "x", "a%00b"])
def test_a_tag_that_is_no_tag_is_refused(signed_in, contacts, key):
    answer = signed_in.get(f"/network/contacts/?tags={key}")
    assert answer.status_code == 200 and list(answer.context["filter"].form.errors) == ["tags"]


def test_shifts_are_found_by_what_was_practiced(signed_in, alice):
    triage = skill("Triage")
    shift(place(alice), day=ago(2), skills=[triage]), shift(place(alice, "Riverside"), day=ago(1))
    assert len(titles(signed_in, f"skills={triage.pk}", "/experience/shifts/")) == 1


def heads(client, query, url=COURSES):
    return [column["name"] for column in client.get(f"{url}?{query}").context["columns"]]


def test_the_columns_asked_for_take_the_place_of_the_usual_ones(signed_in, courses):
    assert heads(signed_in, "col=notes&col=provider") == ["title", "provider", "notes"]
    assert heads(signed_in, "") == ["title", *Course.columns]


def test_the_usual_columns_are_ticked_and_the_chosen_ones_stay_so(signed_in, courses):
    ticked = [name for name, _label, on in signed_in.get(f"{COURSES}?col=cost").context["filter"].column_boxes if on]
    usual = [name for name, _label, on in signed_in.get(COURSES).context["filter"].column_boxes if on]
    assert (ticked, usual) == (["cost"], list(Course.columns))


def test_a_column_that_is_none_is_said_at_its_place(signed_in, courses):
    answer = signed_in.get(f"{COURSES}?col=owner")
    assert list(answer.context["filter"].form.errors) == ["col"] and 'class="msg"' in answer.text


def test_pages_and_heads_keep_the_columns(signed_in, courses):
    assert 'href="?col=cost&amp;col=notes&amp;sort=title"' in signed_in.get(f"{COURSES}?col=cost&col=notes").text


def test_a_long_note_is_cut_in_a_table(signed_in, alice):
    course(alice, "Statistics", notes="word " * 100)
    assert signed_in.get(f"{COURSES}?col=notes").text.count("word") < 40


def test_the_hour_log_with_columns_is_a_table(signed_in, alice):
    shift(place(alice), note="Lunch round")
    page = signed_in.get("/experience/shifts/?col=note").text
    assert "Lunch round" in page and 'class="tbl' in page and 'class="wk"' not in page


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (COURSES, ["Finish date from", "Finish date to", "Usual: Finish date, latest first", "Course name, Z to A"]),
        ("/experience/shifts/", ["Worked from", "Worked to"]),
        ("/network/contacts/", ["Usual: Name, A to Z"]),
        ("/learning/allowances/", ["Usual: Year, highest first"]),
    ],
)
def test_a_filter_says_which_day_it_means_and_an_order_where_it_begins(signed_in, alice, url, words):
    one_of_each(alice)
    page = signed_in.get(url).text
    assert [each for each in words if f">{each}<" not in page] == []


@pytest.mark.parametrize(
    ("query", "is_open"), [("", False), ("q=care", False), ("sort=title", True), ("col=cost", True), ("size=0", True)]
)
def test_what_is_rarely_needed_waits_behind_more_until_it_was_used(signed_in, courses, query, is_open):
    page = signed_in.get(f"{COURSES}?{query}").text
    assert ('<details class="f-more f-cols" open>' in page) == is_open


@pytest.mark.parametrize("model", listed_models(), ids=lambda model: model.__name__)
def test_every_list_has_all_its_columns_and_says_how_to_clear_what_matches_nothing(signed_in, alice, model):
    one_of_each(alice)
    url = reverse(model.route("list"))
    columns = signed_in.get(url).context["filter"].column_boxes
    page = signed_in.get(url, {"col": [name for name, _label, _on in columns]})
    assert not page.context["filter"].form.errors and len(page.context["columns"]) == len(columns) + 1
    assert "Clear filters</a>" in signed_in.get(f"{url}?q=phlebotomy").text
