"""A database that is locked, and a disk that is full, met by somebody who saves a form on a real server."""

import re
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import contextmanager, suppress
from http.cookiejar import CookieJar

import psycopg
import pytest

from tests.running.instance import copy_of, eventually, on_postgres

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PASSWORD = "nine purple herons"
ALICE = f"""
from allauth.account.models import EmailAddress
from careertrack.accounts.models import User
alice = User.objects.create_user("alice@example.com", "{PASSWORD}")
EmailAddress.objects.create(user=alice, email=alice.email, verified=True, primary=True)
"""
TITLES = "from goals.models import Goal\nsay(list(Goal.everything.values_list('title', flat=True)))"


class Browser:
    def __init__(self, port):
        self.site = f"http://localhost:{port}"
        self.open = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar())).open

    def get(self, path):
        return self.open(self.site + path, timeout=60).read().decode()

    def answers(self):
        """The server answers."""
        try:
            return self.get("/healthz")
        except OSError:
            return ""

    def send(self, path, page=None, **form):
        """(status, page) after filling in the form at `path`."""
        page = page or self.get(path)
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
        body = urllib.parse.urlencode({**hidden, **form}).encode()
        try:
            response = self.open(urllib.request.Request(self.site + path, body, {"Referer": self.site + path}), timeout=60)
        except urllib.error.HTTPError as error:
            response = error
        return response.status, response.read().decode()


@contextmanager
def signed_in(instance):
    instance.shell(ALICE)
    with instance.running(sys.executable, "manage.py", "serve") as (_server, _log):
        browser = Browser(instance.port)
        eventually(browser.answers, 120)
        browser.send("/accounts/login/", login="alice@example.com", password=PASSWORD)
        yield browser


@pytest.fixture
def visitor(new_instance):
    instance = new_instance(WORKER="off")
    with signed_in(instance) as found:
        found.instance = instance
        yield found


def lock(instance, seconds):
    """Another process writes, and takes its time; ended in the background."""
    if on_postgres():
        other = psycopg.connect(instance.environ["DATABASE_URL"])
        other.execute("LOCK TABLE goals_goal IN EXCLUSIVE MODE")
    else:
        other = sqlite3.connect(instance.folder / "careertrack.sqlite3", isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")

    def release():
        other.rollback()
        other.close()

    timer = threading.Timer(seconds, release)
    timer.start()
    return timer


def test_a_database_locked_for_10_seconds_is_waited_for(visitor):
    page = visitor.get("/goals/goals/add/")
    timer, start = lock(visitor.instance, 10), time.monotonic()
    status, _page = visitor.send("/goals/goals/add/", page, title="Patient", state="active")
    timer.join()
    assert status == 200 and time.monotonic() - start > 9 and visitor.instance.shell(TITLES) == ["Patient"]


def test_a_database_locked_for_30_seconds_is_said_and_nothing_is_half_and_then_all_is_well(visitor):
    page = visitor.get("/goals/goals/add/")
    timer = lock(visitor.instance, 30)
    status, words = visitor.send("/goals/goals/add/", page, title="Unlucky", state="active")
    assert status == 503 and "busy or out of reach" in words and "was not saved" in words
    timer.join()
    assert visitor.instance.shell(TITLES) == []
    assert visitor.send("/goals/goals/add/", page, title="Unlucky", state="active")[0] == 200
    assert visitor.instance.shell(TITLES) == ["Unlucky"]


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 24 MB, where the machine lets us have one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(folder)], capture_output=True).returncode:
        pytest.skip("No disk of our own here.")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(path):
    """To the last byte."""
    with path.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(64 * 1024)):
            pass


def test_a_full_disk_is_said_and_nothing_is_half_and_with_room_all_is_well(small_disk, new_instance, migrated):
    if on_postgres():
        pytest.skip("Its disk is the server's.")
    instance = new_instance(WORKER="off")
    instance.folder, instance.environ["DATA_DIR"] = small_disk, str(small_disk)
    copy_of(migrated, small_disk)
    with signed_in(instance) as browser:
        page = browser.get("/goals/goals/add/")
        fill(small_disk / "filling")
        long = "x" * 3900
        refused = [browser.send("/goals/goals/add/", page, title="Full", why=long, state="active") for _try in range(3)][-1]
        assert refused[0] == 503 and "The disk of the server is full." in refused[1]
        (small_disk / "filling").unlink()
        assert browser.send("/goals/goals/add/", page, title="Room again", state="active")[0] == 200
        assert "Room again" in instance.shell(TITLES)
