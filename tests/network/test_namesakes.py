"""A contact of a name there is already is saved, and asked about."""

from uuid import uuid4

import pytest
from django.contrib.messages import get_messages

from careertrack.core import bin
from network.models import Contact
from tests.network.make import contact

pytestmark = pytest.mark.django_db
ADD = "/network/contacts/add/"


def warned(client, name, **form):
    response = client.post(ADD, {"name": name, **form})
    assert response.status_code == 302
    return [str(each) for each in get_messages(response.wsgi_request) if each.level_tag == "warning"]


@pytest.mark.parametrize("name", ["Ruth Osei", "  ruth   OSEI", "Rúth Osei"])
def test_a_second_of_one_name_is_saved_and_asked_about_with_a_link(signed_in, alice, name):
    other = contact(alice, "Ruth Osei", role="Nurse")
    link = f'<a href="{other.get_absolute_url()}">Ruth Osei</a>'
    assert warned(signed_in, name) == [f"You already have {link} (Nurse). Check that they are two people."]
    assert Contact.objects.for_user(alice).count() == 2


def test_the_link_is_one_on_the_page_and_a_name_is_only_words(signed_in, alice):
    other = contact(alice, "<b>Ruth</b>")
    page = signed_in.post(ADD, {"name": "<b>Ruth</b>"}, follow=True).text
    assert f'<a href="{other.get_absolute_url()}">&lt;b&gt;Ruth&lt;/b&gt;</a>' in page and "<b>Ruth" not in page


def test_another_name_one_in_the_bin_and_somebody_elses_are_no_question(signed_in, alice, charlie):
    contact(alice, "Ruth Osei-Bonsu"), contact(charlie, "Ruth Osei")
    bin.remove(contact(alice, "Ruth Osei"))
    assert warned(signed_in, "Ruth Osei") == []


def test_going_back_and_saving_once_more_shows_the_first_and_asks_nothing(signed_in, alice):
    key = uuid4()
    assert [warned(signed_in, "Ruth Osei", form_key=key) for _click in (1, 2)] == [[], []]
    assert Contact.objects.for_user(alice).count() == 1
