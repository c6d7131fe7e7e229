"""Another person's record does not exist: every route, as visitor, stranger, curator and owner."""

import io
import re
import uuid

import pytest
from django.contrib.auth import SESSION_KEY
from django.db import transaction
from django.test import Client, override_settings
from django.urls import URLResolver, converters, get_resolver, path, reverse
from django.urls.resolvers import RegexPattern
from pypdf import PdfReader

from careertrack.accounts.models import Invitation, User
from careertrack.core import bin
from careertrack.core.converters import SecretToken
from careertrack.core.curators import write_group
from careertrack.core.models import Curated
from careertrack.core.views import RecordDetail
from experience.models import Shift, SignOff
from learning.models import Course
from skills.models import Skill
from tests.canary import CANARY, everything_of, one_of_each
from tests.walk import GIVEN_SLUGS, CannotFill, routes
from trends.models import Resource, ResourceList, Trend

pytestmark = pytest.mark.django_db

PUBLIC = {
    "account_confirm_email", "account_email_verification_sent", "account_inactive", "account_login", "account_logout",
    "account_reset_password", "account_reset_password_done", "account_reset_password_from_key",
    "account_reset_password_from_key_done", "account_signup", "admin-logout", "healthz", "hours-confirm", "invitation", "mail-stop",
    "theme", "time-left", "verify",
}  # fmt: skip


class House:
    """Alice with one record of each kind, one removal and an invitation; Charlie; a curator."""

    def __init__(self):
        self.alice = User.objects.create_user("alice@example.com", "a long password")
        self.charlie = User.objects.create_user("charlie@example.com", "a long password")
        self.curator = User.objects.create_user("curator@example.com", "a long password", is_staff=True)
        self.curator.groups.add(write_group())
        for model in (Trend, Resource, ResourceList):
            model.objects.create(slug="empathy", state="published", **({"url": "https://e.org"} if model is Resource else {}))
        Skill.objects.create(slug="empathy", name="Empathy", state="published")
        self.records = one_of_each(self.alice)
        gone = Course.objects.create(owner=self.alice, title=CANARY)
        bin.remove(gone)
        invitation = Invitation.objects.create(email="new@example.com", invited_by=self.curator)
        self.given = {
            **GIVEN_SLUGS,
            SecretToken: invitation.token,
            converters.UUIDConverter: gone.form_key,
            converters.IntConverter: invitation.pk,
        }

    def routes(self, resolver=None):
        return list(routes(self.records, self.given, resolver))

    def own_pages(self):
        """The pages of shared rows, asked for by the address of one of Alice's own."""
        slugs = [row.slug for row in self.records.values() if isinstance(row, Curated)]
        assert len(slugs) > 3
        return [route for route in self.routes() if any(slug in route.path for slug in slugs)]


@pytest.fixture
def house():
    return House()


def as_(user):
    client = Client(raise_request_exception=False)
    if user:
        client.force_login(user)
    return client


class Asker:
    """Somebody at a browser, who signs in again when a page has signed them out."""

    def __init__(self, user):
        self.user, self.client = user, as_(user)

    def both(self, route):
        """The route's answers to GET and POST."""
        return self.ask("get", route.path), self.ask("post", route.path, {"title": "stolen", "next": "/"})

    def ask(self, method, *what):
        if self.user and SESSION_KEY not in self.client.session:
            self.client = as_(self.user)
        return getattr(self.client, method)(*what)


def said(response):
    """Its words, on paper too."""
    if response.get("Content-Type") != "application/pdf":
        return response.text
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(response.content)).pages)


def holes(house, user, found):
    """Routes on which this person is shown something of Alice's, finds a record of hers, or meets an error of ours."""
    asker, keys, bad = Asker(user), {f"/{record.pk}/" for record in house.records.values()}, []
    for route in found:
        hers = any(key in route.path for key in keys) and "invitation" not in route.name
        for response in asker.both(route):
            code = response.status_code
            if code >= 500 or CANARY in said(response) or (hers and code not in (404, 405)):
                bad.append((route.name, code))
    return bad


def lacks_token(response):
    """Whether a form on the page would be refused: an include leaves the token behind unless it is handed on."""
    forms = re.findall(r'<form[^>]*method="post".*?</form>', response.text, re.S) if "html" in response["Content-Type"] else []
    return any("csrfmiddlewaretoken" not in form for form in forms)


