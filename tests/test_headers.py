"""What every answer says to the browser, whatever kind of answer it is."""

import functools

import pytest
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client

from careertrack.accounts.models import Invitation, User
from careertrack.core.models import SecurityEvent
from careertrack.overview.today import Today
from tests.refusal import stored
from tests.test_ownership_walk import House

pytestmark = pytest.mark.django_db

NEVER = "max-age=0, no-cache, no-store, must-revalidate, private"
POLICY = {
    "default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "img-src": "'self'", "font-src": "'self'",
    "connect-src": "'self'", "manifest-src": "'self'", "worker-src": "'self'", "form-action": "'self'",
    "base-uri": "'none'", "object-src": "'none'", "frame-ancestors": "'none'",
}  # fmt: skip


@pytest.fixture
def collected(settings, tmp_path):
    """One static file, served as in production."""
    (tmp_path / "site.css").write_text("a {}")
    settings.STATIC_ROOT = tmp_path


@pytest.fixture
def broken(monkeypatch):
    """Today, on a day on which it breaks."""

    def fail(today):
        raise RuntimeError

    monkeypatch.setattr(Today, "is_new", property(fail))


def answer(user, path, post=None, **options):
    client = Client(raise_request_exception=False, **options)
    if user:
        client.force_login(user)
    return client.get(path) if post is None else client.post(path, post)


def page(alice):
    return answer(alice, "/"), 200


def public_page(alice):
    return answer(None, "/accounts/login/"), 200


def refused_form(alice):
    return answer(alice, "/goals/goals/add/", {}), 200


def redirect_to_sign_in(alice):
    return answer(None, "/"), 302


def redirect_to_slash(alice):
    return answer(None, "/goals"), 301


def not_found(alice):
    return answer(alice, "/nothing/here/"), 404


def wrong_method(alice):
    return answer(alice, "/theme/"), 405


def forged_form(alice):
    return answer(alice, "/theme/", {"theme": "dark"}, enforce_csrf_checks=True), 403


def wrong_host(alice):
    return answer(None, "/", headers={"host": "evil.example"}), 400


def too_large(alice):
    return answer(alice, "/theme/", {"theme": "x" * 1_100_000}), 413


def too_many(alice):
    cache.clear()
    answers = [answer(None, f"/accounts/invited/{'x' * 43}/") for _ in range(2)]
    return answers[-1], 429


def traced(alice):
    return Client().trace("/accounts/login/"), 405


def secret_link(alice):
    cache.clear()
    return answer(None, Invitation.objects.create(email="n@example.com", invited_by=alice).get_absolute_url()), 200


def download(alice):
    return answer(alice, "/goals/goals/export/"), 200


def health(alice):
    return answer(None, "/healthz"), 200


def admin_page(alice):
    alice.is_staff = alice.is_superuser = True
    alice.save()
    return answer(alice, "/admin/"), 200


def static_file(alice):
    return answer(None, "/static/site.css"), 200


def missing_static_file(alice):
    return answer(None, "/static/nothing.css"), 404


KINDS = [
    page, public_page, refused_form, redirect_to_sign_in, redirect_to_slash, not_found, wrong_method, forged_form,
    wrong_host, too_large, too_many, traced, secret_link, download, health, admin_page, static_file, missing_static_file,
]  # fmt: skip


def assert_strict(response):
    directives = dict(each.strip().split(" ", 1) for each in response.headers["Content-Security-Policy"].split(";"))
    assert directives == POLICY
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Cross-Origin-Opener-Policy"] == response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert {"camera=()", "geolocation=()", "publickey-credentials-get=(self)"} <= set(
        response.headers["Permissions-Policy"].split(", ")
    )


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_of_answer_carries_the_strict_policy(alice, collected, settings, kind):
    settings.RATE_LIMITS = {"guess": "1/10m/ip"}
    response, status = kind(alice)
    assert response.status_code == status
    assert_strict(response)


def test_an_error_of_ours_carries_the_strict_policy(alice, broken):
    response = answer(alice, "/")
    assert response.status_code == 500 and "RuntimeError" not in response.text
    assert_strict(response)


def test_the_error_page_asks_the_database_for_nothing_because_that_may_be_what_broke(alice, monkeypatch):
    client = Client(raise_request_exception=False)
    client.force_login(alice)
    monkeypatch.setattr("django.db.backends.base.base.BaseDatabaseWrapper.cursor", out_of_reach)
    response = client.get("/")
    assert response.status_code == 503 and "out of reach" in response.text
    assert_strict(response)


def out_of_reach(*args):
    raise OperationalError


