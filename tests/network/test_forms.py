"""Contacts, mentorships and interactions: what their forms take, and what they refuse with a sentence at the field."""

from datetime import date

import pytest

from network.models import INTERVALS, Contact, Interaction, Mentorship
from tests.calendar import TODAY, ahead, on_that_day
from tests.network.make import contact
from tests.refusal import refused

pytestmark = [pytest.mark.django_db, on_that_day]

CONTACTS, MENTORSHIPS, INTERACTIONS = (f"/network/{kind}/add/" for kind in ("contacts", "mentorships", "interactions"))
NOT_A_DAY, NOT_IN_CALENDAR = "Enter a real date, like 2026-11-23.", "Enter a date between 1900 and 2199."


# ---------------------------------------------------------------- contacts
def test_a_contact_keeps_all_that_was_typed(signed_in, alice):
    form = {
        "name": "Ruth Osei", "role": "Nurse manager", "organisation": "St. Brigid's", "email": "ruth@example.org",
        "phone": "+1 555 0100", "how_met": "At a fair", "introduced_by": contact(alice, "Sam").pk, "keep_in_touch": 91,
        "notes": "Likes tea",
    }  # fmt: skip
    assert signed_in.post(CONTACTS, form).status_code == 302
    made = Contact.objects.get(name="Ruth Osei")
    assert {name: getattr(made, f"{name}_id" if name == "introduced_by" else name) for name in form} == {
        **form,
        "organisation": made.organisation,
    }
    assert made.organisation.name == "St. Brigid's"


def test_a_contact_needs_no_more_than_a_name(signed_in):
    signed_in.post(CONTACTS, {"name": "Ruth Osei"})
    made = Contact.objects.get()
    assert (made.keep_in_touch, made.introduced_by, made.email) == (None, None, "")


@pytest.mark.parametrize("rhythm", [length for length, _words in INTERVALS])
def test_every_rhythm_offered_is_taken(signed_in, rhythm):
    signed_in.post(CONTACTS, {"name": "Ruth Osei", "keep_in_touch": rhythm})
    assert Contact.objects.get().keep_in_touch == rhythm


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"name": ""}, "name", "Enter the name."),
        ({"name": " \t "}, "name", "Enter the name."),
        ({"email": "ruth at example"}, "email", "Enter a valid email address."),
        ({"phone": "5" * 41}, "phone", "Ensure this value has at most 40 characters (it has 41)."),
    ],
)
def test_a_contact_that_cannot_be_is_refused(signed_in, wrong, field, sentence):
    assert refused(signed_in, CONTACTS, {"name": "Ruth Osei", **wrong}, field) == sentence


def test_a_rhythm_that_is_not_offered_is_refused(signed_in):
    response = signed_in.post(CONTACTS, {"name": "Ruth Osei", "keep_in_touch": "7"})
    assert response.context["form"].has_error("keep_in_touch", "invalid_choice") and not Contact.objects.exists()


def test_nobody_is_introduced_by_themselves(signed_in, alice):
    mine = contact(alice)
    response = signed_in.post(mine.edit_url, {"name": mine.name, "introduced_by": mine.pk, "version": mine.version})
    assert response.context["form"].errors == {"introduced_by": ["Choose somebody else."]}


# ---------------------------------------------------------------- mentorships
def test_a_mentorship_keeps_all_that_was_typed(signed_in, alice):
    form = {
        "contact": contact(alice).pk, "direction": "mentee", "focus": "Wound care", "cadence": 30,
        "start": "2026-01-05", "end": "2026-01-05", "agreement": "Once a month",
    }  # fmt: skip
    assert signed_in.post(MENTORSHIPS, form).status_code == 302
    made = Mentorship.objects.get()
    assert (str(made), made.focus, made.cadence, made.agreement) == ("Mentoring Ruth Osei", "Wound care", 30, "Once a month")
    assert made.start == made.end == date(2026, 1, 5)


