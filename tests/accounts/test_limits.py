"""Who guesses is slowed down, and nobody else is."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from zeal import zeal_ignore

from careertrack import settings as product
from careertrack.accounts.models import Invitation
from tests.accounts.door import PASSWORD, code, confirm, is_in, link_in, second_step, sign_in, sign_out, with_app

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def limits(settings):
    """As in production: other tests sign in as often as they like."""
    settings.ACCOUNT_RATE_LIMITS, settings.MFA_RATE_LIMITS = product.ACCOUNT_RATE_LIMITS, product.MFA_RATE_LIMITS
    settings.RATE_LIMITS = product.RATE_LIMITS
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


def test_the_refusal_says_when_to_come_back(client, alice):
    guess(client, 5)
    answer = client.post("/accounts/login/", {"login": alice.email, "password": "a long password"})
    assert answer.status_code == 429 and answer.headers["Retry-After"] == "300"


def test_known_and_unknown_addresses_are_refused_alike(client, alice):
    said = [guess(client, 6, email) for email in (alice.email, "nobody@example.com")]
    known, unknown = (re.sub(r'name="csrfmiddlewaretoken" value="\w+"|value="\S+@example.com"', "", each) for each in said)
    assert known == unknown and "Too many tries" in known


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_another_name_of_the_server_is_no_new_start(client, alice, host):
    guess(client, 5)
    sign_in(Client(headers={"host": host}))
    assert "Too many tries" in sign_in(Client(headers={"host": host})).text


def test_what_a_visitor_says_of_their_address_is_not_believed(client, alice):
    for n in range(5):
        sign_in(Client(headers={"x-forwarded-for": f"192.0.2.{n}"}), password=f"guess {n}")
    assert "Too many tries" in sign_in(Client(headers={"x-forwarded-for": "192.0.2.99"})).text


def of_address(address, browser=None):
    return browser or Client(headers={"x-forwarded-for": address})


def test_behind_a_proxy_the_address_it_saw_counts_whatever_the_visitor_puts_before_it(alice, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for n in range(5):
        sign_in(of_address(f"10.9.8.{n}, 192.0.2.7"), password=f"guess {n}")
    assert "Too many tries" in sign_in(of_address("10.9.8.77, 192.0.2.7")).text
    assert "Too many tries" not in sign_in(of_address("192.0.2.7, 192.0.2.8")).text


@pytest.mark.parametrize("nonsense", ["", "nonsense", "1.2.3.4.5", ",", "::::", "x" * 5000])
def test_nonsense_in_the_place_of_an_address_is_no_error(alice, settings, nonsense):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    sign_in(browser := of_address(nonsense))
    assert is_in(browser)


def test_guesses_from_many_addresses_are_guesses_at_one_account(alice, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for n in range(9):
        sign_in(of_address(f"192.0.2.{n}"), password=f"guess {n}")
    assert "Too many tries" in sign_in(of_address("192.0.2.99")).text


def test_who_guesses_without_end_from_a_few_addresses_leaves_the_owner_a_try_from_another(alice, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for n in range(20):
        sign_in(of_address(f"192.0.2.{n % 4}"), password=f"guess {n}")
    sign_in(home := of_address("198.51.100.1"))
    assert is_in(home)


def test_who_guesses_from_the_address_of_the_owner_does_not_lock_a_browser_of_theirs_out(client, alice, charlie):
    sign_in(client)
    sign_out(client)
    for n in range(12):
        sign_in(Client(), (alice, charlie)[n % 2].email, f"guess {n}")
    sign_in(client)
    assert is_in(client)


def test_who_holds_the_mailed_link_is_let_in_while_others_guess(alice, mailoutbox):
    owner = Client()
    owner.post("/accounts/password/reset/", {"email": alice.email})
    page = owner.get(link_in(mailoutbox[0]), follow=True)
    owner.post(page.redirect_chain[-1][0], {"password1": PASSWORD, "password2": PASSWORD})
    guess(Client(), 9)
    sign_in(owner, password=PASSWORD)
    assert is_in(owner)


def test_a_network_of_ipv6_is_one_address(alice, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for n in range(5):
        sign_in(of_address(f"2001:db8:1:2::{n}"), password=f"guess {n}")
    assert "Too many tries" in sign_in(of_address("2001:db8:1:2:ffff::9")).text
    assert "Too many tries" not in sign_in(of_address("2001:db8:1:3::9")).text


def test_addresses_of_ipv4_on_a_server_of_ipv6_are_not_all_one(alice):
    for n in range(5):
        sign_in(Client(REMOTE_ADDR="::ffff:192.0.2.1"), password=f"guess {n}")
    assert "Too many tries" not in sign_in(Client(REMOTE_ADDR="::ffff:192.0.2.2")).text


def test_who_guesses_without_end_does_not_lock_the_owner_out_of_a_browser_of_theirs(client, alice, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    home = of_address("198.51.100.1")
    sign_in(home)
    sign_out(home)
    for n in range(12):
        sign_in(of_address(f"192.0.2.{n % 4}"), password=f"guess {n}")
    sign_in(home)
    assert is_in(home)


def test_a_browser_is_known_for_its_own_account_only(client, alice, charlie, settings):
    sign_in(client, charlie.email)
    sign_out(client)
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for n in range(10):
        sign_in(of_address(f"192.0.2.{n}"), password=f"guess {n}")
    sign_in(client)
    assert not is_in(client)


def test_a_known_browser_guesses_five_times_like_any_other(client, alice):
    sign_in(client)
    sign_out(client)
    guess(client, 5)
    sign_in(client)
    assert not is_in(client)


def test_the_cookie_of_a_known_browser_names_nobody(client, alice):
    sign_in(client)
    assert "alice" not in client.cookies["device"].value and client.cookies["device"]["httponly"]


def test_codes_of_the_second_step_are_guessed_five_times(client, alice):
    with_app(alice)
    sign_in(client)
    answers = [second_step(client, f"00000{n}").status_code for n in range(6)]
    assert answers == [200] * 5 + [429]


@pytest.mark.parametrize("credential", ["", "x", "{}"])
def test_passkeys_of_the_second_step_are_tried_five_times(client, alice, credential):
    with_app(alice)
    sign_in(client)
    answers = [client.post("/accounts/2fa/authenticate/", {"credential": credential}).status_code for _ in range(6)]
    assert answers == [200] * 5 + [429]


def test_who_knows_the_password_and_guesses_codes_does_not_lock_the_owner_out_of_a_browser_of_theirs(client, alice):
    sign_in(client)
    sign_out(client)
    with_app(alice)
    sign_in(thief := Client())
    for n in range(6):
        second_step(thief, f"00000{n}")
    sign_in(client)
    second_step(client, code())
    assert is_in(client)


def test_the_password_that_is_asked_for_again_is_guessed_five_times(client, alice):
    sign_in(client)
    assert [confirm(client, f"guess {n}").status_code for n in range(6)] == [200] * 5 + [429]


LINKS = ["invited/{:043}", "password/reset/key/1-{}-x", "confirm-email/{}"]


@pytest.mark.parametrize("link", LINKS)
def test_secret_links_are_guessed_nine_times(client, link):
    answers = [client.get(f"/accounts/{link.format(n)}/").status_code for n in range(11)]
    assert 429 not in answers[:9] and answers[9:] == [429] * 2


def test_a_link_that_opens_something_is_never_refused_whoever_guesses_at_the_same_address(client, alice):
    for n in range(11):
        client.get(f"/accounts/invited/{n:043}/")
    asked = Invitation.objects.create(email="n@example.com", invited_by=alice)
    assert client.get(asked.get_absolute_url()).status_code == 200


def test_the_count_outlives_as_many_guesses_at_other_accounts_as_anybody_can_make():
    assert product.CACHES["default"]["OPTIONS"]["MAX_ENTRIES"] >= 200_000


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
