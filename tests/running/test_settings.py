"""The environment: nonsense is refused in one sentence, what is left out has a default, https turns safety on."""

import os
import stat

import pytest

from tests.running.environment import manage, run

NONSENSE = [
    ("PORT", "abc", "Use a whole number from 1 to 65535."),
    ("PORT", "99999", "Use a whole number from 1 to 65535."),
    ("PORT", "0", "Use a whole number"),
    ("PORT", "-1", "Use a whole number"),
    ("PORT", "8000.5", "Use a whole number"),
    ("PORT", "٨٠٠٠", "Use a whole number"),
    ("BIND", "nowhere", "Use an address of this machine, like 127.0.0.1"),
    ("BIND", "300.0.0.1", "Use an address of this machine"),
    ("SITE_URL", "careers.example.org", "Use an address like https://careers.example.org."),
    ("SITE_URL", "ftp://careers.example.org", "Use an address like"),
    ("SITE_URL", "https://", "Use an address like"),
    ("SITE_URL", "https://careers.example.org/track", "Use an address like"),
    ("SITE_URL", "https://careers.example.org:99999", "Use an address like"),
    ("SITE_URL", "https://user:secret@example.org", "Use an address like"),
    ("SITE_URL", "https://*", "Use an address like"),
    ("SIGNUP", "foo", "Use one of: open, invite, closed."),
    ("DEBUG", "maybe", "Use one of: on, off"),
    ("DATABASE_URL", "nonsense", "DATABASE_URL must be like postgres://"),
    ("DATABASE_URL", "mysql://host/name", "DATABASE_URL must be like postgres://"),
    ("DATABASE_URL", "postgres://", "DATABASE_URL must be like postgres://"),
    ("EMAIL_URL", "nonsense", "EMAIL_URL"),
    ("EMAIL_URL", "smtp://", "EMAIL_URL names no mail server."),
    ("CACHE_URL", "nonsense", "CACHE_URL"),
    ("TIME_ZONE", "Mars/Olympus", "Use a name like America/New_York or UTC."),
    ("TRUSTED_PROXIES", "-1", "Use a whole number from 0 to 10."),
    ("WEB_PROCESSES", "0", "Use a whole number from 1 to 64."),
]


@pytest.mark.parametrize(("name", "value", "advice"), NONSENSE)
def test_nonsense_is_refused_in_one_sentence_that_names_the_setting(refusal, name, value, advice):
    sentence = refusal(**{name: value})
    assert name in sentence and advice in sentence and "\n" not in sentence


@pytest.mark.parametrize("name", ["PORT", "BIND", "SITE_URL", "SIGNUP", "DATABASE_URL", "EMAIL_URL", "CACHE_URL", "TIME_ZONE"])
def test_an_empty_value_counts_as_left_out(settings_with, name):
    assert settings_with(**{name: ""})[name if name in ("PORT", "BIND", "SITE_URL", "SIGNUP", "TIME_ZONE") else "PORT"]


@pytest.mark.parametrize("variables", [{"DATABASE_URL": "nonsense://user:secret@host"}, {"DATA_DIR": "/proc/nowhere"}])
def test_an_operator_sees_one_sentence_and_no_traceback(tmp_path, variables):
    code, said = manage("serve", **{"DATA_DIR": str(tmp_path), **variables})
    assert code == 1 and said.startswith("CareerTrack cannot start: ")
    assert next(iter(variables)) in said and len(said.splitlines()) == 1 and "secret" not in said


# ---------------------------------------------------------------- where the data is
def test_a_web_server_of_ones_own_gets_the_sentence_too_and_gives_up(tmp_path):
    code, said = run("-c", "import careertrack.wsgi", SIGNUP="foo", DATA_DIR=str(tmp_path))
    assert code == 4 and said.startswith("CareerTrack cannot start: SIGNUP='foo'") and said.count("\n") == 1


def test_a_file_in_the_way_of_the_data_is_refused(refusal, tmp_path):
    (tmp_path / "file").touch()
    assert "cannot be used" in refusal(DATA_DIR=str(tmp_path / "file"))


