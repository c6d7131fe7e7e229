"""Who guesses is slowed down, and nobody else is."""

import pytest
from django.core.cache import cache
from zeal import zeal_ignore

from tests.accounts.door import confirm, is_in, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def limits(settings):
    """As in production: other tests sign in as often as they like."""
    settings.ACCOUNT_RATE_LIMITS = {}
    cache.clear()
    yield
    cache.clear()


def guess(client, times, email="alice@example.com"):
    for n in range(times):
        said = sign_in(client, email, f"guess number {n}")
    return said.text


def test_after_five_wrong_passwords_even_the_right_one_has_to_wait(client, alice):
    assert "Too many tries. Wait five minutes" not in guess(client, 5)
    assert "Too many tries. Wait five minutes" in sign_in(client).text and not is_in(client)


def test_a_guess_in_other_letters_is_a_guess_too(client, alice):
    guess(client, 5, "ALICE@example.com")
    sign_in(client)
    assert not is_in(client)


def test_four_wrong_passwords_are_forgiven(client, alice):
    guess(client, 4)
    sign_in(client)
    assert is_in(client)


def test_guesses_at_one_account_leave_another_open(client, alice, charlie):
    guess(client, 5)
    sign_in(client, charlie.email)
    assert is_in(client)


def test_the_wait_ends(client, alice, time_machine):
    time_machine.move_to("2026-11-24T12:00Z")
    guess(client, 5)
    time_machine.move_to("2026-11-24T12:05:01Z")
    sign_in(client)
    assert is_in(client)


def test_who_asks_for_reset_mails_without_end_is_told_to_wait(client, alice, mailoutbox):
    answers = [client.post("/accounts/password/reset/", {"email": alice.email}) for _ in range(6)]
    assert answers[-1].status_code == 429 and "<h1>" in answers[-1].text
    assert len(mailoutbox) == 5


def test_nobody_fills_a_mailbox_by_changing_to_its_address_again_and_again(client, alice, settings, mailoutbox):
    sign_in(client)
    confirm(client)
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    with zeal_ignore([{"model": "account.EmailAddress", "field": "get()"}]):
        for _ in range(4):
            client.post("/accounts/email/", {"email": "victim@example.com", "action_add": ""})
    assert len(mailoutbox) == 1
