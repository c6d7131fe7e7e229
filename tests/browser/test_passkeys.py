"""Passkeys in a real browser, with a key that answers as a phone would."""

import re

import pytest
from allauth.mfa.models import Authenticator

TODAY = re.compile(r"://[^/]+/$")


@pytest.fixture
def phone(visit, sign_in, alice):
    """A window in which alice is signed in, on a device that can keep passkeys."""
    page = visit()
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    device = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
              "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip
    page.device = tools.send("WebAuthn.addVirtualAuthenticator", {"options": device})["authenticatorId"]
    page.tools = tools
    return sign_in(page, alice.email)


def add_passkey(page):
    page.goto("/accounts/2fa/webauthn/add/")
    page.fill("[name=password]", "a long password")
    page.click("main button:has-text('Continue')")
    page.fill("[name=name]", "My phone")
    page.click("main button:has-text('Add a passkey')")
    page.wait_for_url("**/accounts/2fa/recovery-codes/")


def sign_out(page):
    page.goto("/accounts/logout/")
    page.click("main button:has-text('Sign out')")


def test_a_passkey_is_added_and_signs_in_without_the_password(phone, alice):
    add_passkey(phone)
    sign_out(phone)
    phone.click("main button:has-text('Sign in with a passkey')")
    phone.wait_for_url(TODAY)
    phone.goto("/accounts/2fa/")
    assert "My phone" in phone.inner_text("main")


def test_a_passkey_is_the_second_step_after_a_password(phone, sign_in, alice):
    add_passkey(phone)
    sign_out(phone)
    sign_in(phone, alice.email)
    assert "Second step" in phone.inner_text("h1")
    phone.click("main button:has-text('Use a passkey')")
    phone.wait_for_url(TODAY)


def test_a_passkey_says_that_it_is_me(phone, alice):
    add_passkey(phone)
    phone.context.clear_cookies()
    phone.goto("/accounts/login/?next=/accounts/2fa/webauthn/add/")
    phone.click("main button:has-text('Sign in with a passkey')")
    phone.click("main a:has-text('passkey')")
    phone.click("main button:has-text('Use a passkey')")
    phone.wait_for_url("**/accounts/2fa/webauthn/add/")
    assert phone.is_visible("[name=name]")


def test_a_device_that_has_no_passkey_says_so_and_stays(phone, alice):
    sign_out(phone)
    phone.tools.send("WebAuthn.setUserVerified", {"authenticatorId": phone.device, "isUserVerified": False})
    phone.click("main button:has-text('Sign in with a passkey')")
    phone.get_by_text("No passkey was used.").wait_for()


def test_a_passkey_removed_here_no_longer_signs_in(phone, alice):
    add_passkey(phone)
    Authenticator.objects.filter(user=alice).delete()
    sign_out(phone)
    phone.click("main button:has-text('Sign in with a passkey')")
    phone.get_by_text("This did not match").wait_for()


def test_without_javascript_no_passkey_is_offered(visit):
    page = visit(javascript=False)
    page.goto("/accounts/login/")
    assert not page.is_visible("button:has-text('passkey')") and page.is_visible("button:text-is('Sign in')")
