"""A filter under a name: above its list, private, renamed and removed; nonsense is never kept."""

import pytest
from django.db import IntegrityError

from careertrack.core import saved
from careertrack.core.models import SavedFilter
from learning.models import Course
from tests.calendar import on_that_day
from tests.learning.make import course

pytestmark = [pytest.mark.django_db, on_that_day]

COURSES, FILTERS = "/learning/courses/", "/learning/courses/filters/"


def keep(client, query="status=planned&sort=title", name="Still ahead"):
    return client.post(f"{FILTERS}?{query}", {"do": "save", "name": name}, follow=True)


def names():
    return [each.name for each in SavedFilter.objects.all()]


@pytest.fixture
def kept(signed_in, alice):
    course(alice, "Statistics", status="planned"), course(alice, "Wound care")
    keep(signed_in)
    return SavedFilter.objects.get()


def test_the_list_leads_to_saving_what_it_shows(signed_in, alice):
    course(alice)
    page = signed_in.get(f"{COURSES}?q=&status=completed&col=cost&page=1&filters=1").text
    assert f'href="{FILTERS}?status=completed&amp;col=cost">Save this filter</a>' in page
    assert "Save this filter" not in signed_in.get(COURSES).text


def test_saving_leads_back_to_the_list_where_it_now_stands(signed_in, alice, kept):
    page = keep(signed_in, "q=stat", "Numbers")
    assert "Saved the filter “Numbers”." in page.text and page.request["QUERY_STRING"] == "q=stat"
    assert (
        'aria-current="true">Numbers</a>' in page.text
        and f'href="{COURSES}?status=planned&amp;sort=title">Still ahead' in page.text
    )


def test_what_it_keeps_is_what_it_shows_later(signed_in, kept):
    page = signed_in.get(f"{COURSES}?{kept.query}")
    assert [str(each) for each in page.context["object_list"]] == ["Statistics"] and "Save this filter" not in page.text


@pytest.mark.parametrize("name", ["Still ahead", "still AHEAD", " Still ahead "])
def test_a_name_that_is_taken_is_refused_with_a_sentence(signed_in, kept, name):
    assert "You have a saved filter of this name here." in keep(signed_in, "q=x", name).text
    assert SavedFilter.objects.get().query == kept.query


def test_the_other_of_two_that_were_sent_together_is_refused_too(signed_in, kept, monkeypatch):
    def taken(form):
        raise IntegrityError

    monkeypatch.setattr(saved.SavedFilterForm, "save", taken)
    assert "You have a saved filter of this name here." in keep(signed_in, "q=x", "Another").text


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "a\x00b", "a\u202eb", "x" * 61])
def test_a_name_that_is_none_is_refused(signed_in, name):
    page = keep(signed_in, name=name)
    assert 'aria-invalid="true"' in page.text and not names()


@pytest.mark.parametrize(
    "query", ["", "page=2", "status=banana", "sort=owner", "q=a%00b", "col=owner", "size=9", "q=" + "x" * 3000]
)
def test_a_filter_that_is_none_is_refused(signed_in, query):
    page = keep(signed_in, query)
    assert page.status_code == 200 and page.context["problem"] in page.text and not names()


def test_what_is_no_filter_is_left_out_of_it(signed_in, kept):
    keep(signed_in, "q=x&next=//example.org&page=3&csrfmiddlewaretoken=x", "Another")
    assert SavedFilter.objects.get(name="Another").query == "q=x"


def test_no_more_than_thirty_are_kept_of_a_list(signed_in, alice):
    fields = {"owner": alice, "kind": "learning.course", "query": "q=x"}
    SavedFilter.objects.bulk_create([SavedFilter(name=f"Filter {n}", **fields) for n in range(30)])
    assert "You have 30 saved filters here. Remove one first." in keep(signed_in).text and len(names()) == 30


def send(client, kept, do, **more):
    return client.post(FILTERS, {"do": do, "key": kept.pk, **more}, follow=True)


def test_it_is_renamed_and_removed(signed_in, kept):
    assert "Renamed the filter to “Next”." in send(signed_in, kept, "rename", name="Next").text and names() == ["Next"]
    assert "Removed the filter “Next”." in send(signed_in, kept, "remove").text and not names()
    assert Course.objects.exists()


def test_renaming_it_to_another_is_refused(signed_in, kept):
    keep(signed_in, "q=x", "Another")
    assert "You have a saved filter of this name here." in send(signed_in, kept, "rename", name="another").text
    assert sorted(names()) == ["Another", "Still ahead"]


@pytest.mark.parametrize("do", ["rename", "remove"])
def test_somebody_elses_is_neither_seen_nor_changed(client, charlie, kept, do):
    client.force_login(charlie)
    course(charlie)
    assert send(client, kept, do, name="Mine").status_code == 404 and names() == ["Still ahead"]
    assert "Still ahead" not in client.get(COURSES).text + client.get(FILTERS).text


def test_each_person_and_each_list_has_its_own_names(client, charlie, kept):
    client.force_login(charlie)
    keep(client)
    client.post("/goals/goals/filters/?q=x", {"do": "save", "name": "Still ahead"})
    assert names() == ["Still ahead"] * 3


@pytest.mark.parametrize("key", ["", "x", "²", "-1", "9" * 30, "a\x00b"])
@pytest.mark.parametrize("do", ["rename", "remove"])
def test_a_key_that_is_none_is_not_found(signed_in, kept, do, key):
    assert signed_in.post(FILTERS, {"do": do, "key": key, "name": "Next"}).status_code == 404 and names() == ["Still ahead"]


def test_what_cannot_be_done_does_nothing(signed_in, kept):
    assert send(signed_in, kept, "delete").status_code == 200 and names() == ["Still ahead"]


def test_they_go_with_the_account(alice, kept):
    alice.delete()
    assert not names()
