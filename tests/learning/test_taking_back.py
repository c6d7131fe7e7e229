"""“Sent in” without a new date is taken back: by Undo, and later on the page of the credential."""

import pytest

from learning.area import Learning
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.learning.make import credential
from tests.learning.renewals import renew

pytestmark = [pytest.mark.django_db, on_that_day]


@pytest.fixture
def card(alice):
    return credential(alice, name="TB screening", issued=ago(700), expires=ahead(20))


def send(client, mine, day="2026-11-20"):
    return renew(client, mine, expires="", submitted_on=day)


def address(mine, day="2026-11-20"):
    return f"{mine.get_absolute_url()}not-sent/?sent={day}"


def sent_on(mine):
    mine.refresh_from_db()
    return mine.sent_on


def test_undo_takes_it_back_and_it_is_to_be_renewed_again(signed_in, alice, card):
    assert f'action="{address(card)}"' in send(signed_in, card).text.partition('class="toasts"')[2]
    assert "Not sent in: TB screening." in signed_in.post(address(card), follow=True).text and sent_on(card) is None
    assert "Renew TB screening" in [each.title for each in Learning(alice, TODAY).suggest()]


@pytest.mark.parametrize("fields", [{}, {"expires": ago(3)}, {"issued": None}])
def test_the_page_offers_it_while_it_waits_and_only_then(signed_in, alice, fields):
    mine = credential(alice, name="CPR", **{"issued": ago(700), "expires": ahead(20), "sent_on": ago(4), **fields})
    assert f'action="{address(mine)}"' in signed_in.get(mine.get_absolute_url()).text
    assert "Not sent in</button>" not in signed_in.post(address(mine), follow=True).text


@pytest.mark.parametrize("day", ["", "x", "2026-11-19"])
def test_another_day_than_the_one_it_waits_since_changes_nothing(signed_in, card, day):
    send(signed_in, card)
    assert "Nothing was changed" in signed_in.post(address(card, day), follow=True).text and sent_on(card) == ago(4)


def test_pressed_twice_says_so_and_is_no_error(signed_in, card):
    send(signed_in, card), signed_in.post(address(card))
    assert "Nothing was changed" in signed_in.post(address(card), follow=True).text


def test_a_corrected_day_has_no_undo_that_would_lose_it(signed_in, card):
    send(signed_in, card)
    page = send(signed_in, card, "2026-11-21").text
    assert sent_on(card) == ago(3) and "not-sent" not in page.partition('class="toasts"')[2]


def test_anothers_is_not_found(signed_in, charlie):
    theirs = credential(charlie, name="Theirs", expires=ahead(20), sent_on=ago(4))
    assert signed_in.post(address(theirs)).status_code == 404 and sent_on(theirs) == ago(4)


def test_an_empty_day_is_asked_for_in_words(signed_in, card):
    assert "Enter the day you sent it in." in send(signed_in, card, "").text and sent_on(card) is None