def test_a_folder_that_cannot_be_written_to_is_refused(refusal, tmp_path, monkeypatch):
    """Root writes everywhere, so the answer of the system is put here."""
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert "cannot be written to" in refusal(DATA_DIR=str(tmp_path))


def test_the_folder_of_the_data_is_made_for_its_owner_alone(settings_with, tmp_path):
    settings_with(DATA_DIR=str(tmp_path / "a" / "b"))
    assert stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode) == 0o700


def test_the_secret_key_is_made_once_and_readable_by_its_owner_alone(settings_with, tmp_path):
    first = settings_with()["SECRET_KEY"]
    assert len(first) >= 50 and settings_with()["SECRET_KEY"] == first
    assert stat.S_IMODE((tmp_path / "var" / "secret_key").stat().st_mode) == 0o600


def test_two_instances_have_two_secret_keys(settings_with, tmp_path):
    assert settings_with(DATA_DIR=str(tmp_path / "a"))["SECRET_KEY"] != settings_with(DATA_DIR=str(tmp_path / "b"))["SECRET_KEY"]


def test_a_secret_key_that_is_given_is_used_and_not_written_down(settings_with, tmp_path):
    given = "correct-horse-battery-staple-" * 2
    assert settings_with(SECRET_KEY=given)["SECRET_KEY"] == given
    assert not (tmp_path / "var" / "secret_key").exists()


@pytest.mark.parametrize("key", ["changeme", "x" * 60, "django-insecure-" + "a1b2c3d4e5f6g7h8" * 4])
def test_a_key_that_is_easy_to_guess_is_refused(refusal, key):
    sentence = refusal(SECRET_KEY=key)
    assert sentence.startswith("SECRET_KEY is easy to guess.") and key not in sentence


@pytest.mark.parametrize("url", ["https://careers.example.org", "http://192.168.1.20:8000"])
def test_debug_is_refused_where_others_can_reach_it(refusal, url):
    assert refusal(DEBUG="on", SITE_URL=url).startswith("DEBUG=on shows code and settings to everybody who reaches")


@pytest.mark.parametrize("url", ["", "http://localhost:8000", "http://127.0.0.1:8000", "http://[::1]:8000"])
def test_debug_is_for_ones_own_machine(settings_with, url):
    assert settings_with(DEBUG="on", SITE_URL=url)["DEBUG"] is True


def test_no_list_of_hosts_is_read_beside_the_address_of_the_site(refusal, settings_with):
    assert refusal(ALLOWED_HOSTS="*").startswith("ALLOWED_HOSTS is not read.")
    assert "*" not in settings_with()["ALLOWED_HOSTS"]


def test_tries_are_not_counted_where_each_process_counts_for_itself(refusal):
    assert "shared by all processes" in refusal(CACHE_URL="locmemcache://")


@pytest.mark.parametrize(("content", "words"), [(b"", "is empty"), (b"\xff\xfe", "cannot be read")])
def test_a_spoilt_secret_key_is_refused_and_never_replaced_in_silence(refusal, tmp_path, content, words):
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "secret_key").write_bytes(content)
    assert words in refusal() and (tmp_path / "var" / "secret_key").read_bytes() == content


# ---------------------------------------------------------------- what a setting turns on
def test_https_turns_on_secure_cookies_and_hsts(settings_with):
    found = settings_with(SITE_URL="https://careers.example.org")
    assert found["SESSION_COOKIE_SECURE"] and found["CSRF_COOKIE_SECURE"] and found["SECURE_HSTS_SECONDS"] > 30_000_000
    assert found["SESSION_COOKIE_NAME"].startswith("__Host-") and found["CSRF_COOKIE_NAME"].startswith("__Host-")
    assert found["SECURE_PROXY_SSL_HEADER"] and found["SECURE_SSL_REDIRECT"]


def test_http_does_not_ask_for_cookies_that_would_not_come_back(settings_with):
    found = settings_with()
    assert not {"SESSION_COOKIE_SECURE", "SECURE_HSTS_SECONDS", "SECURE_SSL_REDIRECT"} & set(found)


