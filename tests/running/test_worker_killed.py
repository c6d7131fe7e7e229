"""kill -9 at the worst moments, with real processes and a real mail server."""

import os
import signal
import sys
from collections import Counter

import pytest

from tests.running.instance import children_of, eventually, on_postgres

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,
    pytest.mark.skipif(sys.platform != "linux", reason="Finds the worker in /proc."),
]
WRITE = """
from careertrack.core.models.mail import Kind
from careertrack.core.outbox import write
for number in range(%d):
    write(Kind.ACCOUNT, f"person{number}@example.com", "Subject", "Text")
"""
STATES = """
from collections import Counter
from careertrack.core.models import Message
say([Counter(Message.objects.values_list("state", flat=True)), Message.objects.filter(perhaps_twice=True).count()])
"""


def kill_once(supervisor, when):
    """An act for a step of the mail server: kill the worker when `when` mails are taken, once."""
    killed = []

    def act(taken):
        if taken == when and not killed:
            killed.extend(children_of(supervisor.pid))
            os.kill(killed[0], signal.SIGKILL)

    return act


def test_a_worker_killed_in_the_middle_of_200_mails_loses_none_and_sends_twice_only_what_was_taken(new_instance, mail_server):
    instance = new_instance(EMAIL_URL=mail_server.url)
    instance.shell(WRITE % 200)
    with instance.worker() as (supervisor, log):
        # One between two mails' steps, one while the server has a mail and the worker does not know it yet.
        mail_server.handler.at = {"recipient": kill_once(supervisor, 60), "taken": kill_once(supervisor, 130)}
        eventually(lambda: len(set(mail_server.handler.recipients)) == 200, 60)
        eventually(lambda: instance.shell(STATES)[0] == {"sent": 200}, 20)
    arrived = Counter(mail_server.handler.recipients)
    twice = [to for to, times in arrived.items() if times > 1]
    assert len(arrived) == 200 and len(twice) == 1 and arrived[twice[0]] == 2
    assert instance.shell(STATES) == [{"sent": 200}, 1]
    assert log.read_text().count("The worker stopped (signal 9). It starts again in") == 2


def test_mail_that_arrived_twice_can_be_known_by_its_message_id(new_instance, mail_server):
    instance = new_instance(EMAIL_URL=mail_server.url)
    instance.shell(WRITE % 1)
    with instance.worker() as (supervisor, _log):
        mail_server.handler.at = {"taken": kill_once(supervisor, 1)}
        eventually(lambda: len(mail_server.handler.taken) == 2)
    first, again = (mail for _to, mail in mail_server.handler.taken)
    assert first["Message-ID"] == again["Message-ID"] and first["Date"] == again["Date"]


def test_a_killed_worker_is_back_within_10_seconds_and_that_is_said(new_instance):
    instance = new_instance()
    with instance.worker() as (supervisor, log):
        (first,) = eventually(lambda: children_of(supervisor.pid))
        eventually(lambda: (instance.folder / "jobs.sqlite3").exists(), 20)
        os.kill(first, signal.SIGKILL)
        instance.shell(WRITE % 1)
        eventually(lambda: list((instance.folder / "mail").glob("*.eml")), 10)
    assert "The worker stopped (signal 9). It starts again in 1 s." in log.read_text()


@pytest.mark.parametrize("queue", ["file", "postgres"])
def test_mail_written_while_the_worker_runs_goes_out_at_once(new_instance, mail_server, queue):
    instance = new_instance(EMAIL_URL=mail_server.url)
    if queue == "postgres":
        if not on_postgres():
            pytest.skip("No PostgreSQL server.")
        instance.environ["JOBS_URL"] = instance.environ["DATABASE_URL"]
    with instance.worker():
        eventually(lambda: instance.shell("from careertrack.core.models import Beat\nsay(Beat.objects.count())"), 60)
        instance.shell(WRITE % 1)
        eventually(lambda: mail_server.handler.taken, 5)


def test_mail_waits_for_a_mail_server_that_is_down(new_instance, mail_server):
    mail_server.stop()
    instance = new_instance(EMAIL_URL=mail_server.url)
    instance.shell(WRITE % 3)
    with instance.worker() as (_supervisor, log):
        eventually(lambda: "ConnectionRefusedError" in log.read_text(), 20)
        assert instance.shell(STATES) == [{"waiting": 3}, 0]
        mail_server.start()
        instance.shell(WRITE % 1)
        eventually(lambda: instance.shell(STATES)[0] == {"sent": 4}, 20)
    assert len(mail_server.handler.taken) == 4
