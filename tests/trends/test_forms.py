"""Readings: what their form takes, and what it refuses with a sentence at the field."""

from datetime import date

import pytest

from tests.calendar import TODAY, on_that_day
from tests.refusal import refused
from tests.trends.make import resource, saved
from trends.models import Reading

pytestmark = [pytest.mark.django_db, on_that_day]

ADD = "/trends/readings/add/"


def typed(**fields):
    return {"title": "Staffing report", "state": "read", "day": "2026-11-24", **fields}


def test_a_reading_keeps_all_that_was_typed(signed_in):
    form = typed(resource=resource().pk, link="https://example.org/report", minutes="0:20", takeaway="Ratios\nmatter")
    assert signed_in.post(ADD, form).status_code == 302
    made = Reading.objects.get()
    assert (made.resource_id, made.title, made.link) == (form["resource"], form["title"], form["link"])
    assert (made.state, made.day, made.minutes, made.takeaway) == ("read", TODAY, 20, "Ratios\nmatter")


def test_something_to_read_needs_no_more_than_its_title(signed_in):
    signed_in.post(ADD, {"title": "Staffing report", "state": "saved"})
    made = Reading.objects.get()
    assert (str(made), made.day, made.minutes, made.resource) == ("Staffing report", None, None, None)


def test_something_from_the_library_needs_no_title(signed_in):
    signed_in.post(ADD, {"resource": resource("Nursing outlook").pk, "state": "saved"})
    assert str(Reading.objects.get()) == "Nursing outlook"


def test_an_address_typed_without_its_beginning_is_taken(signed_in):
    signed_in.post(ADD, typed(link="example.org/report"))
    assert Reading.objects.get().link == "https://example.org/report"


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"title": ""}, "title", "Choose something from the library, or enter a title."),
        ({"title": "", "link": "https://example.org/"}, "title", "Choose something from the library, or enter a title."),
        ({"state": ""}, "state", "Choose the state."),
        ({"day": ""}, "day", "Enter the day you read it."),
        ({"day": "2026-11-25"}, "day", "This day is still ahead."),
        ({"day": "2026-02-29"}, "day", "Enter a real date, like 2026-11-23."),
        ({"day": "1899-12-31"}, "day", "Enter a date between 1900 and 2199."),
        ({"state": "saved"}, "state", "It has a day, so choose “Read”; or clear the day."),
        ({"minutes": "half an hour"}, "minutes", "Enter hours as a number, like 4, 1.5, 1:30 or 4h30."),
        ({"minutes": "-1"}, "minutes", "Enter hours as a number, like 4, 1.5, 1:30 or 4h30."),
        ({"link": "javascript:alert(1)"}, "link", "Enter a valid URL."),
        ({"link": "ftp://example.org/"}, "link", "Enter a valid URL."),
    ],
)
def test_a_reading_that_cannot_be_is_refused(signed_in, wrong, field, sentence):
    assert refused(signed_in, ADD, typed(**wrong), field) == sentence


def test_an_edit_that_is_refused_leaves_the_reading_as_it_was(signed_in, alice):
    mine = saved(alice)
    form = typed(title="Something else", day="", version=mine.version)
    assert refused(signed_in, mine.edit_url, form, "day") == "Enter the day you read it."


def test_a_reading_may_be_of_tomorrow_where_it_is_tomorrow_already(signed_in, alice):
    alice.time_zone = "Pacific/Auckland"
    alice.save()
    signed_in.post(ADD, typed(day="2026-11-25"))
    assert Reading.objects.get().day == date(2026, 11, 25)


@pytest.mark.parametrize("state", ["draft", "retired"])
def test_a_resource_that_is_not_published_is_no_choice(signed_in, state):
    hidden = resource(state=state)
    assert hidden.title not in signed_in.get(f"{ADD}?resource={hidden.pk}").text
    assert signed_in.post(ADD, typed(resource=hidden.pk)).context["form"].has_error("resource", "invalid_choice")


def test_a_resource_retired_since_stays_chosen(signed_in, alice):
    mine = saved(alice, resource=resource(state="retired"))
    signed_in.post(mine.edit_url, typed(resource=mine.resource_id, version=mine.version))
    assert Reading.objects.get().resource_id == mine.resource_id
