"""The first administrator, made at the server's own console."""

import io
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from careertrack.accounts.models import User
from careertrack.core.management.commands import makeadmin as module

pytestmark = pytest.mark.django_db

PASSWORD = "nine purple herons"


@pytest.fixture
def makeadmin(monkeypatch):
    """Runs the command; who sits at the console types these passwords. Returns what it said."""

    def run(email="root@example.com", *typed, piped=None, **options):
        answers = iter(typed)
        monkeypatch.setattr(module, "getpass", lambda prompt: next(answers))
        monkeypatch.setattr(module, "sys", SimpleNamespace(stdin=io.StringIO(piped)))
        said = io.StringIO()
        call_command("makeadmin", email, stdout=said, password_stdin=piped is not None, **options)
        return said.getvalue()

    return run


def is_administrator(user):
    return user.is_active and user.is_staff and user.is_superuser


def test_a_new_administrator_signs_in_and_opens_the_curation_pages(makeadmin, client):
    assert makeadmin("root@example.com", PASSWORD, PASSWORD) == "root@example.com was created as an administrator.\n"
    client.post("/accounts/login/", {"login": "root@example.com", "password": PASSWORD})
    assert client.get("/admin/").status_code == 200


def test_no_confirmation_by_mail_is_asked_of_who_has_the_console(makeadmin, client, settings):
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    makeadmin("root@example.com", PASSWORD, PASSWORD)
    client.post("/accounts/login/", {"login": "root@example.com", "password": PASSWORD})
    assert client.get("/").status_code == 200


def test_the_password_can_come_through_a_pipe(makeadmin):
    makeadmin(piped=PASSWORD + "\n")
    assert User.objects.get().check_password(PASSWORD)


def test_the_spaces_of_a_piped_password_belong_to_it(makeadmin):
    makeadmin(piped="  nine herons  \n")
    assert User.objects.get().check_password("  nine herons  ")


@pytest.mark.parametrize("email", ["alice@example.com", " ALICE@Example.com "])
def test_who_is_here_is_promoted_and_keeps_the_password(makeadmin, alice, email):
    assert makeadmin(email) == "alice@example.com is now an administrator.\n"
    alice.refresh_from_db()
    assert is_administrator(alice) and alice.check_password("a long password")


def test_an_administrator_who_was_switched_off_comes_back(makeadmin, alice):
    User.objects.update(is_active=False)
    makeadmin("alice@example.com")
    alice.refresh_from_db()
    assert is_administrator(alice)


@pytest.mark.parametrize(("password", "why"), [("11 letters.", "too short"), ("qwerty123456", "too common"), ("", "too short")])
def test_a_weak_password_is_refused_and_nobody_is_made(makeadmin, password, why):
    with pytest.raises(CommandError, match=f"{why}.*Nothing was changed; run it again."):
        makeadmin(piped=password + "\n")
    assert not User.objects.exists()


def test_a_password_like_the_address_is_refused(makeadmin):
    with pytest.raises(CommandError, match="too similar"):
        makeadmin("purple.herons@example.com", "purple.herons@example", "purple.herons@example")


def test_two_passwords_that_differ_are_refused(makeadmin):
    with pytest.raises(CommandError, match="The two passwords differ."):
        makeadmin("root@example.com", PASSWORD, PASSWORD + "!")
    assert not User.objects.exists()


@pytest.mark.parametrize("email", ["root", "root@", "", "a b@example.com"])
def test_what_is_no_address_is_refused_before_a_password_is_asked(makeadmin, email):
    with pytest.raises(CommandError, match="is not an email address. Use one like you@example.org."):
        makeadmin(email)


@pytest.mark.parametrize("end", [EOFError, KeyboardInterrupt])
def test_without_a_terminal_or_after_ctrl_c_it_says_what_to_do(monkeypatch, end):
    def nobody_there(prompt):
        raise end

    monkeypatch.setattr(module, "getpass", nobody_there)
    with pytest.raises(CommandError, match="Without a terminal use --password-stdin."):
        call_command("makeadmin", "root@example.com")
    assert not User.objects.exists()
