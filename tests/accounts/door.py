"""Coming in through the pages a person uses."""

import re
import time

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value

PASSWORD = "nine purple herons"


def sign_up(client, email="new@example.com", password=PASSWORD, **details):
    return client.post("/accounts/signup/", {"email": email, "password1": password, **details}, follow=True)


def sign_in(client, email="alice@example.com", password="a long password"):
    return client.post("/accounts/login/", {"login": email, "password": password}, follow=True)


def sign_out(client):
    return client.post("/accounts/logout/", follow=True)


def is_in(client):
    """By a page of links: any page that asks who is there would do, and this one is quick."""
    return client.get("/more/").status_code == 200


def link_in(mail):
    """The one address in a mail, as a path of ours, but for the one that stops such mail."""
    (link,) = re.findall(r"http://localhost:8000(/(?!mail/stop/)\S+)", mail.body)
    return link


KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def with_app(user):
    """The person, with an authenticator app that holds KEY."""
    TOTP.activate(user, KEY)
    return user


def code(steps=0, key=KEY):
    """What the app shows, or showed some half minutes ago."""
    return format_hotp_value(hotp_value(key, int(time.time()) // 30 + steps))


def second_step(client, shown):
    return client.post("/accounts/2fa/authenticate/", {"code": shown}, follow=True)


def confirm(client, password="a long password"):
    """Say once more that it is me."""
    return client.post("/accounts/reauthenticate/", {"password": password})
