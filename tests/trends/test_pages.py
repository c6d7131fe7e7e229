"""The pages of Trends: topics, the library, lists, and what a person read."""

import pytest

from careertrack.core import bin
from tests.calendar import TODAY, ago, on_that_day
from tests.trends.make import read, resource, resource_list, saved, trend
from trends.models import Reading

pytestmark = [pytest.mark.django_db, on_that_day]

HIDDEN = pytest.mark.parametrize("state", ["draft", "retired"])


@pytest.mark.parametrize(("url", "words"), [("/trends/", "Nothing read yet. Save"), ("/trends/readings/", "<p>Save")])
def test_an_empty_page_says_what_will_be_here_and_how_to_begin(signed_in, url, words):
    page = signed_in.get(url).text
    assert f"{words} one thing to read, or log one you have read." in page
    assert 'href="/trends/readings/add/"' in page


@pytest.mark.parametrize("url", ["/trends/topics/", "/trends/library/", "/trends/lists/"])
def test_a_shelf_on_which_nothing_is_published_says_so(signed_in, url):
    assert "Nothing published here yet." in signed_in.get(url).text


@HIDDEN
@pytest.mark.parametrize("make", [trend, resource, resource_list])
def test_what_is_not_published_is_on_no_shelf_and_has_no_page(signed_in, make, state):
    shown, hidden = make(), make(**{"name" if make is trend else "title": "Not for the public"}, state=state)
    assert signed_in.get(shown.get_absolute_url()).status_code == 200
    assert signed_in.get(hidden.get_absolute_url()).status_code == 404
    for url in ("/trends/topics/", "/trends/library/", "/trends/lists/"):
        assert str(hidden) not in signed_in.get(url).text


@pytest.mark.parametrize("make", [trend, resource, resource_list])
def test_what_a_person_added_for_themselves_stays_theirs(signed_in, alice, charlie, make):
    mine = make(owner=alice, state="draft")
    assert signed_in.get(mine.get_absolute_url()).status_code == 200
    signed_in.force_login(charlie)
    assert signed_in.get(mine.get_absolute_url()).status_code == 404


def test_a_topic_shows_what_is_published_about_it(signed_in):
    topic = trend()
    resource("Seen", [topic]), resource("Hidden", [topic], state="draft"), resource("Elsewhere")
    page = signed_in.get(topic.get_absolute_url()).text
    assert "Seen" in page and "Hidden" not in page and "Elsewhere" not in page


def test_a_list_keeps_its_order_and_leaves_out_what_is_not_published(signed_in):
    row = resource_list(resource("Zebra"), resource("Hidden", state="retired"), resource("Aardvark"))
    response = signed_in.get(row.get_absolute_url())
    assert [str(each) for each in response.context["resources"]] == ["Zebra", "Aardvark"]
    assert "2 entries" in signed_in.get("/trends/lists/").text and "Hidden" not in response.text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Nursing outlook", "Pay by state"]),
        ("q=NURSING", ["Nursing outlook"]),
        ("q=wages", ["Pay by state"]),
        ("kind=tool", ["Pay by state"]),
        ("kind=nonsense", []),
        ("kind=tool&q=nursing", []),
    ],
)
def test_the_library_is_searched_by_word_and_kind(signed_in, query, found):
    resource("Nursing outlook"), resource("Pay by state", kind="tool", summary="Wages compared")
    response = signed_in.get(f"/trends/library/?{query}")
    assert [str(each) for each in response.context["object_list"]] == found
    assert ("Nothing matches." in response.text) is not bool(found)


def test_a_resource_shows_where_it_leads_and_what_the_person_read_of_it(signed_in, alice, charlie):
    row = resource(trends=[trend("Telehealth"), trend("Hidden", state="draft")], cost="free", source="https://example.org/source")
    mine, theirs = saved(alice, title="Mine", resource=row), saved(charlie, title="Theirs", resource=row)
    page = signed_in.get(row.get_absolute_url()).text
    for words in ('href="https://example.org/"', "Free", ">Telehealth<", "https://example.org/source", mine.get_absolute_url()):
        assert words in page
    assert theirs.title not in page and "Hidden" not in page
    assert f"/trends/readings/add/?resource={row.pk}" in page


def test_a_reading_leads_to_its_resource_and_its_own_link(signed_in, alice):
    mine = read(alice, resource=resource(), link="https://example.org/report", minutes=20, takeaway="Ratios matter")
    page = signed_in.get(mine.get_absolute_url()).text
    for words in (f'href="{mine.resource.get_absolute_url()}"', 'href="https://example.org/report"', "20 min", "Ratios matter"):
        assert words in page


@HIDDEN
def test_a_reading_names_a_resource_that_has_no_page_without_a_link(signed_in, alice, state):
    mine = read(alice, title="", resource=resource("Nursing outlook", state=state))
    page = signed_in.get(mine.get_absolute_url()).text
    assert "<dd>Nursing outlook</dd>" in page and mine.resource.get_absolute_url() not in page


def test_a_resource_is_saved_from_the_library_and_marked_as_read(signed_in, alice):
    add = f"/trends/readings/add/?resource={resource().pk}"
    assert f'href="{add}"' in signed_in.get("/trends/library/").text
    form = signed_in.get(add).context["form"]
    sent = {name: form[name].value() for name in ("resource", "state", "form_key")}
    assert "Saved Nursing outlook." in signed_in.post(add, sent, follow=True).text
    mine = Reading.objects.for_user(alice).get()
    assert mine.state == "saved"
    read_it = {**sent, "state": "read", "day": "2026-11-24", "version": mine.version}
    assert "Read" in signed_in.post(mine.edit_url, read_it, follow=True).text
    mine.refresh_from_db()
    assert (mine.state, mine.day) == ("read", TODAY)


def test_readings_are_listed_with_what_waits_first_and_their_time_added_up(signed_in, alice, charlie):
    old, new = read(alice, "Old", ago(9), minutes=30), read(alice, "New", ago(1), minutes=60)
    waiting = saved(alice, "Waits")
    bin.remove(read(alice, "Gone", minutes=600)), read(charlie, "Theirs", minutes=600)
    response = signed_in.get("/trends/readings/")
    assert list(response.context["object_list"]) == [waiting, new, old]
    assert "3 entries, 1.5 hours" in response.text
