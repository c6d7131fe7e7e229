"""A suggestion is put off until a day, or for good, and is back when the matter changes."""

import pytest

from careertrack.overview.models import Snooze
from careertrack.overview.today import Today
from tests.calendar import ago, ahead, on_that_day
from tests.learning.make import credential
from tests.network.make import contact, interaction

pytestmark = [pytest.mark.django_db, on_that_day]


def titles(user):
    return [each.title for each in Today(user).suggestions]


def subject(user, title):
    return next(each.subject for each in Today(user).next.found if each.title == title)


@pytest.fixture
def tb(alice):
    return credential(alice, name="TB screening", expires=ahead(50))


@pytest.fixture
def about_tb(tb, alice):
    return subject(alice, "Renew TB screening")


def put_off(client, subject, **how):
    return client.post("/next/snooze/", {"subject": subject, **how}, follow=True)


@pytest.mark.parametrize(("span", "gone", "back"), [("day", 0, 1), ("week", 6, 7)])
def test_a_suggestion_is_back_when_its_time_is_over(signed_in, alice, about_tb, time_machine, span, gone, back):
    put_off(signed_in, about_tb, **{"for": span})
    time_machine.move_to(ahead(gone))
    assert "Renew TB screening" not in titles(alice)
    time_machine.move_to(ahead(back))
    assert "Renew TB screening" in titles(alice)


def test_it_is_put_off_until_a_day(signed_in, alice, about_tb):
    page = put_off(signed_in, about_tb, until=ahead(3).isoformat()).text
    assert "Snoozed “Renew TB screening” until" in page and Snooze.objects.get().until == ahead(3)


@pytest.mark.parametrize("typed", ["", "yesterday", "2020-01-01", "2099-01-01", "0001-01-01"])
def test_a_day_that_will_not_do_is_asked_for_again_and_kept(signed_in, about_tb, typed):
    page = put_off(signed_in, about_tb, until=typed)
    assert "errs" in page.text and (not typed or typed in page.text)
    assert not Snooze.objects.exists()


def test_what_is_hidden_is_back_when_it_gets_urgent(signed_in, alice, about_tb, time_machine):
    put_off(signed_in, about_tb, **{"for": "ever"})
    time_machine.move_to(ahead(19))
    assert "Renew TB screening" not in titles(alice)
    time_machine.move_to(ahead(20))
    assert "Renew TB screening" in titles(alice)


def test_what_is_hidden_is_back_for_another_date(signed_in, alice, tb, about_tb):
    put_off(signed_in, about_tb, **{"for": "ever"})
    tb.expires = ahead(40)
    tb.save()
    assert "Renew TB screening" in titles(alice)


def test_undo_and_show_again_bring_it_back(signed_in, alice, about_tb):
    put_off(signed_in, about_tb, **{"for": "ever"})
    page = signed_in.get("/next/").text
    assert "Put off" in page and "Hidden until it gets more urgent" in page
    signed_in.post(f"/next/{Snooze.objects.get().key}/wake/")
    assert "Renew TB screening" in titles(alice)


def test_a_snooze_leads_back_to_where_it_was_pressed(signed_in, about_tb):
    assert signed_in.post("/next/snooze/", {"subject": about_tb, "for": "day", "next": "/"}).url == "/"


def test_opening_the_page_of_a_snooze_changes_nothing(signed_in, about_tb):
    page = signed_in.get("/next/snooze/", {"subject": about_tb})
    assert "Renew TB screening" in page.text and not Snooze.objects.exists()


@pytest.mark.parametrize("nonsense", ["", "x", "learning.credential:999", "x" * 500, "\x00"])
def test_what_is_not_on_the_list_cannot_be_put_off(signed_in, about_tb, nonsense):
    assert "not on the list any more" in put_off(signed_in, nonsense, **{"for": "ever"}).text
    assert not Snooze.objects.exists()


def test_put_off_twice_is_put_off_once(signed_in, about_tb):
    put_off(signed_in, about_tb, **{"for": "ever"}), put_off(signed_in, about_tb, **{"for": "day"})
    assert Snooze.objects.get().until == ahead(1)


def test_somebody_elses_snooze_is_not_found(signed_in, about_tb, client, charlie):
    put_off(signed_in, about_tb, **{"for": "ever"})
    client.force_login(charlie)
    assert client.post(f"/next/{Snooze.objects.get().key}/wake/").status_code == 404
    assert Snooze.objects.exists()


def test_of_one_contact_there_is_one_suggestion(alice):
    ada = contact(alice, name="Ada", keep_in_touch=30)
    interaction(ada, day=ago(90), follow_up="Send thanks", follow_up_on=ago(2))
    interaction(ada, day=ago(80), follow_up="Send a card", follow_up_on=ago(1))
    assert titles(alice).count("Send thanks") == 1 and "Send a card" not in titles(alice)


def test_up_to_date_says_what_was_put_off(signed_in, alice):
    for each in Today(alice).suggestions:
        put_off(signed_in, each.subject, **{"for": "ever"})
    assert "You are up to date but for" in signed_in.get("/").text
