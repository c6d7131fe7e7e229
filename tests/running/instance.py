"""An instance of its own beside the tests: own data, own database, real processes."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import uuid
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connection

from careertrack.settings import BASE_DIR
from tests.running.environment import KEPT

SUPERVISED = """
import sys
from careertrack.core.supervise import Child, Supervisor
sys.exit(Supervisor([Child("The worker", [sys.executable, "manage.py", "worker"])]).run())
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def eventually(true, seconds=30):
    """Wait for something another process does; whatever it answered."""
    end = time.monotonic() + seconds
    while not (found := true()):
        assert time.monotonic() < end, f"Not within {seconds} s: {true.__doc__ or true.__name__}"
        time.sleep(0.05)
    return found


class Instance:
    def __init__(self, folder, **variables):
        self.folder = Path(folder)
        bare = {name: os.environ[name] for name in KEPT if name in os.environ}
        self.environ = {**bare, "DATA_DIR": str(self.folder), "PORT": str(free_port()), **variables}

    @property
    def port(self):
        return int(self.environ["PORT"])

    def manage(self, *arguments, fails=False, timeout=300, **variables):
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(
            command, cwd=BASE_DIR, env={**self.environ, **variables}, capture_output=True, text=True, timeout=timeout
        )
        assert bool(done.returncode) == fails, done.stdout + done.stderr
        return done.stdout + done.stderr

    def shell(self, code):
        """What a few lines of Python in this instance print, as JSON."""
        setup = f"import json, django; django.setup(); say = lambda what: print(json.dumps(what, default=str))\n{code}"
        done = subprocess.run(
            [sys.executable, "-c", setup], cwd=BASE_DIR, capture_output=True, text=True, timeout=300,
            env={**self.environ, "DJANGO_SETTINGS_MODULE": "careertrack.settings"},
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1]) if done.stdout else None

    @contextmanager
    def running(self, *command):
        """A process of ours, its errors in a file; ended with the test."""
        log = self.folder / f"log-{uuid.uuid4().hex[:6]}"
        with log.open("w") as said:
            process = subprocess.Popen(command, cwd=BASE_DIR, env=self.environ, stdout=said, stderr=said)
        try:
            yield process, log
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def worker(self):
        return self.running(sys.executable, "-c", SUPERVISED)

    def serve(self):
        return self.running(sys.executable, "manage.py", "serve")


def children_of(pid):
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def on_postgres():
    return connection.vendor == "postgresql"


@contextmanager
def postgres_database(template="template1"):
    """The address of a new database on the server the tests run on."""
    ours = settings.DATABASES["default"]
    name, server = f"ct_{uuid.uuid4().hex[:10]}", {"host": ours["HOST"], "port": ours["PORT"], "user": ours["USER"]}
    password = {"password": ours["PASSWORD"]} if ours["PASSWORD"] else {}
    with psycopg.connect(dbname="postgres", autocommit=True, **server, **password) as admin:
        admin.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            account = ours["USER"] + (f":{ours['PASSWORD']}" if ours["PASSWORD"] else "")
            yield f"postgres://{account}@{ours['HOST']}:{ours['PORT']}/{name}"
        finally:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def copy_of(template, folder):
    """The migrated database of `template` in a new folder: migrating takes seconds each time."""
    for file in ("careertrack.sqlite3", "secret_key"):
        shutil.copy(template / file, folder / file)
