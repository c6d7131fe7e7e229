"""The packet of an audit, bound: the summary and the files in one zip, written to the storage as it grows."""

import shutil
import uuid
from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from tempfile import TemporaryFile
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.conf import settings
from django.core.files import File as Stored
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from careertrack.core import clock, paper
from careertrack.core.backup.make import stored
from careertrack.core.jobs import long_job
from careertrack.evidence.models import File
from learning.models import Credential, Packet, RenewalCycle
from learning.packet import Content, content_of

FOLDER = "packets"
LEFT = timedelta(hours=1)
EVERY = 5  # files, after which the page may know
CHUNK = 256 * 1024


@transaction.atomic
def ask(user: Any, credential: Credential, cycle: RenewalCycle | None) -> Packet:
    """Once, however often the button is pressed; what was made before goes."""
    before = Packet.objects.newest(user, credential, cycle)
    if before and not before.stored and not before.given_up:
        return before
    forget(Packet.objects.for_user(user).filter(credential=credential, cycle=cycle))
    packet = Packet.objects.create(owner=user, credential=credential, cycle=cycle)
    packet.job = make.later(packet=packet.pk).pk
    packet.save(update_fields=["job"])
    return packet


@long_job
def make(packet: int) -> None:
    row = Packet.objects.select_related("owner", "credential__type", "cycle__rule_set").filter(pk=packet, stored="").first()
    if row is None:
        return
    with clock.persons_day(row.owner) as today, TemporaryFile(dir=settings.DATA_DIR) as out:
        bind(out, row, content_of(row.owner, row.credential, row.cycle, today))
        size = out.tell()
        out.seek(0)
        name = default_storage.save(f"{FOLDER}/{row.owner_id}/{uuid.uuid4().hex}.zip", Stored(out))
    if not Packet.objects.filter(pk=packet, stored="").update(stored=name, size=size):
        default_storage.delete(name)  # asked for anew, or the credential is gone


def bind(out: Any, row: Packet, content: Content) -> None:
    names = content.names
    tell(row, 0, len(names) + 1)
    with ZipFile(out, "w", ZIP_STORED) as bundle:  # pictures and PDFs are compressed already
        put(bundle, f"{'0'.zfill(2)} {_('Summary')}.pdf", paper.pdf(content.title, row.owner, content.blocks()))
        for at, (file, name) in enumerate(names.items(), 1):
            copy(bundle, name, file)
            if at % EVERY == 0:
                tell(row, at, len(names) + 1)
    tell(row, len(names) + 1, len(names) + 1)


def put(bundle: ZipFile, name: str, content: bytes) -> None:
    bundle.writestr(dated(name), content)


def copy(bundle: ZipFile, name: str, file: File) -> None:
    with default_storage.open(file.stored) as source, bundle.open(dated(name), "w") as into:
        shutil.copyfileobj(source, into, CHUNK)


def dated(name: str) -> ZipInfo:
    return ZipInfo(name, clock.now().timetuple()[:6])


def tell(row: Packet, done: int, total: int) -> None:
    Packet.objects.filter(pk=row.pk).update(done=done, total=total)


def forget(packets: Any) -> None:
    """The files once it is certain that nothing points at them."""
    names = [name for name in packets.values_list("stored", flat=True) if name]
    packets.delete()
    transaction.on_commit(partial(discard, names))


def discard(names: Iterable[str]) -> None:
    for name in names:
        default_storage.delete(name)


def clear() -> None:
    """Every hour: packets older than seven days, and files that nothing points at: of a deleted account, or interrupted."""
    forget(Packet.objects.old())
    known, before = set(Packet.objects.values_list("stored", flat=True)), timezone.now() - LEFT
    for name in set(stored(default_storage, FOLDER)) - known:
        if default_storage.get_modified_time(name) < before:
            default_storage.delete(name)
