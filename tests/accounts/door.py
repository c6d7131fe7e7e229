"""Coming in through the pages a person uses."""

import re

PASSWORD = "nine purple herons"


def sign_up(client, email="new@example.com", password=PASSWORD, **details):
    return client.post("/accounts/signup/", {"email": email, "password1": password, **details}, follow=True)


def sign_in(client, email="alice@example.com", password="a long password"):
    return client.post("/accounts/login/", {"login": email, "password": password}, follow=True)


def sign_out(client):
    return client.post("/accounts/logout/", follow=True)


def is_in(client):
    return client.get("/").status_code == 200


def link_in(mail):
    """The one address in a mail, as a path of ours, but for the one that stops such mail."""
    (link,) = re.findall(r"http://localhost:8000(/(?!mail/stop/)\S+)", mail.body)
    return link
