"""Whatever somebody types into a form of ours outlives the end of their sign-in, or the form says here why it does not."""

from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import resolve

from careertrack.core.drafts import taken
from careertrack.core.models import Draft
from tests.test_ownership_walk import House

pytestmark = pytest.mark.django_db

NOT_KEPT = {
    # Nothing but passwords, codes and addresses of mail that are confirmed by one.
    "account_change_password", "account_email", "account_reauthenticate", "account-delete", "mfa_activate_totp", "mfa_add_webauthn",
    "mfa_edit_webauthn", "mfa_reauthenticate",
    # One word or one day beside rows that were ticked or named in the address, which a page opened anew would not have.
    "contact-selected", "snooze",
}  # fmt: skip
TYPED = {"text", "email", "url", "number", "tel", "date", "time", "search", ""}


class Forms(HTMLParser):
    """(where it is sent, names of what is typed) of each form that changes something."""

    def __init__(self):
        super().__init__()
        self.found, self.inside = [], None

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if tag == "form":
            self.inside = (said.get("action", ""), []) if said.get("method") == "post" else None
        elif self.inside and (tag in ("textarea", "select") or (tag == "input" and said.get("type", "") in TYPED)):
            self.inside[1].append(said.get("name"))

    def handle_endtag(self, tag):
        if tag == "form" and self.inside:
            self.found.append(self.inside)
            self.inside = None


def forms_of(path, page):
    parser = Forms()
    parser.feed(page)
    return [(target.split("?")[0] or path, names) for target, names in parser.found if names]


def views(house):
    """One address of each view of ours: what a page asks for depends on its view, and not on the kind of record."""
    found = {}
    for route in house.routes():
        if "^" in route.path:
            continue  # of links in mail, for visitors
        match = resolve(route.path)
        if getattr(match.func, "login_required", True):
            found.setdefault(getattr(match.func, "view_class", match.func), route.path)
    return list(found.values())


def every_form():
    """{path: names} of the forms that a person can type into, and who can."""
    house, browser, found = House(), Client(), {}
    house.curator.is_superuser = True
    house.curator.save()
    for person, paths in ((house.curator, ["/accounts/invitations/"]), (house.alice, views(house))):
        browser.force_login(person)
        for path in paths:
            page = browser.get(path)
            if page.status_code == 200 and page.headers["Content-Type"].startswith("text/html"):
                found |= {to: (person, names) for to, names in forms_of(path, page.text)}
    return found


def test_every_form_that_is_typed_into_takes_drafts_and_shows_them():
    """One test: finding the forms opens a hundred pages."""
    forms = every_form()
    assert len(forms) > 20
    takes = {path: asked for path, asked in forms.items() if taken(resolve(path).func)}
    without = {resolve(path).url_name for path in set(forms) - set(takes)}
    assert without <= NOT_KEPT, without - NOT_KEPT
    assert [path for path, (person, names) in takes.items() if not shown_again(person, path, names)] == []


def shown_again(person, path, names):
    Draft.objects.all().delete()
    browser = Client()
    browser.force_login(person)
    note(browser, began=0)
    browser.post(path, dict.fromkeys([*filter(None, names), "password", "code"], "Zaunkönig"))
    assert not {"password", "code"} & set(Draft.objects.get(path=path).typed)
    browser.force_login(person)
    note(browser, drafts=True)
    return "It is not saved yet." in browser.get(path).text


def note(browser, **said):
    """In the session, as if much time had passed, or as a sign-in through its page would."""
    session = browser.session
    session.update(said)
    session.save()
