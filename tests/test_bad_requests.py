"""Nonsense in the body or the address of a request: an error of theirs, or none at all, never one of ours."""

import uuid
from itertools import cycle
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls.converters import IntConverter, UUIDConverter

from careertrack.core.converters import SecretToken
from goals.models import Goal
from tests.canary import one_of_each
from tests.nonsense import FORM, Page, every_form, every_new_form, everything
from tests.trends.make import resource, resource_list, trend
from tests.walk import GIVEN_SLUGS, routes

pytestmark = pytest.mark.django_db

PART = b'--x\r\nContent-Disposition: form-data; name="title"\r\n\r\n%s\r\n--x--\r\n'
BODIES = {
    "text in another encoding": (f"{FORM}; charset=utf-16", b"a=\xff\xfe"),
    "an encoding there is not": (f"{FORM}; charset=nonsense", b"a=b"),
    "a part in no encoding of text": ("multipart/form-data; boundary=x; charset=hex", PART % b"a"),
    "a part that is no text": ("multipart/form-data; boundary=x", PART % b"\xff\xfe"),
    "parts without a boundary": ("multipart/form-data", PART % b"a"),
    "an unfinished part": ("multipart/form-data; boundary=x", PART[:50]),
    "no form": ("application/json", b'{"title": ["a"]}'),
    "more than anybody types": (FORM, b"title=" + b"x" * 1_100_000),
    "too many fields": (FORM, b"a=1&" * 1001),
}


@every_new_form
def test_bytes_that_are_no_text_are_an_error_of_theirs_and_nothing_is_stored(alice, model, way):
    page = Page(alice, model, way)
    before = everything()
    body = b"&".join(b"%b=%%FF\xff\xfe%%C3%%28" % name.encode() for name in [*page.form.fields, "next"])
    assert page.client.generic("POST", page.url, body, FORM).context["form"].errors
    assert everything() == before


@pytest.mark.parametrize(("kind", "body"), BODIES.values(), ids=BODIES)
def test_a_body_that_is_no_form_is_an_error_of_theirs(alice, kind, body):
    page = Page(alice, Goal, "add")
    assert page.client.generic("POST", page.url, body, kind).status_code in (200, 400, 413)
    assert not Goal.objects.exists()


ASKED = ["page", "q", "next", "out", "kind", "%FF"]
NONSENSE = ["9" * 300, "a%00b", "%FF%FE"]


def address(*names, first=0):
    """`?page=999…&q=a%00b&…`: each name with one of them."""
    values = cycle(NONSENSE[first:] + NONSENSE[:first])
    return "?" + "&".join(f"{name}={value}" for name, value in zip([*ASKED, *names], values, strict=False))


@every_form
def test_what_is_right_is_saved_whatever_nonsense_the_address_carries_along(alice, model, way):
    page = Page(alice, model, way)
    for first in (1, 2):
        opened = page.client.get(page.url + address(*page.form.fields, first=first))
        assert opened.status_code == 200
        assert not [each.name for each in opened.context["form"] if "\x00" in str(each.value())]
    assert page.post(address(*page.form.fields), another="1").status_code == 302


def test_every_page_opens_whatever_nonsense_its_address_carries_along(alice):
    given = {**GIVEN_SLUGS, SecretToken: "x" * 20, UUIDConverter: uuid.uuid4(), IntConverter: 1}
    trend("Empathy"), resource("Empathy"), resource_list(title="Empathy")
    records = one_of_each(alice)
    client = Client(raise_request_exception=False)
    client.force_login(alice)
    for route in routes(records, given):
        assert client.get(route.path + address()).status_code in (200, 302, 404, 405), route


@pytest.mark.parametrize(
    "onward", ["a\x00b", "/" + "x" * 1_000_000, "//example.org", "http://[", "javascript:alert(1)", "/a\nX: y"]
)
def test_a_record_is_saved_and_removed_whatever_nonsense_is_said_to_come_next(alice, onward):
    page = Page(alice, Goal, "edit")
    saved = page.post(next=onward)
    removed = page.client.generic("POST", page.url.replace("edit", "remove"), urlencode({"next": onward}), FORM)
    assert saved.status_code == removed.status_code == 302
    assert {each.url.partition("%")[0] for each in (saved, removed)} <= {page.url.removesuffix("edit/"), "/goals/goals/", "/a"}
