"""The status page and the banner: what staff are told about the instance."""

from collections import namedtuple
from datetime import timedelta

import pytest
from django.utils import timezone

from careertrack import __version__
from careertrack.core import status
from careertrack.core.models import Beat, Job, Message, Scheduled
from careertrack.core.models.mail import Kind, State
from careertrack.core.outbox import write
from careertrack.core.post import OUT_OF_REACH, REACHED

pytestmark = pytest.mark.django_db
MISSING = "The worker has not been seen for 5 minutes"


@pytest.fixture
def staff(signed_in, alice):
    alice.is_staff = True
    alice.save()
    seen(minutes=0)
    return signed_in


def seen(name="worker", **ago):
    Beat.objects.update_or_create(name=name, defaults={"seen_at": timezone.now() - timedelta(**ago)})


def test_it_does_not_exist_for_people_who_are_not_staff(signed_in, mailoutbox):
    assert signed_in.get("/status/").status_code == 404
    assert signed_in.post("/status/test-mail/").status_code == 404 and not mailoutbox


def test_only_staff_are_shown_the_way_there(signed_in, alice):
    assert 'href="/status/"' not in signed_in.get("/more/").text
    alice.is_staff = True
    alice.save()
    assert 'href="/status/"' in signed_in.get("/more/").text


def test_it_says_what_the_instance_stands_on(staff):
    page = staff.get("/status/").text
    for label in ("Database", "Disk", "Mail waiting", "Worker last seen", "Jobs waiting"):
        assert f"<dt>{label}</dt>" in page
    assert f"<dd>{__version__}</dd>" in page and "Everything runs." in page and " free of " in page


def test_each_scheduled_job_shows_its_last_run_and_why_it_failed(staff, settings):
    settings.SCHEDULE = {"bin": ("careertrack.core.upkeep.empty_bin", "03:00"), "backup": ("a.b", "04:00")}
    now = timezone.now()
    Scheduled.objects.create(name="backup", due_at=now, finished_at=now, failure="The disk is full.")
    page = staff.get("/status/").text
    assert "Last done: Never." in page and f"Last done: {status.moment(now)}." in page
    assert "The last try failed: The disk is full." in page and "Make a back-up" in page


@pytest.mark.parametrize("url", ["/", "/goals/", "/status/"])
def test_staff_are_told_on_every_page_when_the_worker_has_not_been_seen(staff, url):
    assert MISSING not in staff.get(url).text
    seen(minutes=6)
    assert MISSING in staff.get(url).text


def test_people_who_are_not_staff_are_not_told(signed_in):
    assert MISSING not in signed_in.get("/").text


def test_a_mail_server_out_of_reach_is_told_until_it_is_reached(staff):
    seen(REACHED, minutes=9)
    seen(OUT_OF_REACH, minutes=1)
    assert "The mail server could not be reached at" in staff.get("/status/").text
    seen(REACHED, minutes=0)
    assert "could not be reached" not in staff.get("/status/").text


def test_refused_mail_mail_sent_twice_and_jobs_given_up_are_told(staff):
    write(Kind.ACCOUNT, "nia@example.com", "Subject", "Text"), write(Kind.ACCOUNT, "ana@example.com", "Subject", "Text")
    Message.objects.update(state=State.REFUSED, perhaps_twice=True)
    Job.objects.create(does="a.b", given_up_at=timezone.now())
    page = staff.get("/status/").text
    for words in ("refused 2 mails", "2 mails may have arrived twice", "1 job was given up"):
        assert words in page


def test_little_room_on_the_disk_is_told(staff, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(status.shutil, "disk_usage", lambda path: usage(2**40, 2**40 - 2**20, 2**20))
    assert "Less than 1 GB is left" in staff.get("/status/").text


def test_staff_send_themselves_a_test_mail(staff, alice, mailoutbox):
    assert "Wrote a test mail to alice@example.com." in staff.post("/status/test-mail/", follow=True).text
    (mail,) = mailoutbox
    assert mail.to == [alice.email] and "reaches you" in mail.body


def test_who_stopped_test_mails_gets_the_one_they_ask_for(staff, alice, mailoutbox):
    status.MailStop.objects.create(to=alice.email, kind=Kind.TEST, stopped_at=timezone.now())
    staff.post("/status/test-mail/")
    assert len(mailoutbox) == 1
