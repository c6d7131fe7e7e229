"""kill -9 while files are kept, with real processes: neither a file without a row nor a row without its file is left."""

import os
import signal
import sys
import time

import pytest

from tests.running.instance import eventually, on_postgres

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,
    pytest.mark.skipif(on_postgres(), reason="The instance has a SQLite of its own."),
]
BEGIN = """
from careertrack.accounts.models import User
User.objects.create_user("nia@example.com")
"""
KEEP = """
import django; django.setup()
from io import BytesIO
import itertools, os
from careertrack.accounts.models import User
from careertrack.evidence.keeping import keep
from careertrack.evidence.receiving import Arrived
from tests.evidence.make import pdf
nia = User.objects.get()
for number in itertools.count():
    content = pdf(1 + number % 7) .replace(b"612", os.urandom(4).hex().encode())
    sent = Arrived(BytesIO(content), "card.pdf", "application/pdf", len(content))
    sent.sent_as, sent.sha256 = "card.pdf", os.urandom(32).hex()
    keep(nia, sent)
"""
LEFT = """
import os
from django.core.files.storage import default_storage
from careertrack.core.backup.make import stored
from careertrack.evidence.clearing import clear
from careertrack.evidence.models import File
before = len(list(stored(default_storage)))
for name in stored(default_storage):
    os.utime(default_storage.path(name), (0, 0))
clear()
say([before, sorted(stored(default_storage)), sorted(File.all_stored())])
"""


def test_killed_at_twelve_moments_it_leaves_only_files_with_their_rows(new_instance):
    instance = new_instance()
    instance.shell(BEGIN)
    instance.environ["DJANGO_SETTINGS_MODULE"] = "careertrack.settings"
    folder = instance.folder / "files"
    for moment in range(12):
        there = sum(1 for _ in folder.rglob("*.pdf")) if folder.exists() else 0
        with instance.running(sys.executable, "-c", KEEP) as (process, log):
            eventually(lambda least=there + 2: sum(1 for _ in folder.rglob("*.pdf")) > least or log.read_text(), 60)
            time.sleep(moment / 400)
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            assert log.read_text() == ""
    before, lying, known = instance.shell(LEFT)
    assert lying == known and 24 <= len(known) <= before
