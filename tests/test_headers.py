"""What every answer says to the browser, whatever kind of answer it is."""

import pytest
from django.test import Client

from careertrack.accounts.models import Invitation, User
from careertrack.overview.today import Today
from tests.refusal import stored
from tests.test_ownership_walk import House

pytestmark = pytest.mark.django_db

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
    wrong_host, health, admin_page, static_file, missing_static_file,
]  # fmt: skip


def assert_strict(response):
    directives = dict(each.strip().split(" ", 1) for each in response.headers["Content-Security-Policy"].split(";"))
    assert directives == POLICY
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_of_answer_carries_the_strict_policy(alice, collected, kind):
    response, status = kind(alice)
    assert response.status_code == status
    assert_strict(response)


def test_an_error_of_ours_carries_the_strict_policy(alice, broken):
    response = answer(alice, "/")
    assert response.status_code == 500 and "RuntimeError" not in response.text
    assert_strict(response)


@pytest.mark.parametrize("path", ["/", "/bin/", "/accounts/settings/", "/goals/", "/accounts/sessions/"])
def test_a_page_for_one_person_is_kept_by_nobody(signed_in, path):
    assert {"no-store", "private"} <= set(signed_in.get(path).headers["Cache-Control"].split(", "))


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"])
def test_a_form_for_one_visitor_is_kept_by_nobody(client, path):
    response = client.get(path)
    assert "csrftoken" in response.cookies and "no-store" in response.headers["Cache-Control"]


def test_a_curation_page_is_kept_by_nobody(alice):
    assert "no-store" in admin_page(alice)[0].headers["Cache-Control"]


def test_the_way_to_sign_in_is_kept_by_nobody(client):
    assert "no-store" in client.get("/").headers["Cache-Control"]


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
