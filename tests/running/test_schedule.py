"""What happens by itself: when it is due, once, and again when it was missed or interrupted."""

from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.utils import timezone

from careertrack.accounts.models import Invitation
from careertrack.core import bin, schedule, upkeep
from careertrack.core.models import Beat, Job, MailStop, Message, Scheduled
from careertrack.core.models.mail import Kind, State
from careertrack.core.outbox import write
from careertrack.core.schedule import Failed, Hourly, Nightly, run, tick
from goals.models import Goal, Milestone
from tests.accounts.door import sign_in
from tests.experience.make import place

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def note():
    Beat.objects.create(name=f"done {Beat.objects.count()}", seen_at=timezone.now())


def fail():
    raise Failed("The disk is full.")


def break_down():
    raise ValueError("private words")


@pytest.fixture
def nightly(settings):
    """A function that puts one of these into the schedule, due at three at night."""

    def put(function):
        settings.SCHEDULE = {"it": (f"{__name__}.{function.__name__}", "03:00")}

    return put


def done():
    return Beat.objects.filter(name__startswith="done").count()


def at(moment):
    return time_machine.travel(moment, tick=False)


# ---------------------------------------------------------------- when
@pytest.mark.parametrize(("zone", "after", "due"), [
    ("UTC", NOON, datetime(2026, 11, 25, 3, tzinfo=UTC)),
    ("UTC", NOON.replace(hour=2), datetime(2026, 11, 24, 3, tzinfo=UTC)),
    ("America/New_York", NOON, datetime(2026, 11, 25, 8, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 3, 7, 12, tzinfo=UTC), datetime(2026, 3, 8, 7, tzinfo=UTC)),  # the clock changes
])  # fmt: skip
def test_a_nightly_job_is_due_at_its_time_in_the_zone_of_the_instance(settings, zone, after, due):
    settings.TIME_ZONE = zone
    assert Nightly("a.b", time(3)).next(after) == due


def test_the_worker_says_that_it_is_there():
    with at(NOON):
        tick()
    assert Beat.last("worker") == NOON


def test_a_job_is_done_at_night_and_once(nightly):
    nightly(note)
    for hours in (0, 14, 16, 17, 30):
        with at(NOON + timedelta(hours=hours)):
            tick(), tick()
    assert done() == 1


def test_a_night_that_was_missed_is_made_up_for_once(nightly):
    nightly(note)
    for days in (0, 5, 5.1):
        with at(NOON + timedelta(days=days)):
            tick()
    assert done() == 1 and Scheduled.objects.get().due_at == datetime(2026, 11, 30, 3, tzinfo=UTC)


def test_a_job_brought_twice_is_done_once(nightly):
    nightly(note)
    Scheduled.objects.create(name="it", due_at=NOON)
    run("it"), run("it")
    assert done() == 1


def test_a_job_that_is_being_done_is_left_alone(nightly):
    nightly(note)
    Scheduled.objects.create(name="it", due_at=NOON)
    with schedule.only_one("schedule-it"):
        assert run("it") == {}
    assert not done()