def test_a_mentorship_needs_no_more_than_who_mentors_whom(signed_in, alice):
    signed_in.post(MENTORSHIPS, {"contact": contact(alice).pk, "direction": "mentor"})
    assert str(Mentorship.objects.get()) == "Mentored by Ruth Osei"


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"contact": ""}, "contact", "Choose the contact."),
        ({"direction": ""}, "direction", "Choose the direction."),
        ({"start": "2026-12-01", "end": "2026-11-30"}, "end", "End date: enter Dec 1 or a later day."),
        ({"start": "2026-02-31"}, "start", NOT_A_DAY),
        ({"end": "9999-12-31"}, "end", NOT_IN_CALENDAR),
    ],
)
def test_a_mentorship_that_cannot_be_is_refused(signed_in, alice, wrong, field, sentence):
    form = {"contact": contact(alice).pk, "direction": "mentor", **wrong}
    assert refused(signed_in, MENTORSHIPS, form, field) == sentence


# ---------------------------------------------------------------- interactions
def met(alice, **fields):
    return {"contact": contact(alice).pk, "day": "2026-11-24", "kind": "meeting", **fields}


def test_an_interaction_keeps_all_that_was_typed(signed_in, alice):
    words = {"kind": "call", "notes": "Shift patterns", "private_notes": "Tired", "follow_up": "Send the form"}
    form = met(alice, **words, follow_up_on="2026-12-01", followed_up_on="2026-11-24")
    assert signed_in.post(INTERACTIONS, form).status_code == 302
    made = Interaction.objects.get()
    assert {name: getattr(made, name) for name in words} == words
    assert (made.contact_id, made.day, made.follow_up_on, made.followed_up_on) == (form["contact"], TODAY, ahead(7), TODAY)


def test_a_day_to_follow_up_needs_no_words(signed_in, alice):
    signed_in.post(INTERACTIONS, met(alice, follow_up_on="2026-11-24"))
    assert Interaction.objects.get().follow_up_on == TODAY


def test_an_interaction_may_lie_ahead(signed_in, alice):
    signed_in.post(INTERACTIONS, met(alice, day="2026-12-24"))
    assert Interaction.objects.get().day == ahead(30)


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"contact": ""}, "contact", "Choose the contact."),
        ({"day": ""}, "day", "Enter the day."),
        ({"kind": ""}, "kind", "Choose the kind."),
        ({"day": "2026-02-31"}, "day", NOT_A_DAY),
        ({"day": "1899-12-31"}, "day", NOT_IN_CALENDAR),
        ({"follow_up": "Call"}, "follow_up_on", "Choose the day to follow up; Today reminds you then."),
        ({"follow_up": "Call", "follow_up_on": "soon"}, "follow_up_on", NOT_A_DAY),
        ({"follow_up_on": "2026-11-23"}, "follow_up_on", "Follow up on: enter Nov 24 or a later day."),
        ({"followed_up_on": "2026-11-23"}, "followed_up_on", "Followed up on: enter Nov 24 or a later day."),
        ({"followed_up_on": "2026-11-25"}, "followed_up_on", "This day is still ahead. Leave it empty until it is done."),
    ],
)
def test_an_interaction_that_cannot_be_is_refused(signed_in, alice, wrong, field, sentence):
    assert refused(signed_in, INTERACTIONS, met(alice, **wrong), field) == sentence


@pytest.mark.parametrize(("address", "field"), [(CONTACTS, "introduced_by"), (MENTORSHIPS, "contact"), (INTERACTIONS, "contact")])
def test_only_the_persons_own_contacts_are_offered(signed_in, alice, charlie, address, field):
    mine = contact(alice)
    contact(charlie, "Their friend")
    offered = signed_in.get(address).context["form"].fields[field].queryset
    assert list(offered) == [mine]


def test_a_contact_in_the_bin_stays_with_what_it_introduced(signed_in, alice):
    mentor = contact(alice, "Sam")
    mine = contact(alice, introduced_by=mentor)
    signed_in.post(mentor.remove_url)
    signed_in.post(mine.edit_url, {"name": "Ruth O.", "introduced_by": mentor.pk, "version": mine.version})
    mine.refresh_from_db()
    assert (mine.name, mine.introduced_by_id) == ("Ruth O.", mentor.pk)
