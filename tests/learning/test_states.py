"""A renewal that was sent in waits and asks for nothing; a license and its registration expire each on its own day."""

import pytest

from careertrack.core.answers import Urgency
from learning.area import Learning
from learning.models import Credential, CredentialType, RenewalCycle
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.learning.make import credential
from tests.learning.renewals import renew

pytestmark = [pytest.mark.django_db, on_that_day]


@pytest.fixture
def card(alice):
    return credential(alice, name="CPR", issued=ago(700), expires=ahead(20))


def send(client, mine, **form):
    return renew(client, mine, **{"expires": "", **form})


def area(owner):
    return Learning(owner, TODAY)


def to_renew(owner):
    """What is suggested but for the file that is missing."""
    return [each for each in area(owner).suggest() if each.urgency != Urgency.UNPROVED]


def test_what_is_sent_in_says_so_and_keeps_its_day_and_its_cycle(signed_in, card):
    page = send(signed_in, card).text
    card.refresh_from_db()
    assert card.badge == ("sent", "Sent in Nov 20, waiting") and card.expires == ahead(20)
    assert "Enter the new date" in page and not RenewalCycle.objects.exists()


def test_what_is_on_its_way_is_neither_suggested_nor_counted_as_due(signed_in, alice, card):
    assert to_renew(alice) and area(alice).pressing().count() == 1
    send(signed_in, card)
    assert not to_renew(alice) and area(alice).pressing().count() == 0
    assert [moment.record for moment in area(alice).due(ahead(365))] == [card]


def test_once_its_day_has_passed_it_has_expired_all_the_same(alice):
    credential(alice, name="CPR", expires=ago(2), sent_on=ago(30))
    (found,) = to_renew(alice)
    assert (found.title, found.button) == ("Enter the new date of CPR", "Enter the new date")
    assert found.reason == "Sent in on Oct 25, and it expired on Nov 22. Ask for the new date if it is late"
    assert area(alice).pressing().get().badge[0] == "expired"


def test_the_new_date_ends_the_waiting_and_closes_the_cycle_on_the_day_it_was_sent(signed_in, card):
    send(signed_in, card)
    assert signed_in.get(f"{card.get_absolute_url()}renew/").context["form"].initial["submitted_on"] == ago(4)
    send(signed_in, card, expires="2028-12-31")
    card.refresh_from_db()
    assert card.badge[0] == "ok" and card.sent_on is None
    assert RenewalCycle.objects.get().submitted_on == ago(4)


def test_a_new_date_entered_by_hand_ends_the_waiting_too(signed_in, card):
    send(signed_in, card)
    card.refresh_from_db()
    form = {"type": "CPR", "state": "held", "issued": card.issued, "expires": "2028-12-31", "version": card.version}
    signed_in.post(card.edit_url, form)
    card.refresh_from_db()
    assert card.sent_on is None and card.badge[0] == "ok"


@pytest.fixture
def pair(alice):
    """A license without an end, and its registration that ends soon."""
    license = credential(alice, name="Medical license")
    return license, credential(alice, name="Registration", expires=ahead(40), registration_of=license)


def test_a_license_and_its_registration_lead_to_each_other_with_their_own_badges(signed_in, pair):
    license, registration = pair
    page = signed_in.get(license.get_absolute_url()).text
    assert registration.get_absolute_url() in page and "Expires in 40 days" in page and "No expiry" in page
    page = signed_in.get(registration.get_absolute_url()).text
    assert "Registration of" in page and license.get_absolute_url() in page and "No expiry" in page


def test_a_credential_is_not_its_own_registration_nor_in_a_circle(signed_in, pair):
    license, registration = pair
    for other in pair:
        form = {"type": license.type, "state": "held", "registration_of": other.pk, "version": license.version}
        signed_in.post(license.edit_url, form)
        assert Credential.objects.get(pk=license.pk).registration_of is None


def test_anothers_license_cannot_be_registered(signed_in, charlie, pair):
    theirs = credential(charlie, name="Theirs")
    registration = pair[1]
    form = {"type": "Registration", "state": "held", "registration_of": theirs.pk, "version": registration.version}
    signed_in.post(registration.edit_url, form)
    assert Credential.objects.get(pk=registration.pk).registration_of == pair[0]


@pytest.mark.parametrize("known", [{"cycle_months": 24}, {"total": 60, "unit": "points"}])
def test_what_is_renewed_and_has_no_day_says_that_it_is_not_entered(signed_in, alice, known):
    mine = credential(alice)
    CredentialType.objects.filter(pk=mine.type_id).update(**known)
    page = signed_in.get(mine.get_absolute_url()).text
    assert "Expiry not entered" in page and "Enter when it expires" in page and "No expiry" not in page


def test_what_is_never_renewed_has_no_expiry_and_is_not_asked_for_one(signed_in, alice):
    page = signed_in.get(credential(alice, "Diploma").get_absolute_url()).text
    assert "No expiry" in page and "If it expires, enter when" in page


def test_the_issuer_is_that_of_the_type_where_none_is_written(signed_in, alice, django_assert_num_queries):
    mine = credential(alice)
    CredentialType.objects.filter(pk=mine.type_id).update(issuer="American Heart Association")
    assert "American Heart Association" in signed_in.get("/learning/credentials/").text
    (row,) = Credential.objects.for_user(alice).with_columns()
    with django_assert_num_queries(0):
        assert row.get_issuer_display() == "American Heart Association"
