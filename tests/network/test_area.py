"""What Today hears from Network: the line, what is due, whom to get in touch with."""

import pytest

from careertrack.core import bin
from careertrack.core.answers import Urgency
from careertrack.core.counting import totals
from network.area import Network
from network.models import Contact, Interaction
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.network.make import contact, interaction, mentorship

pytestmark = [pytest.mark.django_db, on_that_day]


def area(user):
    return Network(user, TODAY)


def words(user):
    line = area(user).line()
    return line.value, line.note


def suggestions(user):
    return list(area(user).suggest())


# ---------------------------------------------------------------- the line
def test_the_line_without_any_contact_asks_for_a_mentor(alice, charlie):
    contact(charlie), bin.remove(contact(alice))
    assert words(alice) == ("No contacts yet", "Add a mentor")
    assert not area(alice).line().started


def test_the_line_without_a_rhythm_counts_contacts(alice):
    interaction(contact(alice))
    assert words(alice) == ("1 contact", "Say how often to keep in touch") and area(alice).line().started
    contact(alice), bin.remove(contact(alice))
    assert words(alice)[0] == "2 contacts"


def test_the_line_counts_those_kept_in_touch_of_those_with_a_rhythm(alice):
    for n in range(3):
        interaction(contact(alice, keep_in_touch=30), ago(15 * n))
    contact(alice, keep_in_touch=30), contact(alice), bin.remove(interaction(contact(alice, keep_in_touch=30)).contact)
    line = area(alice).line()
    assert (line.value, line.note, line.amount, line.target) == ("3 of 4 kept in touch", "", 3, 4)
    assert totals(alice, [line.ask]) == [3]


def test_the_line_names_the_next_follow_up(alice):
    ruth = contact(alice, keep_in_touch=30)
    for day in (ahead(9), ahead(7)):
        interaction(ruth, follow_up_on=day)
    interaction(ruth, follow_up_on=ahead(1), followed_up_on=TODAY), bin.remove(interaction(ruth, follow_up_on=ahead(2)))
    assert words(alice) == ("1 of 1 kept in touch", "Next follow-up Dec 1")


def test_the_line_counts_the_follow_ups_that_are_due(alice):
    ruth = contact(alice, keep_in_touch=30)
    interaction(ruth, ago(9), follow_up_on=TODAY), interaction(ruth, follow_up_on=ahead(1))
    assert words(alice)[1] == "1 follow-up due"
    interaction(ruth, ago(9), follow_up_on=ago(1)), bin.remove(interaction(ruth, ago(9), follow_up_on=ago(1)))
    assert words(alice)[1] == "2 follow-ups due"


def test_today_and_the_area_page_show_the_line_in_its_words(signed_in, alice):
    interaction(contact(alice, keep_in_touch=30), follow_up_on=ahead(7))
    for url in ("/", "/network/"):
        page = signed_in.get(url).text
        assert "1 of 1 kept in touch" in page and "Next follow-up Dec 1" in page


# ---------------------------------------------------------------- what is due, what happened, who was met
def test_follow_ups_are_due_from_today_to_the_last_day_asked_for(alice):
    ruth = contact(alice)
    first, last = interaction(ruth, follow_up_on=TODAY), interaction(ruth, follow_up_on=ahead(7))
    interaction(ruth, ago(5), follow_up_on=ago(1)), interaction(ruth, follow_up_on=ahead(8)), interaction(ruth)
    interaction(ruth, follow_up_on=ahead(1), followed_up_on=TODAY), bin.remove(interaction(ruth, follow_up_on=ahead(1)))
    found = [(each.on, each.verb, each.record) for each in area(alice).due(ahead(7))]
    assert found == [(TODAY, "Follow up", first), (ahead(7), "Follow up", last)]


def test_no_number_of_overdue_follow_ups_hides_the_next(alice):
    ruth = contact(alice, keep_in_touch=30)
    Interaction.objects.bulk_create(Interaction(owner=alice, contact=ruth, day=ago(9), follow_up_on=ago(1)) for _n in range(60))
    here = interaction(ruth, follow_up_on=ahead(1))
    assert [each.record for each in area(alice).due(ahead(7))] == [here]


def test_interactions_happened_on_their_day(alice):
    ruth = contact(alice)
    here = interaction(ruth, ago(3), kind="shadowing")
    interaction(ruth, ago(4)), bin.remove(interaction(ruth, ago(3)))
    assert [(each.on, each.verb, each.record) for each in area(alice).happened(ago(3), TODAY)] == [(ago(3), "Shadow day", here)]


