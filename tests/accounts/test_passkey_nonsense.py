"""What is no passkey is a wrong one, whatever it is."""

import json

import pytest
from allauth.mfa.webauthn.internal import auth

from careertrack.accounts.passkey_forms import AddPasskey, ReauthenticateWithKey, SignInWithKey

pytestmark = pytest.mark.django_db

PARTS = {"clientDataJSON": "e30", "authenticatorData": "AAAA", "signature": "AAAA", "userHandle": "MQ", "attestationObject": "oA"}
KEY = {"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": PARTS, "clientExtensionResults": {}}
NONSENSE = {
    "no id of its own": {name: value for name, value in KEY.items() if name != "rawId"},
    "a number": 7,
    "a list": [[]],
    "parts that are none": {**KEY, "response": {**PARTS, "attestationObject": "", "authenticatorData": ""}},
    "results that are none": {**KEY, "clientExtensionResults": [1]},
    "data that are no text": {**KEY, "response": {**PARTS, "clientDataJSON": "AAAA"}},
    "a letter no database keeps": {**KEY, "more": "\x00"},
}
TEXTS = {name: json.dumps(each) for name, each in NONSENSE.items()} | {"a deep hole": "[" * 100_000, "a long number": "1" * 6_000}


@pytest.mark.parametrize("sent", TEXTS.values(), ids=TEXTS)
def test_nonsense_signs_nobody_in(client, sent):
    client.get("/accounts/2fa/webauthn/login/")
    answer = client.post("/accounts/2fa/webauthn/login/", {"credential": sent})
    assert answer.status_code == 302 and "_auth_user_id" not in client.session


@pytest.mark.parametrize("form", [AddPasskey, ReauthenticateWithKey])
@pytest.mark.parametrize("sent", TEXTS.values(), ids=TEXTS)
def test_nonsense_is_an_error_of_the_form(rf, alice, form, sent):
    request = rf.get("/")
    request.session = {auth.STATE_SESSION_KEY: {"challenge": "AAAA", "user_verification": None}}
    with auth.context.request_context(request):
        asked = form({"credential": sent}, user=alice)
        assert not asked.is_valid() and "code" not in str(asked.errors.as_text())


def test_the_forms_of_signing_in_are_ours():
    assert SignInWithKey().fields["credential"].__class__.__name__ == "KeyInput"
