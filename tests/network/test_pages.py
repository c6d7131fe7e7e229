"""The pages of Network: people by name, one person with all that happened, follow-ups done and undone."""

import pytest

from careertrack.core import bin
from network.models import Contact, Interaction, Mentorship
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.network.make import contact, interaction, mentorship

pytestmark = [pytest.mark.django_db, on_that_day]


@pytest.mark.parametrize(
    ("url", "add", "words"),
    [
        ("/network/", "contacts", "No contacts yet. Add the one person you would ask for advice today."),
        ("/network/contacts/", "contacts", "<p>Add the one person you would ask for advice today."),
        ("/network/mentorships/", "mentorships", "Add whoever guides you, or whom you guide"),
        ("/network/interactions/", "interactions", "Note when you last spoke with somebody"),
    ],
)
def test_an_empty_page_says_what_will_be_here_and_how_to_begin(signed_in, url, add, words):
    page = signed_in.get(url).text
    assert words in page
    assert f'href="/network/{add}/add/"' in page


def test_an_empty_list_beside_others_speaks_of_its_own_kind_alone(signed_in, alice):
    contact(alice)
    page = signed_in.get("/network/interactions/").text
    assert "<h2>No interactions yet</h2>" in page and "No contacts yet" not in page


def test_contacts_are_listed_by_name_whatever_its_capitals(signed_in, alice, charlie):
    for name in ("Zoe", "adam", "Ruth"):
        contact(alice, name)
    contact(charlie, "Not mine")
    assert [each.name for each in signed_in.get("/network/contacts/").context["object_list"]] == ["adam", "Ruth", "Zoe"]
    assert [each.name for each in signed_in.get("/network/").context["kinds"][0]["newest"]] == ["adam", "Ruth", "Zoe"]


def test_a_list_of_contacts_shows_the_last_contact_that_is_not_binned_or_ahead(signed_in, alice):
    mine = interaction(contact(alice), ago(400)).contact
    bin.remove(interaction(mine, TODAY)), interaction(mine, ahead(1))
    response = signed_in.get("/network/contacts/")
    assert "Oct 20, 2025" in response.text and response.context["object_list"][0].last_contact == ago(400)


def test_the_order_of_contacts_holds_over_pages(signed_in, alice):
    Contact.objects.bulk_create(Contact(owner=alice, name=f"Contact {n:02}") for n in reversed(range(51)))
    assert [each.name for each in signed_in.get("/network/contacts/?page=2").context["object_list"]] == ["Contact 50"]


def test_a_contact_shows_who_they_are_and_when_they_were_last_met(signed_in, alice):
    mine = contact(alice, role="Nurse manager", organisation="St. Brigid's", email="ruth@example.org", keep_in_touch=30)
    assert "Nurse manager, St. Brigid&#x27;s. No contact noted yet" in signed_in.get(mine.get_absolute_url()).text
    interaction(mine, ago(7)), interaction(mine, ago(9)), interaction(mine, ahead(1))
    page = signed_in.get(mine.get_absolute_url()).text
    for words in ("Last contact Nov 17", 'href="mailto:ruth@example.org"', "Every month", "Only you can see this page."):
        assert words in page


def test_a_contact_shows_all_that_is_linked_to_it(signed_in, alice, charlie):
    mine = contact(alice, introduced_by=contact(alice, "Sam Lee"))
    linked = [mentorship(mine, focus="Wound care"), interaction(mine, ago(7)), contact(alice, "Ana Diaz", introduced_by=mine)]
    other, gone = interaction(contact(alice, "Sam")), interaction(mine, ago(8))
    bin.remove(gone)
    page = signed_in.get(mine.get_absolute_url()).text
    assert all(each.get_absolute_url() in page for each in [*linked, mine.introduced_by])
    assert "Introduced you to" in page and not any(f'href="{each.get_absolute_url()}"' in page for each in (other, gone))
    for kind, name in (("mentorships", "contact"), ("interactions", "contact"), ("contacts", "introduced_by")):
        assert f"/network/{kind}/add/?{name}={mine.pk}" in page


@pytest.mark.parametrize("make", [mentorship, interaction])
def test_what_is_linked_to_a_contact_leads_back_to_it(signed_in, alice, make):
    mine = contact(alice)
    assert f'href="{mine.get_absolute_url()}"' in signed_in.get(make(mine).get_absolute_url()).text


