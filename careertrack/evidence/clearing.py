"""What an interruption left: a file that nothing points at is removed, and one that is missing is reported.

A file is written before its row, so for a while nothing points at it: only what has lain there for an hour is removed.
"""

from django.core.files.storage import default_storage
from django.utils.translation import ngettext

from careertrack.core.backup.make import stored
from careertrack.core.schedule import Failed
from careertrack.core.storage import remove_left
from careertrack.evidence.keeping import FOLDER
from careertrack.evidence.models import File


def clear() -> None:
    """Every hour; Failed tells staff how many files are missing, and each person's own pages which."""
    there = set(stored(default_storage, FOLDER))
    remove_left(there - File.all_stored())
    note_lost(there)
    if number := File.lost():
        words = ngettext("%d file that a person keeps is missing from the storage.",
                         "%d files that people keep are missing from the storage.", number)  # fmt: skip
        raise Failed(words % number)


def note_lost(there: set[str]) -> None:
    """What was added since the storage was listed is looked for once more; what came back is lost no longer."""
    missing = {name for name in File.all_stored() - there if not default_storage.exists(name)}
    File.note_lost(missing)
