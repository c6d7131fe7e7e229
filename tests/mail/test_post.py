"""From the outbox to a mail server: each mail once, whatever happens between two steps."""

import smtplib
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from careertrack.core import post
from careertrack.core.carriers import Carrier
from careertrack.core.models import Beat, Message
from careertrack.core.models.mail import Kind, State
from careertrack.core.outbox import write
from careertrack.core.post import drain

pytestmark = pytest.mark.django_db


class Killed(BaseException):
    """Nothing catches it, as nothing catches kill -9."""


class Server(Carrier):
    """Takes mail, and fails as it is told: {step: error}."""

    taken: list = []
    fails: dict = {}

    def at(self, step):
        if error := Server.fails.pop(step, None):
            raise error

    def __enter__(self):
        self.at("connecting")
        return self

    def send(self, mail, before):
        self.at("before")
        before()
        self.at("full stop")
        Server.taken.append(mail)
        self.at("taken")
        return "250 OK"


@pytest.fixture(autouse=True)
def server(settings):
    settings.MAIL_CARRIER = f"{__name__}.Server"
    Server.taken, Server.fails = [], {}
    return Server


def mail(to="nia@example.com"):
    return write(Kind.ACCOUNT, to, "Subject", "Text")


def fresh(message):
    return Message.objects.get(pk=message.pk)


@pytest.mark.parametrize(("step", "times"), [("connecting", 1), ("before", 1), ("full stop", 1), ("taken", 2)])
def test_a_worker_killed_between_two_steps_sends_once_and_twice_only_what_was_taken(server, step, times):
    message = mail()
    server.fails = {step: Killed()}
    with pytest.raises(Killed):
        drain()
    drain()
    assert len(server.taken) == times and fresh(message).state == State.SENT


@pytest.mark.parametrize("step", ["full stop", "taken"])
def test_a_mail_that_may_have_arrived_twice_says_so(server, step):
    message = mail()
    server.fails = {step: Killed()}
    with pytest.raises(Killed):
        drain()
    drain()
    assert fresh(message).perhaps_twice


def test_what_is_sent_is_not_sent_again(server):
    mail()
    drain(), drain()
    assert len(server.taken) == 1


def test_a_server_that_is_down_costs_no_mail_and_no_try(server):
    message = mail()
    server.fails = {"connecting": ConnectionRefusedError()}
    drain()
    assert fresh(message).state == State.WAITING and fresh(message).tries == 0 and Beat.last(post.OUT_OF_REACH)
    drain()
    assert fresh(message).state == State.SENT


def test_what_a_server_refuses_for_now_is_tried_again_later_with_growing_pauses(server):
    message = mail()
    for minutes in (1, 2, 4):
        server.fails = {"before": smtplib.SMTPDataError(451, b"Later, please")}
        now = timezone.now()
        Message.objects.update(due_at=now)
        with time_machine.travel(now, tick=False):
            drain()
        assert fresh(message).due_at - now == timedelta(minutes=minutes)
    assert fresh(message).answer == "451 Later, please" and not server.taken


def test_what_a_server_refuses_for_good_is_not_tried_again(server):
    message = mail()
    server.fails = {"before": smtplib.SMTPRecipientsRefused({"nia@example.com": (550, b"No such person")})}
    drain(), drain()
    assert fresh(message).state == State.REFUSED and fresh(message).answer == "550 No such person" and not server.taken


def test_after_three_days_of_refusals_it_is_given_up(server):
    message = mail()
    Message.objects.update(written_at=timezone.now() - timedelta(days=4))
    server.fails = {"before": smtplib.SMTPDataError(451, b"Later, please")}
    drain()
    assert fresh(message).state == State.REFUSED


def test_one_mail_that_cannot_be_made_does_not_hold_up_the_others(server):
    bad, good = mail(), mail("ana@example.com")
    Message.objects.filter(pk=bad.pk).update(link_model="no.such")
    drain(), drain()
    assert fresh(good).state == State.SENT and fresh(bad).state == State.WAITING and fresh(bad).tries == 1


def test_a_broken_connection_after_the_full_stop_is_a_doubt_and_is_said(server):
    message = mail()
    server.fails = {"full stop": smtplib.SMTPServerDisconnected()}
    drain()
    assert fresh(message).perhaps_twice and fresh(message).state == State.WAITING


def test_who_is_at_it_is_left_alone(server):
    mail()
    with post.only_one("post"):
        assert drain() == {}
    assert not server.taken


def test_a_worker_that_is_to_stop_begins_no_other_mail(server, monkeypatch):
    mail(), mail()
    monkeypatch.setattr(post.queue, "stopping", lambda: bool(server.taken))
    drain()
    assert len(server.taken) == 1


def test_another_process_that_has_the_mail_already_keeps_it(server, monkeypatch):
    message = mail()
    monkeypatch.setattr(Server, "at", lambda self, step: Message.objects.update(state=State.HANDING_OVER))
    drain()
    assert fresh(message).state == State.HANDING_OVER and not server.taken