@pytest.mark.parametrize("kind", ["mentorships", "interactions"])
def test_what_is_added_from_a_contact_has_it_chosen(signed_in, alice, kind):
    mine = contact(alice)
    contact(alice, "Sam")
    form = signed_in.get(f"/network/{kind}/add/?contact={mine.pk}").context["form"]
    assert form["contact"].value() == str(mine.pk)


def test_open_follow_ups_stand_on_top_of_the_contact_until_marked_as_done(signed_in, alice):
    mine = interaction(contact(alice), ago(9), follow_up="Send the form", follow_up_on=ahead(1))
    interaction(contact(alice, "Sam"), follow_up="Of somebody else", follow_up_on=TODAY)
    address = mine.contact.get_absolute_url()
    assert "Of somebody else" not in signed_in.get(address).text
    assert "on Wed, Nov 25. You were in touch with Ruth Osei on Nov 15." in signed_in.get(address).text
    response = signed_in.post(f"/network/interactions/{mine.pk}/followed-up/", follow=True)
    assert response.redirect_chain == [(address, 302)] and "Followed up: Send the form." in response.text
    assert "Log follow-up" not in response.text
    mine.refresh_from_db()
    assert mine.followed_up_on == TODAY


def test_what_was_said_stands_on_a_line_the_newest_first_and_what_is_ahead_above_it(signed_in, alice):
    mine = interaction(contact(alice), ago(9), notes="ADN first, then BSN.").contact
    interaction(mine, ago(2), kind="call"), interaction(mine, ahead(3), kind="shadowing")
    page = signed_in.get(mine.get_absolute_url()).text.split('id="history-title"')[1].split("</section>")[0]
    order = [page.index(words) for words in ('class="now"', "Shadow day", 'class="done"', "Call", "Nov 15. ADN first, then BSN.")]
    assert order == sorted(order)


def test_all_interactions_of_a_contact_are_one_link_away_when_the_page_shows_ten(signed_in, alice):
    mine = contact(alice)
    for days in range(11):
        interaction(mine, ago(days))
    interaction(contact(alice, "Sam"))
    page = signed_in.get(mine.get_absolute_url()).text
    assert "10 of 11 are shown here." in page and f'href="/network/interactions/?contact={mine.pk}">Show all' in page
    assert "11 entries" in signed_in.get(f"/network/interactions/?contact={mine.pk}").text


def test_a_follow_up_done_before_keeps_the_day_it_was_done(signed_in, alice):
    mine = interaction(contact(alice), ago(9), follow_up_on=ago(5), followed_up_on=ago(4))
    signed_in.post(f"/network/interactions/{mine.pk}/followed-up/")
    mine.refresh_from_db()
    assert mine.followed_up_on == ago(4)


def test_nothing_changes_by_opening_the_address_of_the_button(signed_in, alice):
    mine = interaction(contact(alice), follow_up_on=TODAY)
    assert signed_in.get(f"/network/interactions/{mine.pk}/followed-up/").status_code == 405


def test_a_contact_is_removed_with_what_happened_and_undo_brings_all_back(signed_in, alice):
    mine = interaction(mentorship(contact(alice)).contact).contact
    page = signed_in.post(mine.remove_url, follow=True).text
    assert "Removed Ruth Osei. 2 records that belong to it went along." in page
    assert not Contact.objects.exists() and not Interaction.objects.exists() and not Mentorship.objects.exists()
    signed_in.post(f"/bin/{mine.form_key}/restore/")
    assert Contact.objects.get().interactions.count() == Contact.objects.get().mentorships.count() == 1


def test_whom_a_removed_contact_introduced_stays(signed_in, alice):
    mine = contact(alice, introduced_by=contact(alice, "Sam Lee"))
    signed_in.post(mine.introduced_by.remove_url)
    page = signed_in.get(mine.get_absolute_url()).text
    assert "Sam Lee (in the bin)" in page


def test_a_contact_of_a_name_alone_says_nothing_it_does_not_know(signed_in, alice):
    page = signed_in.get(contact(alice).get_absolute_url()).text
    assert "No contact noted yet" in page and "None" not in page.replace("None yet", "")
