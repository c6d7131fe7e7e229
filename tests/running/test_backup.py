"""Back-up and restore: the drill, on the kind of database the tests run on, and what is refused."""

import hashlib
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from careertrack.settings import BASE_DIR
from tests.running.instance import eventually, on_postgres

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PEOPLE = """
from careertrack.accounts.models import User
from goals.models import Goal
for number in range(%d):
    person = User.objects.create_user(f"person{number}@example.com", "a long password")
    Goal.objects.create(owner=person, title="Ziel à 日本 \\U0001f600", why="1")
"""
# Each turn is one transaction of two rows; a copy of half a turn would show.
WRITING = """
import os; os.environ["DJANGO_SETTINGS_MODULE"] = "careertrack.settings"
import django; django.setup()
from django.db import transaction
from careertrack.accounts.models import User
from goals.models import Goal, Milestone
person = User.objects.create_user("writer@example.com", "a long password")
for number in range(1_000_000):
    with transaction.atomic():
        goal = Goal.objects.create(owner=person, title=str(number))
        Milestone.objects.create(owner=person, goal=goal, title=str(number))
"""
WRITTEN = """
from goals.models import Goal, Milestone
goals = sorted(int(title) for title in Goal.objects.filter(owner__email="writer@example.com").values_list("title", flat=True))
say([goals == list(range(len(goals))), len(goals), Milestone.objects.count()])
"""
EVERYTHING = """
from careertrack.core.backup.move import digest, tables
say({model._meta.label: digest(model, "default") for model in tables() if model._meta.label != "core.Beat"})
"""


def put_files(instance, count=20):
    """Files as people might upload them: empty, small, larger than a chunk, in folders, with names of any kind."""
    made = random.Random(5)
    for number in range(count):
        path = instance.folder / "files" / f"{number % 3}" / f"Zertifikat nº {number}.pdf"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made.randbytes([0, 10, 3_000_000][number % 3]))


def files_of(instance):
    root = instance.folder / "files"
    return {
        str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest() for path in root.rglob("*") if path.is_file()
    }


def back_up(instance, *more):
    said = instance.manage("backup", "--to", str(instance.folder / "backups"), *more)
    return Path(said.rpartition(" (")[0])


@pytest.fixture
def lived_in(new_instance):
    instance = new_instance("lived-in")
    instance.shell(PEOPLE % 5)
    put_files(instance)
    return instance


@pytest.fixture
def made(lived_in):
    return back_up(lived_in)


# ---------------------------------------------------------------- the drill
def test_a_backup_restored_elsewhere_has_the_same_rows_and_the_same_files(lived_in, new_instance):
    made = back_up(lived_in)
    other = new_instance("other")
    said = other.manage("restore", str(made))
    assert "Restored 5 accounts and 20 files" in said
    assert other.shell(EVERYTHING) == lived_in.shell(EVERYTHING) and files_of(other) == files_of(lived_in)
    assert (other.folder / "secret_key").read_text() == (lived_in.folder / "secret_key").read_text()


def test_a_backup_made_while_people_write_is_one_moment_and_stops_nobody(lived_in, new_instance):
    with lived_in.running(sys.executable, "-c", WRITING) as (writer, _log):
        eventually(lambda: lived_in.shell(WRITTEN)[1] > 20)
        before = lived_in.shell(WRITTEN)[1]
        made = back_up(lived_in)
        after = eventually(lambda: [now for now in [lived_in.shell(WRITTEN)[1]] if now > before])[0]
        assert writer.poll() is None
    other = new_instance("other")
    other.manage("restore", str(made))
    unbroken, goals, milestones = other.shell(WRITTEN)
    assert unbroken and goals == milestones and before <= goals <= after and files_of(other) == files_of(lived_in)


def test_a_restored_instance_can_be_written_to(lived_in, new_instance):
    other = new_instance("other")
    other.manage("restore", str(back_up(lived_in)))
    other.shell(PEOPLE.replace("person{number}", "new{number}") % 2)
    assert other.shell("from careertrack.accounts.models import User\nsay(User.objects.count())") == 7


def test_an_instance_that_was_never_started_is_restored_in_one_command(lived_in, tmp_path):
    if on_postgres():
        pytest.skip("Its database is made by hand.")
    made = back_up(lived_in)
    new = type(lived_in)(tmp_path / "new")
    new.manage("restore", str(made))
    assert new.shell(EVERYTHING) == lived_in.shell(EVERYTHING)


# ---------------------------------------------------------------- keeping
def test_of_the_older_backups_the_newest_are_kept(lived_in):
    folder = lived_in.folder / "backups"
    folder.mkdir()
    for day in (1, 2, 3):
        (folder / f"careertrack-2020-01-0{day}-000000.tar.gz").touch()
    (folder / "something else").touch()
    made = back_up(lived_in, "--keep", "2")
    assert sorted(path.name for path in folder.iterdir()) == ["careertrack-2020-01-03-000000.tar.gz", made.name, "something else"]


