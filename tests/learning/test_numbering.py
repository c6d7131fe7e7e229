"""Which renewal it is, where rules depend on it, is asked for, kept with the cycle, and carried to the next."""

import pytest

from learning.models import RenewalCycle
from tests.calendar import ago, ahead, on_that_day
from tests.learning.renewals import held, renew, standing

pytestmark = [pytest.mark.django_db, on_that_day]


@pytest.fixture
def nurse(alice):
    """At the first renewal its total is not asked for."""
    return held(alice, "us-pa-rn", issued=ago(600), expires=ahead(100))


def say(client, mine, number):
    return client.post(f"{mine.get_absolute_url()}number/", {"number": number}, follow=True)


def test_it_is_asked_only_where_rules_depend_on_it(signed_in, alice, nurse):
    other = held(alice, "cma-aama", issued=ago(600), expires=ahead(100))
    assert "Which renewal is this?" in signed_in.get(nurse.get_absolute_url()).text
    assert "Which renewal is this?" not in signed_in.get(other.get_absolute_url()).text


def test_the_rules_follow_the_answer(signed_in, nurse):
    assert standing(nurse).total.due
    assert "Renewal number 1." in say(signed_in, nurse, "1").text and not standing(nurse).total.due
    say(signed_in, nurse, "2")
    assert standing(nurse).total.due and RenewalCycle.objects.count() == 1


def test_the_days_of_a_numbered_cycle_follow_the_credential(signed_in, nurse):
    say(signed_in, nurse, "2")
    nurse.expires = ahead(130)
    nurse.save()
    assert (standing(nurse).cycle.end, standing(nurse).cycle.number) == (ahead(130), 2)


def test_the_next_cycle_is_the_next_renewal_without_being_asked(signed_in, nurse):
    say(signed_in, nurse, "1")
    renew(signed_in, nurse)
    nurse.refresh_from_db()
    assert standing(nurse).cycle.number == 2 and standing(nurse).total.due


@pytest.mark.parametrize(("typed", "words"), [("0", "greater than or equal to 1"), ("first", "whole number"), ("100", "99")])
def test_what_is_no_number_is_refused_and_kept_in_the_field(signed_in, nurse, typed, words):
    page = say(signed_in, nurse, typed).text
    assert words in page and f'value="{typed}"' in page and not RenewalCycle.objects.exists()


def test_anothers_cycle_is_not_found(client, charlie, nurse):
    client.force_login(charlie)
    assert say(client, nurse, "1").status_code == 404 and not RenewalCycle.objects.exists()