def test_a_visitor_is_asked_to_sign_in_everywhere_but_on_the_public_routes(house):
    opened, visitor = set(), Asker(None)
    for route in house.routes():
        for response in visitor.both(route):
            assert response.status_code < 500, route
            if not (response.status_code == 302 and "/login/" in response.url):
                opened.add(route.name)
    assert opened == PUBLIC


@pytest.mark.parametrize("who", ["charlie", "curator"])
def test_nobody_else_finds_sees_or_changes_anything(house, who):
    before = everything_of(house.alice)
    assert holes(house, getattr(house, who), house.routes()) == []
    assert everything_of(house.alice) == before


@pytest.mark.parametrize("who", [None, "charlie", "curator"])
def test_anothers_own_row_beside_the_shared_ones_is_not_found(house, who):
    owner, asker = as_(house.alice), Asker(who and getattr(house, who))
    assert {owner.get(route.path).status_code for route in house.own_pages()} == {200}
    for route in house.own_pages():
        assert {each.status_code for each in asker.both(route)} <= ({404, 405} if who else {302})


def test_the_owner_gets_in_everywhere(house):
    alice = Asker(house.alice)
    for route in house.routes():
        with transaction.atomic():  # what this route removes, the next one needs
            answers = alice.both(route)
            codes = {response.status_code for response in answers}
            transaction.set_rollback(True)
        assert not any(lacks_token(response) for response in answers), route
        assert codes <= {200, 302, 403, 404, 405, 409}, (route, codes)
        if route.name.startswith(tuple(model._meta.model_name for model in house.records)):
            assert codes & {200, 302}, (route, codes)


def test_a_planted_unfiltered_view_is_found(house):
    class Careless(RecordDetail):
        def get_queryset(self):
            return Course.everything.all()

    planted = [path("planted/<owned:pk>/", Careless.as_view(model=Course), name="planted")]
    resolver = URLResolver(RegexPattern(r"^/"), [*planted, *get_resolver().url_patterns])
    with override_settings(ROOT_URLCONF=tuple(resolver.urlconf_name)):
        found = [route for route in house.routes(resolver) if route.name == "planted"]
        assert holes(house, house.charlie, found) == [("planted", 200)]


def test_a_route_nobody_can_fill_fails_the_walk(house):
    planted = [path("planted/<str:who>/", lambda request, who: None, name="planted")]
    with pytest.raises(CannotFill, match="planted: <who> takes StringConverter"):
        house.routes(URLResolver(RegexPattern(r"^/"), planted))


@pytest.mark.parametrize("state", ["withdrawn_at", "used_at", "expires_at"])
def test_a_secret_that_no_longer_works_is_like_one_that_never_was(house, client, state):
    invitation = Invitation.objects.get()
    address = invitation.get_absolute_url()
    assert client.get(address).status_code == 200
    setattr(invitation, state, invitation.created_at)
    invitation.save()
    wrong = client.get(f"/accounts/invited/{uuid.uuid4().hex}/")
    gone = client.get(address)
    assert (gone.status_code, gone.content) == (wrong.status_code, wrong.content) == (404, wrong.content)


@pytest.mark.parametrize("state", ["", "withdrawn_at", "used_at", "expires_at"])
def test_a_secret_shows_strangers_what_it_is_for_while_it_works(house, state):
    asked, shift = house.records[SignOff], house.records[Shift]
    asked.put_in([shift])
    for who in (None, house.charlie, house.curator, house.alice):
        with transaction.atomic():
            if state:
                setattr(asked, state, asked.created_at)
                asked.save()
            page = as_(who).get(reverse("experience:hours-confirm", args=[asked.token]))
            assert page.status_code == (404 if state else 200) and (CANARY in page.text) == (not state)
            transaction.set_rollback(True)


def test_the_admin_is_closed_to_people_who_do_not_curate(house):
    for user in (None, house.charlie):
        assert as_(user).get("/admin/").status_code == 302
        assert as_(user).get("/admin/accounts/user/").status_code == 302
    assert as_(house.curator).get("/admin/accounts/user/").status_code == 403
