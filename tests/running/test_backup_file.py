"""The file of a back-up: whatever happened to it is noticed, and named where it can be."""

import gzip
import io
import json
import random
import tarfile

import pytest
from django.db import connection

from careertrack.core.backup import archive
from careertrack.core.backup.archive import Refused, verify
from careertrack.core.backup.restore import refuse_newer, restore, store

HEADER = {"format": 1, "version": "0.1.0", "made_at": "2026-11-24T12:00:00+00:00", "database": "sqlite", "migrations": []}


@pytest.fixture
def made(tmp_path):
    """A small one, with files that are empty, short, and longer than what is read at a time."""
    path, chance = tmp_path / "made.tar.gz", random.Random(5)
    with archive.Writer(path) as writer:
        writer.put_text(archive.HEADER, json.dumps(HEADER))
        for name, size in (("database", 5000), ("files/a/nº 1.pdf", 0), ("files/nº 2.pdf", 10), ("files/b.pdf", 2_500_000)):
            writer.put(name, io.BytesIO(chance.randbytes(size)), size)
    return path


def refusal(path):
    with pytest.raises(Refused) as refused:
        verify(path)
    return str(refused.value)


def test_a_whole_one_is_whole(made):
    assert verify(made)["files"] == 3 and verify(made)["version"] == "0.1.0"


def test_a_changed_byte_is_noticed_wherever_it_is(made):
    whole, chance = made.read_bytes(), random.Random(7)
    for at in [0, 12, len(whole) // 2, len(whole) - 1, *(chance.randrange(10, len(whole)) for _each in range(40))]:
        made.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert "damaged" in refusal(made), at


@pytest.mark.parametrize("share", [0.0001, 0.01, 0.5, 0.999])
def test_one_that_ends_too_early_is_noticed(made, share):
    whole = made.read_bytes()
    made.write_bytes(whole[: int(len(whole) * share)])
    assert "damaged" in refusal(made)


def rewritten(made, change, extra=()):
    """Its members changed, in a valid archive."""
    path = made.with_name("rewritten.tar.gz")
    with tarfile.open(made) as old, tarfile.open(path, "w:gz") as new:
        for name, content in [*((member.name, old.extractfile(member).read()) for member in old), *extra]:
            content = change(name, content)
            if content is not None:
                member = tarfile.TarInfo(name)
                member.size = len(content)
                new.addfile(member, io.BytesIO(content))
    return path


@pytest.mark.parametrize(("change", "words"), [
    (lambda name, content: None if name == "files/a/nº 1.pdf" else content, "is damaged: files/nº 2.pdf is not what it was."),
    (lambda name, content: content + b"x" if name == "database" else content, "is damaged: database is not what it was."),
    (lambda name, content: None if name == "manifest.txt" else content, "is damaged: its list of sums is missing."),
    (lambda name, content: content[: len(content) // 2] if name == "manifest.txt" else content, "is damaged: "),
])  # fmt: skip
def test_a_member_changed_or_left_out_is_named(made, change, words):
    assert words in refusal(rewritten(made, change))


def newer(name, content):
    return json.dumps({**HEADER, "version": "9.0", "format": 2}).encode() if name == archive.HEADER else content


def test_one_of_a_newer_form_is_refused(made):
    assert "was made by a newer CareerTrack (9.0). Update this one first." in refusal(rewritten(made, newer))


def test_one_with_tables_of_a_newer_version_is_refused(made):
    with pytest.raises(Refused, match=r"was made by a newer CareerTrack \(9.0\)"):
        refuse_newer(made, {**HEADER, "version": "9.0", "migrations": [["goals", "9999_later"]]})


@pytest.mark.django_db
def test_one_of_another_kind_of_database_is_refused_with_the_way_on(made):
    header = {**HEADER, "database": {"sqlite": "postgresql", "postgresql": "sqlite"}[connection.vendor]}
    with pytest.raises(Refused, match="then use move-database"):
        refuse_newer(made, header)


@pytest.mark.parametrize("content", [b"", b"text", gzip.compress(b"text", mtime=0), gzip.compress(b"", mtime=0)])
def test_a_file_that_is_none_of_ours_is_refused(tmp_path, content):
    (tmp_path / "foreign").write_bytes(content)
    with pytest.raises(Refused, match="no back-up of CareerTrack"):
        restore(tmp_path / "foreign")


def test_another_archive_is_refused(tmp_path):
    with tarfile.open(tmp_path / "foreign", "w:gz") as tar:
        tar.add(__file__, "database")
    with pytest.raises(Refused, match="no back-up of CareerTrack"):
        restore(tmp_path / "foreign")


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refused, match="is not there"):
        restore(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["../outside", "a/../../outside", "/etc/outside"])
def test_a_name_that_leads_out_of_the_folder_is_refused(name):
    with pytest.raises(Refused, match="does not belong into"):
        store(name, archive.Summed(io.BytesIO(b"x")))