def test_the_way_from_http_to_https_carries_the_strict_policy(settings):
    settings.SECURE_SSL_REDIRECT = True
    response = answer(None, "/")
    assert response.status_code == 301 and response.headers["Location"].startswith("https://")
    assert_strict(response)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_over_https_every_kind_of_answer_tells_the_browser_to_stay_there(alice, collected, settings, kind, monkeypatch):
    """What SITE_URL=https switches on; tests/running proves that it does."""
    settings.SECURE_HSTS_SECONDS, settings.SECURE_PROXY_SSL_HEADER = 31_536_000, ("HTTP_X_FORWARDED_PROTO", "https")
    settings.RATE_LIMITS = {"guess": "1/10m/ip"}
    monkeypatch.setattr(Client, "request", functools.partialmethod(over_https, Client.request))
    assert kind(alice)[0].headers["Strict-Transport-Security"] == "max-age=31536000"


def over_https(client, ask, **request):
    return ask(client, **request, HTTP_X_FORWARDED_PROTO="https")


@pytest.mark.parametrize("path", ["/", "/bin/", "/accounts/settings/", "/goals/", "/accounts/sessions/"])
def test_a_page_for_one_person_is_asked_for_anew_each_time(signed_in, path):
    assert signed_in.get(path).headers["Cache-Control"] == "private, no-cache"


AROUND = ["login", "signup", "password/reset", "password/reset/done", "password/reset/key/1-x-y", "inactive"]


@pytest.mark.parametrize("page", AROUND)
def test_a_page_around_the_sign_in_is_kept_by_nobody(client, page):
    assert "no-store" in client.get(f"/accounts/{page}/").headers["Cache-Control"]


def test_a_page_that_is_not_there_is_kept_by_nobody(signed_in):
    assert "no-store" in signed_in.get("/nothing/here/").headers["Cache-Control"]


def test_what_a_secret_link_opens_is_kept_by_nobody(alice):
    assert "no-store" in secret_link(alice)[0].headers["Cache-Control"]


def test_a_curation_page_is_asked_for_anew_each_time(alice):
    assert admin_page(alice)[0].headers["Cache-Control"] in ("private, no-cache", NEVER)


def test_signing_out_empties_the_store_of_the_browser(signed_in):
    assert "Clear-Site-Data" not in signed_in.get("/accounts/logout/").headers
    assert signed_in.post("/accounts/logout/").headers["Clear-Site-Data"] == '"cache"'


def test_signing_out_of_the_admin_is_signing_out(alice):
    alice.is_staff = True
    alice.save()
    response = answer(alice, "/admin/logout/", {})
    assert response.headers["Clear-Site-Data"] == '"cache"' and SecurityEvent.objects.get(person=alice, kind="signed out")


def test_a_cookie_that_is_taken_back_is_as_strict_as_when_it_was_given(signed_in):
    assert signed_in.post("/accounts/logout/").cookies["sessionid"]["httponly"]


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH", "PROPFIND", "NONSENSE"])
@pytest.mark.parametrize("path", ["/", "/accounts/login/", "/status/", "/nothing/", "/static/site.css", "/healthz"])
def test_other_methods_are_refused_everywhere(signed_in, collected, method, path):
    response = signed_in.generic(method, path)
    assert response.status_code == 405 and response.headers["Allow"] == "GET, HEAD, OPTIONS, POST"


def test_a_static_file_may_be_kept(collected):
    assert "no-store" not in answer(None, "/static/site.css").headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/theme/", "/goals/goals/7/remove/", "/bin/2b7e0e52-0d5c-4a4b-8d0c-6c9e6f6f6f6f/restore/"])
def test_the_address_of_a_button_opened_like_a_page_says_so_on_a_page(signed_in, path):
    response = signed_in.get(path)
    assert response.status_code == 405 and response.headers["Allow"] == "POST"
    assert "There is nothing to open at this address" in response.text and 'href="/"' in response.text


def test_a_form_sent_to_a_page_that_takes_none_is_answered_with_a_page(signed_in):
    response = signed_in.post("/goals/")
    assert response.status_code == 405 and "There is nothing to open at this address" in response.text


def test_an_error_page_is_no_mirror(client):
    response = client.get("/<script>alert(1)</script>/")
    assert response.status_code == 404 and "alert(1)" not in response.text


def test_looking_at_a_page_changes_nothing():
    house = House()
    before = stored(), list(User.objects.order_by("pk").values("email", "password", "records_version"))
    for route in house.routes():
        assert answer(house.alice, route.path).status_code < 500, route
    assert (stored(), list(User.objects.order_by("pk").values("email", "password", "records_version"))) == before
    assert Invitation.objects.get().usable
