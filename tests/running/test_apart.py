"""What compose.yaml runs as separate parts, as separate processes: two web servers, a worker, a queue on Redis, files in
object storage, a mail server. Needs redis-server, and redis, django-storages[s3] and moto[server] beside the rest."""

import base64
import http.client
import shutil
import subprocess
import sys
from contextlib import contextmanager
from importlib.util import find_spec

import pytest

from tests.evidence.make import pdf
from tests.running.instance import Instance, eventually, free_port

MISSING = [name for name in ("redis", "storages", "moto") if not find_spec(name)]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,
    pytest.mark.skipif(
        bool(MISSING or not shutil.which("redis-server")), reason="Needs redis-server, redis, django-storages[s3], moto."
    ),
]
SEND = """
import base64
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from careertrack.accounts.models import User
from careertrack.evidence.models import File
alice = User.objects.create_user("alice@example.com", "a long password")
client = Client(SERVER_NAME="localhost")
client.force_login(alice)
client.post("/files/send/", {"files": SimpleUploadedFile("cert.pdf", base64.b64decode("%s"))})
say([File.objects.get().pk, client.cookies["sessionid"].value])
"""
WRITE = """
from careertrack.core.models.mail import Kind
from careertrack.core.outbox import write
for number in range(20):
    write(Kind.ACCOUNT, f"person{number}@example.com", "Subject", "Text")
"""
STORED = """
import base64
from django.core.files.storage import default_storage
from careertrack.evidence.models import File
say(base64.b64encode(default_storage.open(File.objects.get().stored).read()).decode())
"""


@contextmanager
def redis():
    port = free_port()
    server = subprocess.Popen(
        ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"], stdout=subprocess.DEVNULL
    )
    try:
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.terminate()
        server.wait(10)


@contextmanager
def object_storage():
    port = free_port()
    server = subprocess.Popen([sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)], stderr=subprocess.DEVNULL)
    try:
        eventually(lambda: answer(port, "PUT", "/bucket") == (200, b""), 60)
        yield f"s3+http://key:secret@127.0.0.1:{port}/bucket"
    finally:
        server.terminate()
        server.wait(10)


def answer(port, method, path, **headers):
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        connection.request(method, path, headers=headers)
        said = connection.getresponse()
        return said.status, said.read()
    except OSError:
        return None, b""


@pytest.fixture
def apart(new_instance, mail_server):
    """Two web servers on one database, and their worker."""
    with redis() as queue, object_storage() as files:
        given = {"JOBS_URL": queue, "FILES_URL": files, "EMAIL_URL": mail_server.url, "WORKER": "off"}
        one = new_instance(**given)
        two = Instance(one.folder, **{**one.environ, "PORT": str(free_port())})
        with one.serve(), two.serve(), one.running(sys.executable, "manage.py", "worker"):
            for each in (one, two):
                eventually(lambda port=each.port: answer(port, "GET", "/healthz")[0] == 200, 120)
            yield one, two


def test_mail_leaves_and_a_file_sent_to_one_server_is_opened_at_the_other_and_backed_up(apart, mail_server, new_instance, tmp_path):
    one, two = apart
    one.shell(WRITE)
    eventually(lambda: len(mail_server.handler.recipients) == 20, 90)
    pk, session = one.shell(SEND % base64.b64encode(pdf()).decode())
    for each in (one, two):
        assert answer(each.port, "GET", f"/files/{pk}/download/", Cookie=f"sessionid={session}") == (200, pdf())
        assert answer(each.port, "GET", f"/files/{pk}/download/")[0] == 302
    one.manage("backup", "--to", str(tmp_path / "backups"))
    new = new_instance("restored")
    new.manage("restore", str(next((tmp_path / "backups").iterdir())))
    assert base64.b64decode(new.shell(STORED)) == pdf()
