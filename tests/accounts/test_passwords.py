"""What a password may be: twelve of anything, not a common one, not the person's own address."""

import pytest
from django.contrib.auth.password_validation import CommonPasswordValidator

from careertrack.accounts.models import User
from tests.accounts.door import is_in, sign_in, sign_out, sign_up

pytestmark = pytest.mark.django_db

COMMON = sorted(word for word in CommonPasswordValidator().passwords if len(word) >= 12)[0]


def why_refused(client, password, email="new@example.com"):
    errors = sign_up(client, email=email, password=password).context["form"].errors
    assert list(errors) == ["password1"] and not User.objects.exists()
    return " ".join(errors["password1"])


def test_eleven_characters_are_refused(client):
    assert "at least 12 characters" in why_refused(client, "x7 kite moon"[:11])


def test_twelve_characters_will_do(client):
    sign_up(client, password="x7 kite moon")
    assert is_in(client)


@pytest.mark.parametrize(
    "password", [" spaces around ", "🦉🦉 owls at night", "żółta gęś 12 ж", "<b>'\"&;--</b>", "111222999000", "\t" * 12]
)
def test_any_character_counts_and_comes_back_the_same(client, password):
    sign_up(client, password=password)
    sign_out(client)
    sign_in(client, "new@example.com", password)
    assert is_in(client)


def test_the_spaces_around_a_password_belong_to_it(client):
    sign_up(client, password=" spaces around ")
    sign_out(client)
    sign_in(client, "new@example.com", "spaces around")
    assert not is_in(client)


def test_a_very_long_password_will_do(client):
    sign_up(client, password="long " * 100)
    sign_out(client)
    sign_in(client, "new@example.com", "long " * 100)
    assert is_in(client)


def test_a_common_password_is_refused(client):
    assert "too common" in why_refused(client, COMMON)


@pytest.mark.parametrize("password", ["nia.newcomer1", "nia.newcomer@example.com", "NIA.NEWCOMER"])
def test_a_password_like_the_address_is_refused(client, password):
    assert "too similar" in why_refused(client, password, email="nia.newcomer@example.com")


def test_the_form_says_the_rule_before_it_is_broken(client):
    assert "At least 12 characters" in client.get("/accounts/signup/").text


def test_a_new_password_keeps_the_same_rules(signed_in, alice):
    form = {"oldpassword": "a long password", "password1": COMMON, "password2": COMMON}
    assert "too common" in signed_in.post("/accounts/password/change/", form).text
    alice.refresh_from_db()
    assert alice.check_password("a long password")
