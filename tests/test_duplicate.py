"""A record to start from: all that it says, but its days; nothing is stored until it is saved."""

import pytest
from django.urls import reverse

from careertrack.core import bin
from careertrack.core.fields import DayField
from learning.models import Course
from network.models import Contact, Tag
from tests.calendar import ago, on_that_day
from tests.canary import everything_of, one_of_each
from tests.experience.make import place, shift
from tests.kinds import listed_models
from tests.learning.make import course
from tests.named import organisation
from tests.skills.make import skill

pytestmark = [pytest.mark.django_db, on_that_day]


def values(client, record):
    form = client.get(record.duplicate_url).context["form"]
    return {name: form[name].value() for name in form.fields if form[name].value() is not None}


@pytest.mark.parametrize("model", listed_models(), ids=lambda model: model.__name__)
def test_every_kind_is_filled_in_without_its_days_and_nothing_is_stored(signed_in, alice, model):
    record = one_of_each(alice)[model]
    before = everything_of(alice)
    form = signed_in.get(record.duplicate_url).context["form"]
    for name in form._meta.fields:
        if name in form.fields and isinstance(model._meta.get_field(name), DayField):
            assert not form[name].value(), name
    assert everything_of(alice) == before


def test_a_shift_keeps_its_place_hours_and_skills(signed_in, alice):
    mine = shift(place(alice), day=ago(3), minutes=450, note="Lunch", skills=[skill("Triage")])
    shift(place(alice, "Riverside"), day=ago(1))
    filled = values(signed_in, mine)
    assert (filled["experience"], filled["minutes"], filled["note"]) == (mine.experience_id, "7.5", "Lunch")
    assert filled["skills"] == [mine.skills.get().pk] and "day" not in filled


def test_a_contact_keeps_its_organization_and_tags(signed_in, alice):
    mine = Contact.objects.create(owner=alice, name="Anna", organisation=organisation(alice, "Maple Court"))
    mine.tags.add(Tag.objects.create(owner=alice, name="ICU"))
    filled = values(signed_in, mine)
    assert filled["organisation"] == "Maple Court" and filled["tags"] == [mine.tags.get().pk]


def test_saving_adds_a_second_one(signed_in, alice):
    mine = course(alice, "Statistics", provider="AAMA", status="planned", finish=ago(9))
    filled = values(signed_in, mine)
    signed_in.post(mine.duplicate_url, {**filled, "title": "Statistics II"})
    assert [(each.title, each.provider, each.finish) for each in Course.objects.for_user(alice).order_by("pk")] == [
        ("Statistics", "AAMA", ago(9)),
        ("Statistics II", "AAMA", None),
    ]


def test_the_form_says_what_it_was_filled_in_from(signed_in, alice):
    mine = course(alice, "Statistics", status="planned")
    words = "Filled in from “Statistics”, without its days. Nothing is stored until you save."
    assert words in signed_in.get(mine.duplicate_url).text and words in signed_in.post(mine.duplicate_url, {"title": ""}).text


def test_what_was_typed_is_saved_though_the_original_went_to_the_bin(signed_in, alice):
    mine = course(alice, "Statistics", status="planned")
    filled = values(signed_in, mine)
    bin.remove(mine)
    assert signed_in.post(mine.duplicate_url, filled).status_code == 302 and Course.objects.for_user(alice).exists()


def test_what_is_in_the_bin_or_somebody_elses_is_no_start(signed_in, alice, charlie):
    mine, theirs = course(alice), course(charlie)
    bin.remove(mine)
    assert "This is in the bin" in signed_in.get(mine.duplicate_url).text
    assert signed_in.get(theirs.duplicate_url).status_code == signed_in.post(theirs.duplicate_url).status_code == 404


def test_the_page_and_the_row_lead_there(signed_in, alice):
    mine = course(alice)
    link = f'href="{mine.duplicate_url}"'
    assert link in signed_in.get(mine.get_absolute_url()).text and link in signed_in.get("/learning/courses/").text


@pytest.mark.parametrize("model", listed_models(), ids=lambda model: model.__name__)
def test_every_form_that_adds_can_be_saved_and_opened_again(signed_in, model):
    assert 'name="another"' in signed_in.get(reverse(model.route("add"))).text