@pytest.mark.parametrize(("given", "site"), [
    ("https://Careers.Example.org/", "https://careers.example.org"), ("https://careers.example.org:443", "https://careers.example.org"),
    ("http://careers.example.org:80", "http://careers.example.org"), ("http://[::1]:8000", "http://[::1]:8000"),
])  # fmt: skip
def test_the_site_is_written_as_browsers_send_it(settings_with, given, site):
    found = settings_with(SITE_URL=given)
    assert found["SITE_URL"] == site and found["CSRF_TRUSTED_ORIGINS"] == [site]


def test_the_site_and_this_machine_are_the_only_hosts(settings_with):
    found = settings_with(SITE_URL="https://careers.example.org:8443", BIND="0.0.0.0")
    assert set(found["ALLOWED_HOSTS"]) == {"careers.example.org", "localhost", "127.0.0.1", "[::1]"}


def test_the_site_follows_the_port(settings_with):
    assert settings_with(PORT="9001")["SITE_URL"] == "http://localhost:9001"


def test_debug_is_off_and_only_this_machine_is_served_unless_told_otherwise(settings_with):
    found = settings_with()
    assert (found["DEBUG"], found["BIND"], found["PORT"], found["SIGNUP"]) == (False, "127.0.0.1", 8000, "open")


def test_without_a_mail_server_mail_goes_to_files_and_nothing_is_verified(settings_with, tmp_path):
    found = settings_with()
    assert found["MAIL_TO_FILES"] and found["MAIL_FOLDER"] == tmp_path / "var" / "mail"
    assert found["MAIL_CARRIER"].endswith("Folder") and found["ACCOUNT_EMAIL_VERIFICATION"] == "none"


def test_a_mail_server_turns_verification_on(settings_with):
    found = settings_with(EMAIL_URL="smtp+tls://user:password@mail.example.org:587")
    assert not found["MAIL_TO_FILES"] and found["ACCOUNT_EMAIL_VERIFICATION"] == "mandatory"
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"], found["EMAIL_USE_TLS"]) == ("mail.example.org", 587, True)


@pytest.mark.parametrize("sender", ["careers", "a@b@c", "CareerTrack <>", "two@example.org, three@example.org"])
def test_a_sender_that_is_no_address_is_refused(refusal, sender):
    assert "MAIL_FROM" in refusal(MAIL_FROM=sender) and "careers@example.org" in refusal(MAIL_FROM=sender)


def test_sqlite_waits_its_turn_and_loses_nothing(settings_with):
    options = settings_with()["DATABASES"]["default"]["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE" and "synchronous=FULL" in options["init_command"]


def test_a_postgres_address_is_understood(settings_with):
    found = settings_with(DATABASE_URL="postgres://ct:secret@db.example.org/careers")["DATABASES"]["default"]
    assert (found["HOST"], found["NAME"], found["USER"]) == ("db.example.org", "careers", "ct")


@pytest.mark.parametrize(
    "url", ["nonsense", "s3://bucket", "http://key:secret@host/bucket", "s3://key:secret@host/", "s3://key:secret@host/a/b"]
)
def test_a_store_of_files_that_is_none_is_refused_without_its_secret(refusal, url):
    assert refusal(FILES_URL=url) == "FILES_URL must be like s3://key:secret@storage.example.org/bucket."


def test_files_in_a_bucket_need_a_package_that_is_named(refusal):
    assert "pip install 'django-storages[s3]'" in refusal(FILES_URL="s3://key:secret@storage.example.org/careers")


def test_a_bucket_on_a_network_of_ones_own_may_speak_plainly(settings_with, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: True)
    found = settings_with(FILES_URL="s3+http://key:secret@storage:9000/careers")["STORAGES"]["default"]["OPTIONS"]
    assert found["endpoint_url"] == "http://storage:9000"


def test_files_in_a_bucket_are_private(settings_with, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: True)
    found = settings_with(FILES_URL="s3://key:se%2Fcret@storage.example.org:9000/careers")["STORAGES"]["default"]["OPTIONS"]
    assert (found["endpoint_url"], found["bucket_name"]) == ("https://storage.example.org:9000", "careers")
    assert (found["secret_key"], found["default_acl"]) == ("se/cret", "private")
