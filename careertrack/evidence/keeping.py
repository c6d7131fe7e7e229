"""A file is kept: checked, written, and only then known. What goes wrong in between leaves a file that nothing points at,
which the clearing away at night finds."""

import uuid
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from careertrack.core.models.rows import bump
from careertrack.evidence.checks import Checked, Refused, checked
from careertrack.evidence.checks.names import shown, title_of
from careertrack.evidence.models import File
from careertrack.evidence.receiving import Arrived

FOLDER = "evidence"


@dataclass(frozen=True)
class Room:
    """How much of the person's files there may be; what is in the bin takes room until it is deleted."""

    used: int
    most: int

    @property
    def left(self) -> int:
        return max(self.most - self.used, 0)

    @property
    def words(self) -> str:
        return _("%(used)s of %(most)s used") % {"used": filesizeformat(self.used), "most": filesizeformat(self.most)}


def room_of(user: Any) -> Room:
    return Room(File.bytes_of(user), settings.FILES_QUOTA)


def keep(user: Any, upload: Arrived) -> tuple[File, bool]:
    """The file, and whether it is new: the same file twice is one. Refused says why it cannot be kept."""
    if there := same(user, upload):
        return there, False
    found = checked(upload)
    refuse_full(user, found, upload)
    stored = written(user, found)
    try:
        return noted(user, upload, found, stored), True
    except IntegrityError:
        default_storage.delete(stored)  # the other of two that arrived together is there
        if there := same(user, upload):
            return there, False
        raise
    except BaseException:
        with suppress(OSError):
            default_storage.delete(stored)
        raise


def same(user: Any, upload: Arrived) -> File | None:
    return File.objects.for_user(user).filter(sha256=upload.sha256).first() if upload.size else None


def refuse_full(user: Any, found: Checked, upload: Arrived) -> None:
    room = room_of(user)
    if len(found.content) > room.left:
        words = _("There is no room left for “%(name)s”: %(used)s. Remove files you do not need, and empty them from the bin.")
        raise Refused(words % {"name": shown(upload.sent_as), "used": room.words})


def written(user: Any, found: Checked) -> str:
    """Under a name that says nothing, in a folder of the person's."""
    name = f"{FOLDER}/{user.pk}/{uuid.uuid4().hex}.{found.kind}"
    return default_storage.save(name, ContentFile(found.content))


@transaction.atomic
def noted(user: Any, upload: Arrived, found: Checked, stored: str) -> File:
    bump([user.pk])  # which only one may do at a time: so two that arrive together fit together
    refuse_full(user, found, upload)
    sizes = {"size": len(found.content), "pages": found.pages, "width": found.width, "height": found.height}
    names = {"title": title_of(upload.sent_as), "name": upload.sent_as}
    return File.objects.create(owner=user, kind=found.kind, sha256=upload.sha256, stored=stored, **names, **sizes)
