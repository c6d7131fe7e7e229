"""Whatever is interrupted leaves, after the next clearing, neither a file without a row nor a row nobody tells about."""

import os
import time

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DatabaseError, transaction

from careertrack.core.backup.make import stored
from careertrack.core.schedule import Failed
from careertrack.evidence import keeping
from careertrack.evidence.clearing import clear
from careertrack.evidence.models import File
from tests.evidence.make import file, pdf, send

pytestmark = pytest.mark.django_db


def lie(folder, name="evidence/7/left.pdf", minutes=61):
    default_storage.save(name, ContentFile(pdf()))
    then = time.time() - minutes * 60
    os.utime(folder / name, (then, then))


def test_a_file_nothing_points_at_is_removed_after_an_hour(folder, lying):
    lie(folder)
    clear()
    assert lying() == []


def test_before_it_may_still_get_its_row(folder, lying):
    lie(folder, minutes=59)
    clear()
    assert lying() == ["evidence/7/left.pdf"]


def test_files_of_other_rooms_are_left_alone(folder, lying):
    lie(folder, "papers/packet.zip")
    clear()
    assert lying() == ["papers/packet.zip"]


def test_a_file_that_is_kept_or_in_the_bin_stays(signed_in, folder, lying):
    send(signed_in, ("a.pdf", pdf()), ("b.pdf", pdf(2)))
    signed_in.post(File.objects.first().remove_url)
    for name in lying():
        os.utime(folder / name, (0, 0))
    clear()
    assert len(lying()) == 2


def test_a_file_that_is_lost_is_told_to_staff_and_to_its_person(signed_in, alice):
    lost = file(alice)
    with pytest.raises(Failed, match="1 file that a person keeps is missing"):
        clear()
    assert "Missing on the server" in signed_in.get("/files/").text
    assert "missing on the server" in signed_in.get(lost.get_absolute_url()).text


def test_one_that_came_back_is_lost_no_longer(alice):
    lost = file(alice, is_lost=True)
    default_storage.save(lost.stored, ContentFile(pdf()))
    clear()
    lost.refresh_from_db()
    assert not lost.is_lost


def test_written_and_then_interrupted_it_is_cleared_away(signed_in, monkeypatch, folder, lying):
    """As if the process had ended between the file and its row."""

    def end(*args):
        raise SystemExit

    monkeypatch.setattr(keeping, "noted", end)
    monkeypatch.setattr(default_storage, "delete", lambda name: None)  # nothing is tidied up by what has ended
    with pytest.raises(SystemExit):
        send(signed_in, ("a.pdf", pdf()))
    monkeypatch.undo()
    os.utime(folder / lying()[0], (0, 0))
    clear()
    assert lying() == [] and not File.everything.exists()


def test_a_row_that_cannot_be_saved_leaves_no_file(signed_in, monkeypatch, lying):
    def refuse(*args):
        raise DatabaseError("full")

    monkeypatch.setattr(keeping, "noted", refuse)
    signed_in.raise_request_exception = False
    assert send(signed_in, ("a.pdf", pdf())).status_code == 500
    assert lying() == []


def test_it_is_on_the_disk_before_its_row_is_there(signed_in, monkeypatch):
    """Synced, and all folders above it."""
    synced, rows = [], []
    monkeypatch.setattr(
        os, "fsync", lambda opened: (synced.append(os.readlink(f"/proc/self/fd/{opened}")), rows.append(File.everything.count()))
    )
    send(signed_in, ("a.pdf", pdf()))
    assert synced[0].endswith(".pdf") and synced[-1].endswith("files") and set(rows) == {0}


def test_an_account_deleted_for_good_leaves_no_file(signed_in, alice, folder, lying):
    send(signed_in, ("a.pdf", pdf()))
    alice.delete()
    os.utime(folder / lying()[0], (0, 0))
    clear()
    assert lying() == []


def test_deleting_that_is_taken_back_leaves_the_file(signed_in, alice, lying):
    send(signed_in, ("a.pdf", pdf()))
    with transaction.atomic():
        File.everything.for_user(alice).delete()
        transaction.set_rollback(True)
    assert File.objects.exists() and len(lying()) == 1


def test_a_backup_takes_all_files_along(signed_in, lying):
    send(signed_in, ("a.pdf", pdf()), ("b.pdf", pdf(2)))
    assert sorted(stored(default_storage)) == lying() and len(lying()) == 2