def test_each_contact_was_touched_on_the_day_last_met(alice, charlie):
    ruth = contact(alice)
    interaction(ruth, ago(9)), interaction(ruth, ago(3)), interaction(ruth, ahead(1)), bin.remove(interaction(ruth))
    contact(alice, "Nobody met"), interaction(contact(charlie))
    assert area(alice).touched() == {ruth: ago(3)}


# ---------------------------------------------------------------- what to do next
def test_add_one_person_is_suggested_until_there_is_one(signed_in, alice):
    (first,) = suggestions(alice)
    assert (first.title, first.urgency) == ("Add the one person you would ask for advice", Urgency.FIRST_STEP)
    assert first.title in signed_in.get("/").text
    signed_in.post(first.url, {"name": "Ruth Osei"})
    assert not suggestions(alice)


def send(client, record, **fields):
    """Its edit form, as the page fills it, with these changes."""
    form = client.get(record.edit_url).context["form"]
    filled = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    assert client.post(record.edit_url, {**filled, **fields}).status_code == 302


@pytest.mark.parametrize("way", ["button", "form", "moved", "removed"])
@pytest.mark.parametrize("day", [ago(1), TODAY])
def test_a_follow_up_is_suggested_from_its_day_until_it_is_done_or_moved(signed_in, alice, way, day):
    mine = interaction(contact(alice), ago(9), follow_up="Send the form", follow_up_on=day)
    (found,) = suggestions(alice)
    assert (found.title, found.urgency, found.on) == ("Send the form", Urgency.FOLLOW_UP, day)
    button = f"/network/interactions/{mine.pk}/followed-up/"
    assert f'action="{button}"' in signed_in.get(found.url).text
    if way in ("button", "removed"):
        signed_in.post(button if way == "button" else mine.remove_url)
    else:
        send(signed_in, mine, **({"followed_up_on": TODAY} if way == "form" else {"follow_up_on": ahead(1)}))
    assert not suggestions(alice)


def test_a_follow_up_says_when_it_was_asked_for_and_after_what(alice):
    interaction(contact(alice), ago(9), follow_up_on=ago(1))
    (found,) = suggestions(alice)
    assert found.title == "Follow up with Ruth Osei"
    assert found.reason == "You asked for a reminder on Mon, Nov 23. You were in touch with Ruth Osei on Nov 15"


def test_a_follow_up_of_today_says_so_in_plain_words(alice):
    interaction(contact(alice), ago(9), follow_up_on=TODAY)
    assert suggestions(alice)[0].reason == "You asked for a reminder today. You were in touch with Ruth Osei on Nov 15"


def test_a_follow_up_of_tomorrow_can_wait(alice):
    interaction(contact(alice), follow_up_on=ahead(1))
    assert not suggestions(alice)


@pytest.mark.parametrize("way", ["met", "slower", "no rhythm"])
def test_a_contact_out_of_touch_is_suggested_until_met_or_its_rhythm_is_slower(signed_in, alice, way):
    mine = interaction(contact(alice, keep_in_touch=30), ago(31)).contact
    (found,) = suggestions(alice)
    assert (found.title, found.urgency, found.on) == ("Get in touch with Ruth Osei", Urgency.BEHIND, ago(31))
    assert found.reason == "Last contact on Oct 24. Your rhythm: every month"
    if way == "met":
        add = f"/network/interactions/add/?contact={mine.pk}"
        assert f'href="{add}"' in signed_in.get(found.url).text
        signed_in.post(add, {"contact": mine.pk, "day": TODAY, "kind": "call"})
    else:
        send(signed_in, mine, keep_in_touch="91" if way == "slower" else "")
    assert not suggestions(alice)


def test_a_contact_never_met_is_suggested_from_the_day_it_was_added(alice):
    interaction(contact(alice, keep_in_touch=30), ahead(1))
    (found,) = suggestions(alice)
    assert (found.reason, found.on) == ("No contact noted yet. Your rhythm: every month", TODAY)


def test_nobody_is_suggested_twice(alice):
    ruth = contact(alice, keep_in_touch=14)
    mentorship(ruth), interaction(ruth, ago(40), follow_up_on=ago(1))
    assert [each.urgency for each in suggestions(alice)] == [Urgency.FOLLOW_UP]


def test_a_contact_in_the_bin_is_nobody_to_be_in_touch_with(alice):
    gone = interaction(contact(alice, keep_in_touch=14), ago(40), follow_up_on=ago(1)).contact
    contact(alice), bin.remove(gone)
    assert not suggestions(alice) and not list(area(alice).due(ahead(365)))
    assert Contact.objects.for_user(alice).count() == 1
