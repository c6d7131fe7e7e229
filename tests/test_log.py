"""One line of JSON for each request and each error: no private text, no secrets, and a reference to find it by."""

import json
import logging
import re

import pytest
from django.db import OperationalError
from django.test import Client

from careertrack.core.log import JsonLines

pytestmark = pytest.mark.django_db
PRIVATE = "my-private-words"


@pytest.fixture
def said(caplog):
    """A function: the lines written so far."""
    caplog.set_level(logging.INFO, "careertrack")
    return lambda: [json.loads(JsonLines().format(record)) for record in caplog.records]


@pytest.fixture
def broken(monkeypatch, alice):
    """A function: the answer of Today when asking for it raises this error."""

    def answer(error):
        def fail(*args):
            raise error

        monkeypatch.setattr("careertrack.overview.views.Today", fail)
        client = Client(raise_request_exception=False)
        client.force_login(alice)
        return client.get("/")

    return answer


def test_a_request_is_one_line_in_utc(client, said):
    client.get("/accounts/login/")
    (line,) = said()
    assert line["what"] == "request" and line["method"] == "GET" and line["status"] == 200 and line["ms"] >= 0
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", line["at"])


def test_an_address_is_named_by_its_route_so_that_no_secret_is_written(client, said):
    client.get(f"/accounts/invited/{PRIVATE}-{PRIVATE}/?q={PRIVATE}")
    refused, line = said()
    assert refused["event"] == "link refused" and line["route"] == "accounts/invited/<secret:token>/"
    assert PRIVATE not in json.dumps([refused, line])


def test_what_was_typed_is_in_no_line(signed_in, said):
    signed_in.post("/goals/goals/add/", {"title": PRIVATE})
    signed_in.get(f"/search/?q={PRIVATE}")
    signed_in.get(f"/nowhere/{PRIVATE}")
    assert PRIVATE not in json.dumps(said())


def test_an_error_has_a_reference_that_its_page_shows(broken, said):
    page = broken(ValueError(PRIVATE))
    error, request = said()
    assert page.status_code == 500 and error["reference"] == request["reference"] and error["reference"] in page.text


def test_an_error_is_its_kind_and_its_place_and_not_its_words(broken, said):
    broken(ValueError(PRIVATE))
    line = said()[0]
    assert line["error"] == "ValueError" and any("views.py" in place for place in line["places"])
    assert PRIVATE not in json.dumps(line)


def test_another_packages_message_is_its_pattern_alone():
    record = logging.LogRecord("other", logging.WARNING, "a.py", 1, "Not found: %s", (PRIVATE,), None)
    line = json.loads(JsonLines().format(record))
    assert line["what"] == "Not found: %s" and line["from"] == "other"


def test_a_warning_about_security_does_not_quote_the_request():
    record = logging.LogRecord("django.security.DisallowedHost", logging.ERROR, "a.py", 1, f"Invalid: {PRIVATE}", (), None)
    assert PRIVATE not in JsonLines().format(record)


# ---------------------------------------------------------------- the pages
@pytest.mark.parametrize("words", ["database is locked", "server closed the connection unexpectedly"])
def test_a_database_that_cannot_be_had_is_said_to_be_busy(broken, words):
    page = broken(OperationalError(words))
    assert page.status_code == 503 and "busy or out of reach" in page.text and "was not saved" in page.text


@pytest.mark.parametrize("error", [
    OperationalError("database or disk is full"), OperationalError("could not extend file: No space left on device"),
    OSError(28, "No space left on device"),
])  # fmt: skip
def test_a_full_disk_is_said_to_be_full(broken, error):
    page = broken(error)
    assert page.status_code == 503 and "The disk of the server is full." in page.text and "was not saved" in page.text


def test_what_is_too_large_is_refused_with_a_page_of_its_own(signed_in):
    page = signed_in.post("/goals/goals/add/", {"title": "x" * 1_100_000})
    assert page.status_code == 413 and "Nothing was saved." in page.text


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "413", "429", "500", "503"])
def test_every_error_page_says_whether_something_was_lost_and_one_way_on(name):
    from django.template.loader import render_to_string

    page = render_to_string(f"{name}.html")
    assert re.search(r"safe|[Nn]othing was|not saved|may not have been saved", page), page
    assert page.count('class="btn') == 1 and "Go to Today" in page