def test_a_job_whose_worker_was_killed_is_done_again(nightly, monkeypatch):
    nightly(note)
    Scheduled.objects.create(name="it", due_at=NOON)
    monkeypatch.setattr(schedule, "attempt", lambda entry: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        run("it")
    monkeypatch.undo()
    tick()
    assert done() == 1


@pytest.mark.parametrize(("function", "words"), [(fail, "The disk is full."), (break_down, "ValueError")])
def test_a_job_that_failed_says_why_and_keeps_the_day_it_last_worked(nightly, function, words):
    nightly(function)
    Scheduled.objects.create(name="it", due_at=NOON, finished_at=NOON)
    run("it")
    row = Scheduled.objects.get()
    assert row.failure == words and row.finished_at == NOON and row.due_at > timezone.now()


# ---------------------------------------------------------------- the bin
def removed(record, days):
    with at(NOON - timedelta(days=days)):
        bin.remove(record)


def test_the_bin_is_emptied_of_what_is_older_than_30_days_and_of_nothing_else(alice):
    old, new, live = (Goal.objects.create(owner=alice, title=title) for title in ("old", "new", "live"))
    removed(old, days=30.1), removed(new, days=29.9)
    with at(NOON):
        upkeep.empty_bin()
    assert set(Goal.everything.all()) == {new, live}


def test_what_was_removed_together_is_emptied_together(alice):
    goal = Goal.objects.create(owner=alice, title="Goal")
    Milestone.objects.create(owner=alice, goal=goal, title="Milestone")
    removed(goal, days=31)
    with at(NOON):
        upkeep.empty_bin()
    assert not Goal.everything.exists() and not Milestone.everything.exists()


def test_nothing_live_is_deleted_along_with_what_it_hangs_on(alice):
    goal = Goal.objects.create(owner=alice, title="Goal")
    removed(goal, days=31)
    milestone = Milestone.objects.create(owner=alice, goal=goal, title="Written by a form that was open")
    with at(NOON):
        upkeep.empty_bin()
    assert Milestone.objects.get() == milestone


def test_what_a_goal_counts_by_stays_and_keeps_nothing_else_in_the_bin(alice):
    where = place(alice)
    removed(where, days=40), removed(Goal.objects.create(owner=alice, title="Old"), days=40)
    kept = Goal.objects.create(owner=alice, title="Hours there", measure="experience.hours", amount=60, experience=where)
    with at(NOON):
        upkeep.empty_bin()
    assert list(Goal.everything.all()) == [kept] and type(where).everything.get() == where


# ---------------------------------------------------------------- what has expired
def test_links_nobody_can_use_any_more_are_cleared_away_and_others_are_not(alice):
    kept = Invitation.objects.create(email="a@example.com", invited_by=alice)
    gone = Invitation.objects.create(email="b@example.com", invited_by=alice)
    Invitation.objects.filter(pk=gone.pk).update(expires_at=timezone.now())
    upkeep.clear_expired()
    assert list(Invitation.objects.all()) == [kept]


def test_sessions_that_ended_are_cleared_away_and_their_devices_too(client, alice):
    sign_in(client)
    Session.objects.update(expire_date=timezone.now() - timedelta(days=1))
    other = type(client)()
    sign_in(other)
    upkeep.clear_expired()
    assert Session.objects.count() == 1 and upkeep.UserSession.objects.count() == 1
    assert other.get("/").status_code == 200


def test_mail_and_jobs_that_ended_a_month_ago_are_cleared_away_and_what_waits_is_not():
    for days, state in ((31, State.SENT), (29, State.SENT), (31, State.WAITING)):
        message = write(Kind.ACCOUNT, "nia@example.com", "Subject", "Text")
        ended = None if state == State.WAITING else timezone.now() - timedelta(days=days)
        Message.objects.filter(pk=message.pk).update(state=state, ended_at=ended, written_at=timezone.now() - timedelta(days=40))
    for ended in (timezone.now() - timedelta(days=31), None):
        Job.objects.create(does="a.b", finished_at=ended)
    upkeep.clear_expired()
    assert Message.objects.count() == 2 and Job.objects.count() == 1


def test_who_stopped_mail_stays_stopped():
    MailStop.objects.create(to="nia@example.com", kind=Kind.TEST, stopped_at=timezone.now())
    upkeep.clear_expired()
    assert MailStop.stopped("nia@example.com", Kind.TEST)


@pytest.mark.parametrize(("minute", "due"), [(39, "12:40"), (40, "13:40"), (59, "13:40")])
def test_what_is_hourly_comes_at_its_minute(minute, due):
    assert f"{Hourly('a.b', 40).next(NOON.replace(minute=minute)):%H:%M}" == due


# ---------------------------------------------------------------- the back-up
def test_the_nightly_backup_is_a_setting(settings_with):
    assert "backup" not in settings_with()["SCHEDULE"]
    found = settings_with(BACKUP_TO="/srv/backups", BACKUP_KEEP="7")
    assert "backup" in found["SCHEDULE"] and (found["BACKUP_TO"], found["BACKUP_KEEP"]) == ("/srv/backups", 7)


def test_the_nightly_backup_is_made_where_the_setting_says(settings, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(upkeep, "make", lambda folder, keep: asked.append((folder, keep)))
    settings.BACKUP_TO, settings.BACKUP_KEEP = str(tmp_path), 2
    upkeep.back_up()
    assert asked == [(tmp_path, 2)]


def test_a_nightly_backup_that_cannot_be_made_says_why(settings, tmp_path):
    (tmp_path / "a file").touch()
    settings.BACKUP_TO, settings.BACKUP_KEEP = str(tmp_path / "a file"), 2
    with pytest.raises(Failed, match="No back-up was made in"):
        upkeep.back_up()
