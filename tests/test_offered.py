"""A filter by a linked record offers the first hundred, however many there are."""

import pytest

from network.models import Contact, Interaction
from tests.calendar import TODAY, on_that_day

pytestmark = [pytest.mark.django_db, on_that_day]

URL = "/network/interactions/"


@pytest.fixture
def met(alice):
    """120 people, each spoken with once, by name."""
    people = Contact.objects.bulk_create(Contact(owner=alice, name=f"Person {number:03}") for number in range(120))
    Interaction.objects.bulk_create(Interaction(owner=alice, contact=person, day=TODAY) for person in people)
    return people


def offered(page):
    """The words of the select's options."""
    select = page.text.partition('name="contact"')[2].partition("</select>")[0]
    return [each.partition(">")[2].partition("<")[0] for each in select.split("<option")[1:]]


def test_the_first_hundred_are_offered_and_the_way_to_the_others_is_said(signed_in, met):
    found = offered(signed_in.get(URL))
    assert found[0] == "All" and found[1] == "Person 000" and found[100:] == ["Person 099", "Others: search by name"]


def test_who_was_chosen_stays_offered(signed_in, met):
    page = signed_in.get(f"{URL}?contact={met[110].pk}")
    assert "Person 110" in offered(page) and [row.contact for row in page.context["page_obj"]] == [met[110]]


def test_a_few_are_all_offered_and_nothing_else_is_said(signed_in, alice, met):
    Interaction.objects.for_user(alice).filter(contact__in=met[100:]).delete()
    assert offered(signed_in.get(URL))[-1] == "Person 099"


@pytest.mark.parametrize("key", ["x", "²", "9" * 30, "-1"])
def test_a_choice_that_is_none_is_said(signed_in, met, key):
    page = signed_in.get(f"{URL}?contact={key}")
    assert page.status_code == 200 and not page.context["page_obj"].object_list
