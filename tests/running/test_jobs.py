"""Jobs begin after their cause is committed, are done once, and are tried again with growing pauses."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.utils import timezone

from careertrack.core import jobs, queue
from careertrack.core.jobs import job, long_job, run, sweep
from careertrack.core.log import JsonLines
from careertrack.core.models import Beat, Job
from careertrack.core.models.running import MOST_TRIES, pause_after

pytestmark = pytest.mark.django_db


@job
def mark(name):
    Beat.now(name)


@job
def mark_and_fail(name):
    Beat.now(name)
    raise ValueError("a name somebody typed")


@job
def count(name):
    Beat.objects.create(name=f"{name}{Beat.objects.count()}", seen_at=timezone.now())


@long_job
def take_time(name):
    assert not connection.in_atomic_block or not transaction.get_connection().savepoint_ids
    Beat.now(name)


def done(name):
    return Beat.objects.filter(name=name).exists()


# ---------------------------------------------------------------- when
@pytest.mark.django_db(transaction=True)
def test_a_job_begins_after_its_transaction_is_committed():
    with transaction.atomic():
        mark.later(name="a")
        assert not done("a")
    assert done("a")


@pytest.mark.django_db(transaction=True)
def test_a_job_whose_cause_is_taken_back_never_was():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        mark.later(name="a")
        raise ZeroDivisionError
    sweep()
    assert not done("a") and not Job.objects.exists()


def test_a_job_whose_message_got_lost_is_found_by_the_next_sweep(monkeypatch):
    monkeypatch.setattr(jobs, "bring", lambda *message: None)
    mark.later(name="a")
    monkeypatch.undo()
    sweep()
    assert done("a")


@pytest.mark.django_db(transaction=True)
def test_a_queue_out_of_reach_spoils_no_request(monkeypatch, caplog):
    monkeypatch.setattr(queue, "queue", lambda: 1 / 0)
    mark.later(name="a")
    assert Job.objects.waiting().count() == 1 and "queue out of reach" in caplog.text


# ---------------------------------------------------------------- once
@pytest.mark.parametrize("kind", [count, long_job(count.function)])
def test_a_job_brought_twice_is_done_once(kind):
    made = count.later(name="a")
    kind.once(str(made.pk)), kind.once(str(made.pk)), run(str(made.pk))
    assert Beat.objects.count() == 1


def test_a_job_that_fails_half_way_leaves_nothing_of_it():
    made = mark_and_fail.later(name="a")
    run(str(made.pk))
    assert not done("a")


def test_a_long_job_is_left_to_who_is_at_it():
    made = take_time.later(name="a")
    with jobs.only_one(f"job-{made.pk}"):
        assert run(str(made.pk)) == {}
    assert not done("a") and run(str(made.pk)) and done("a")


# ---------------------------------------------------------------- again
def test_a_failed_job_waits_longer_each_time():
    made = mark_and_fail.later(name="a")
    for minutes in (1, 2, 4, 8):
        now = timezone.now()
        Job.objects.update(due_at=now)
        with time_machine.travel(now, tick=False):
            run(str(made.pk))
        made.refresh_from_db()
        assert made.due_at - now == timedelta(minutes=minutes) and made.failure == "ValueError"


def test_before_its_time_a_failed_job_is_not_tried_again():
    made = mark_and_fail.later(name="a")
    run(str(made.pk)), run(str(made.pk)), sweep()
    made.refresh_from_db()
    assert made.tries == 1


def test_a_job_that_never_works_is_given_up_and_kept_for_staff():
    made = mark_and_fail.later(name="a")
    for _try in range(MOST_TRIES + 3):
        Job.objects.update(due_at=timezone.now())
        run(str(made.pk))
    made.refresh_from_db()
    assert made.tries == MOST_TRIES and made.given_up_at and not Job.objects.waiting()


def test_pauses_end_at_six_hours():
    assert [pause_after(tries) // timedelta(minutes=1) for tries in (1, 2, 3, 9, 10, 60)] == [1, 2, 4, 256, 360, 360]


# ---------------------------------------------------------------- what is said
def lines(caplog):
    return [json.loads(JsonLines().format(record)) for record in caplog.records]


def test_each_job_is_one_line_without_its_arguments(caplog):
    made = mark.later(name="private")
    queue.do(jobs.RUN, str(made.pk))
    (line,) = lines(caplog)
    assert line["what"] == "job" and line["job"].endswith("test_jobs.mark") and "private" not in json.dumps(line)


def test_a_failed_job_is_one_line_with_the_kind_of_error_and_its_place(caplog):
    made = mark_and_fail.later(name="private")
    queue.do(jobs.RUN, str(made.pk))
    (line,) = lines(caplog)
    assert line["error"] == "ValueError" and "mark_and_fail" in line["places"][-1] and "typed" not in json.dumps(line)


# ---------------------------------------------------------------- where it waits
@pytest.mark.parametrize(("url", "kind"), [
    ("", "sqlite"), ("postgres://a:b@localhost/jobs", "postgres"), ("redis://localhost:6379/1", "redis"),
])  # fmt: skip
def test_the_queue_is_where_the_setting_says(settings_with, url, kind):
    assert settings_with(JOBS_URL=url)["JOBS"]["kind"] == kind


def test_by_default_the_queue_is_a_file_of_its_own_beside_the_data(settings_with, tmp_path):
    assert settings_with()["JOBS"]["options"]["filename"] == str(tmp_path / "var" / "jobs.sqlite3")


def test_another_queue_is_refused(refusal):
    assert refusal(JOBS_URL="amqp://localhost") == (
        "JOBS_URL must be like postgres://user:password@host/name or redis://host:6379/1."
    )
