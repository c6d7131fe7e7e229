"""The packet of an audit, bound: the summary and the files in one zip."""

from typing import Any
from zipfile import ZipFile

from django.utils.translation import gettext as _

from careertrack.core import clock, making, paper
from careertrack.core.jobs import long_job
from careertrack.core.models import Made
from learning.models import Credential, Packet, RenewalCycle
from learning.packet import Content, content_of
from learning.packet_paper import blocks

EVERY = 5  # files, after which the page may know


def ask(user: Any, credential: Credential, cycle: RenewalCycle | None) -> Made:
    return making.ask(Packet, make, user, credential=credential, cycle=cycle)


@long_job
def make(row: int) -> None:
    packet = Packet.objects.select_related("owner", "credential__type", "cycle__rule_set").filter(pk=row, stored="").first()
    if packet is None:
        return
    with clock.persons_day(packet.owner) as today, making.zipped(packet) as bundle:
        bind(bundle, packet, content_of(packet.owner, packet.credential, packet.cycle, today))


def bind(bundle: ZipFile, packet: Packet, content: Content) -> None:
    names = content.names
    packet.tell(0, len(names) + 1)
    summary = paper.pdf(content.title, packet.owner, blocks(content))
    bundle.writestr(making.dated(f"{'0'.zfill(2)} {_('Summary')}.pdf"), summary)
    for at, (file, name) in enumerate(names.items(), 1):
        making.copy(bundle, name, file.stored)
        if at % EVERY == 0:
            packet.tell(at, len(names) + 1)
    packet.tell(len(names) + 1, len(names) + 1)