def test_a_backup_is_for_its_owner_only(lived_in):
    assert back_up(lived_in).stat().st_mode & 0o077 == 0


def test_a_backup_that_was_interrupted_leaves_nothing_to_take_for_one(lived_in):
    folder = lived_in.folder / "backups"
    folder.mkdir()
    (folder / ".careertrack-2020-01-01-000000.tar.gz").write_bytes(b"half")
    made = back_up(lived_in)
    assert [path.name for path in folder.iterdir()] == [made.name]


def test_a_disk_that_is_full_leaves_the_earlier_backups_and_says_so(lived_in):
    first = back_up(lived_in)
    limit = f"ulimit -f 2000; exec {sys.executable} manage.py backup --to {first.parent}"  # blocks of 1024 bytes
    done = subprocess.run(["bash", "-c", limit], cwd=BASE_DIR, env=lived_in.environ, capture_output=True, text=True)
    assert done.returncode == 1 and "No back-up was made in" in done.stderr and "Earlier ones are as they were." in done.stderr
    assert list(first.parent.iterdir()) == [first]


# ---------------------------------------------------------------- verify, and what is refused
def refused(instance, *command):
    said = instance.manage(*command, fails=True)
    assert len(said.strip().splitlines()) == 1, said
    return said


def test_a_whole_backup_is_said_to_be_whole(lived_in):
    made = back_up(lived_in)
    assert f"{made} is whole: made " in lived_in.manage("verify-backup", str(made))


def test_a_damaged_backup_changes_nothing(made, new_instance):
    other = new_instance("other")
    before = other.shell(EVERYTHING)
    made.write_bytes(made.read_bytes()[:-2000])
    refused(other, "restore", str(made))
    assert other.shell(EVERYTHING) == before and not (other.folder / "files").exists()


def test_an_instance_with_people_in_it_is_not_overwritten(lived_in, made):
    assert "is not empty: 5 people have an account" in refused(lived_in, "restore", str(made))


def test_an_instance_that_runs_is_not_overwritten(made, new_instance):
    other = new_instance("other")
    other.shell("from careertrack.core.models import Beat\nBeat.now('worker')")
    assert "CareerTrack runs here. Stop it" in refused(other, "restore", str(made))


def test_an_instance_that_was_stopped_need_not_be_waited_for(made, new_instance):
    other = new_instance("other")
    other.shell("from careertrack.core.models import Beat\nBeat.now('worker')\nBeat.now('worker stopped')")
    assert "Restored 5 accounts" in other.manage("restore", str(made))


def test_mail_that_waited_then_can_be_left_out(lived_in, new_instance):
    lived_in.shell("from django.core.mail import send_mail\nsend_mail('Subject', 'Text', None, ['nia@example.com'])")
    made = back_up(lived_in)
    assert "1 mails waited then" in new_instance("with").manage("restore", str(made))
    assert "waited" not in new_instance("without").manage("restore", str(made), "--without-mail")


# ---------------------------------------------------------------- memory
def peak(instance, *command):
    """The most memory a command took, in MB."""
    measure = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=2); " \
              "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)"  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", measure, sys.executable, "manage.py", *command],
        cwd=BASE_DIR, env=instance.environ, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return int(done.stdout.splitlines()[-1])


def test_a_large_file_costs_no_memory(lived_in, new_instance):
    small = peak(lived_in, "backup", "--to", str(lived_in.folder / "small"))
    with (lived_in.folder / "files" / "large").open("wb") as file:
        file.truncate(300_000_000)
    folder = lived_in.folder / "large"
    assert peak(lived_in, "backup", "--to", str(folder)) < small + 20
    (made,) = folder.iterdir()
    assert peak(lived_in, "verify-backup", str(made)) < small + 20
    assert peak(new_instance("other"), "restore", str(made)) < small + 30


# ---------------------------------------------------------------- killed
def test_a_restore_that_was_killed_left_nothing_half_and_can_be_done_again(lived_in, made, new_instance):
    other = new_instance("other")
    before = other.shell(EVERYTHING)
    process = subprocess.Popen([sys.executable, "manage.py", "restore", str(made)], cwd=BASE_DIR, env=other.environ)
    eventually(lambda: list((other.folder / "files").rglob("*.pdf")))
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert other.shell(EVERYTHING) in (before, lived_in.shell(EVERYTHING))
    if other.shell(EVERYTHING) == before:
        other.manage("restore", str(made))
    assert other.shell(EVERYTHING) == lived_in.shell(EVERYTHING) and files_of(other) == files_of(lived_in)
