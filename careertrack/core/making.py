"""Files that jobs make: asked for once, kept in the storage, and cleared away when they are old or nobody's.

A zip grows in a temporary file, so that no memory holds it, and is told from time to time how far it is.
"""

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from tempfile import TemporaryFile
from typing import IO, Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files import File as Stored
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from careertrack.core import clock
from careertrack.core.backup.make import stored
from careertrack.core.jobs import Work
from careertrack.core.models import Made
from careertrack.core.storage import discard, remove_left

CHUNK = 256 * 1024
LONGEST = 60  # characters of a name in a zip
# What no file system minds, in any language.
UNWELCOME = '<>:"/\\|?*'


@transaction.atomic
def ask(kind: type[Made], make: Work, user: Any, **about: Any) -> Made:
    """Once, however often the button is pressed; what was made before goes."""
    get_user_model().objects.select_for_update(no_key=True).get(pk=user.pk)  # one press after the other
    before = kind.objects.newest(user, **about)
    if before and not before.stored and not before.given_up:
        return before
    forget(kind.objects.for_user(user).filter(**about))
    row = kind.objects.create(owner=user, **about)
    row.job = make.later(row=row.pk).pk
    row.save(update_fields=["job"])
    return row


@contextmanager
def zipped(row: Made) -> Iterator[ZipFile]:
    """The zip to fill; afterwards it is kept, unless it was asked for anew or its owner is gone."""
    with TemporaryFile(dir=settings.DATA_DIR) as out:
        with ZipFile(out, "w", ZIP_STORED) as bundle:
            yield bundle
        keep(row, out)


def keep(row: Made, content: IO[bytes]) -> None:
    size = content.tell()
    content.seek(0)
    name = default_storage.save(f"{row.folder}/{row.owner_id}/{uuid.uuid4().hex}.zip", Stored(content))
    if not type(row).objects.filter(pk=row.pk, stored="").update(stored=name, size=size):
        default_storage.delete(name)


def copy(bundle: ZipFile, name: str, from_storage: str) -> None:
    with default_storage.open(from_storage) as source, bundle.open(dated(name), "w") as into:
        shutil.copyfileobj(source, into, CHUNK)


def dated(name: str, packed: int = ZIP_STORED) -> ZipInfo:
    info = ZipInfo(name, clock.now().timetuple()[:6])
    info.compress_type = packed
    return info


def plain(title: str) -> str:
    """A name for a file on any machine."""
    kept = "".join(" " if each in UNWELCOME or not each.isprintable() else each for each in title)
    return " ".join(kept.split())[:LONGEST].strip(". ") or _("File")


def forget(rows: Any) -> None:
    """The files once it is certain that nothing points at them."""
    names = [name for name in rows.values_list("stored", flat=True) if name]
    rows.delete()
    transaction.on_commit(partial(discard, names))


def clear() -> None:
    """Every hour: what is older than seven days, and files that nothing points at: of a deleted account, or interrupted."""
    for kind in apps.get_models():
        if issubclass(kind, Made):
            forget(kind.objects.old())
            known = set(kind.objects.values_list("stored", flat=True))
            remove_left(set(stored(default_storage, kind.folder)) - known)
