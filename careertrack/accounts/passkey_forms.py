"""django-allauth's forms for passkeys, in our words; nonsense in place of a passkey is a wrong one."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from careertrack.accounts.allauth_forms import Plain
from careertrack.accounts.limits import try_second_step
from careertrack.accounts.tries import second_step
from careertrack.core.fields import LineInput
from careertrack.core.models import SecurityEvent
from careertrack.core.text import NAME

# What fido2 stumbles over when it takes apart what is no passkey; django-allauth expects some of these in some places.
STUMBLES = (ValueError, TypeError, LookupError, AttributeError, RecursionError)


@contextmanager
def taken_apart() -> Iterator[None]:
    try:
        yield
    except STUMBLES as error:
        raise wrong_key() from error
    except ValidationError as error:
        raise wrong_key() if error.code == "incorrect_code" else error from error


def wrong_key() -> ValidationError:
    """There is no code to type, as there is in the other forms of the second step."""
    return ValidationError(_("This did not match. Try again, or choose another way."), code="incorrect_code")


class KeyInput(forms.JSONField):
    """What the browser says of a passkey: plain letters in shallow JSON, so that each database can keep it."""

    def __init__(self) -> None:
        super().__init__(widget=forms.HiddenInput)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and "\\u" in value:
            raise ValidationError(self.error_messages["invalid"], code="invalid", params={"value": value})
        with taken_apart():
            return super().to_python(value)


class OneKey:
    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"] = KeyInput()


class ShowKey(OneKey):
    """`user` is who gave the password, or who is in already; at a sign-in without one, nobody yet."""

    user: Any

    def clean_credential(self) -> Any:
        with second_step(self.user, SecurityEvent.Kind.WRONG_PASSKEY), taken_apart():
            return super().clean_credential()  # type: ignore[misc]


class SignInWithKey(ShowKey, webauthn.LoginWebAuthnForm):
    pass


class Counted(ShowKey):
    """Of somebody whose account is known already; nonsense is a try as well."""

    user: Any
    asked = False

    def clean_credential(self) -> Any:
        self.asked = True
        tried = try_second_step(self.user)
        found = super().clean_credential()
        tried.rollback()
        return found

    def clean(self) -> Any:
        if not self.asked:  # the field refused it before
            try_second_step(self.user)
        return super().clean()  # type: ignore[misc]


class AuthenticateWithKey(Counted, webauthn.AuthenticateWebAuthnForm):
    pass


class ReauthenticateWithKey(Counted, webauthn.ReauthenticateWebAuthnForm):
    pass


def name_field() -> LineInput:
    return LineInput(label=_("Name"), max_length=NAME, help_text=_("So that you know it later, like “Phone” or “Work laptop”."))


class AddPasskey(OneKey, Plain, webauthn.AddWebAuthnForm):
    """Every key signs in by itself, so there is no second kind to explain."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"name": name_field(), "credential": self.fields["credential"]}
        self.fields["name"].required = False

    def clean(self) -> dict:
        with taken_apart():
            return super().clean() | {"passwordless": True}


class RenamePasskey(Plain, webauthn.EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = name_field()
