"""A PDF is read as far as is needed to know that it is one, how many pages it has, and that it does nothing but show them.

It is kept as it is: signatures in it stay valid. Its objects are looked for, not followed, so that nothing in it can send
the reader in circles; what is packed is unpacked up to a limit.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

from careertrack.evidence.checks.kinds import damaged, two_in_one
from careertrack.evidence.checks.names import shown
from careertrack.evidence.checks.refusal import Refused

UNPACKED = 64 * 1024 * 1024
PIXELS = 200_000_000
# Of streams, and of names spelled oddly: no page needs as many, and each takes its time.
MOST = 20_000
HEAD = 16 * 1024  # before a stream: what describes it

STREAM = re.compile(rb"(?<!end)stream\r?\n")
# Names may be written with #xx for a letter.
NAME = re.compile(rb"/[^\s/<>\[\]()%{}]*#[0-9A-Fa-f]{2}[^\s/<>\[\]()%{}]*")
ACTS = re.compile(rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToE|Movie|Sound)(?![A-Za-z0-9])")
LOCKED = re.compile(rb"/Encrypt(?![A-Za-z0-9])")
PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z0-9])")
COUNT = re.compile(rb"/Count\s+(\d{1,6})(?!\d)")
SIDE = re.compile(rb"/(?:Width|Height|W|H)\s+(\d{1,9})")


@dataclass
class Stream:
    head: bytes
    body: bytes

    def says(self, *words: bytes) -> bool:
        return any(re.search(rb"/" + word + rb"(?![A-Za-z0-9])", self.head) for word in words)

    @property
    def packings(self) -> int:
        return len(re.findall(rb"/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)(?![A-Za-z0-9])", self.head))


def pages_of(content: bytes, name: str) -> int:
    """How many; Refused where it is none, or more than pages."""
    if not re.match(rb"%PDF-[12]\.\d", content) or b"startxref" not in content:
        raise Refused(damaged(name))
    if content[content.rfind(b"%%EOF") + 5 :].strip(b"\r\n\t \0\x1a") or b"%%EOF" not in content:
        raise Refused(two_in_one(name) if b"%%EOF" in content else damaged(name))
    refuse_acts(content, name)
    packed = unpacked(content, name)
    for text in packed:
        refuse_acts(text, name)
    found = sum(len(PAGE.findall(text)) for text in (content, *packed))
    said = max((int(number) for text in (content, *packed) for number in COUNT.findall(text)), default=0)
    if not found:
        raise Refused(damaged(name))
    return min(found, said) if said else found


def refuse_acts(text: bytes, name: str) -> None:
    odd = [match[0] for match in islice(NAME.finditer(text), MOST + 1)]
    if len(odd) > MOST:
        raise Refused(bomb(name))
    plain = b"".join(unescaped(each) for each in odd) + b" "
    if LOCKED.search(text) or LOCKED.search(plain):
        raise Refused(_("“%s” is locked with a password. Print it to a new PDF and add that.") % shown(name))
    if ACTS.search(text) or ACTS.search(plain):
        words = _("“%s” holds a program, a form or another file. Print it to a new PDF and add that.")
        raise Refused(words % shown(name))


def unescaped(name: bytes) -> bytes:
    return re.sub(rb"#([0-9A-Fa-f]{2})", lambda match: bytes([int(match[1], 16)]), name) + b" "


def unpacked(content: bytes, name: str) -> list[bytes]:
    """The text of the packed objects. All other streams are only measured, but pictures: theirs is width by height."""
    texts, left = [], UNPACKED
    for number, stream in enumerate(streams(content)):
        if number == MOST:
            raise Refused(bomb(name))
        if stream.says(b"Image"):
            refuse_flood(stream, name)
            continue
        if stream.packings > 1:
            raise Refused(bomb(name))
        text = inflated(stream, left) if stream.packings else b""
        left -= len(text)
        if left <= 0:
            raise Refused(bomb(name))
        if stream.says(b"ObjStm"):
            texts.append(text or stream.body)
    return texts


def streams(content: bytes) -> Iterator[Stream]:
    after = 0
    while begin := STREAM.search(content, after):
        head = content[max(after, begin.start() - HEAD) : begin.start()]
        end = content.find(b"endstream", begin.end())
        end = len(content) if end < 0 else end
        head = head[head.rfind(b" obj") + 1 :]
        yield Stream(NAME.sub(lambda match: unescaped(match[0]), head), content[begin.end() : end])
        after = end


def inflated(stream: Stream, most: int) -> bytes:
    if not stream.says(b"FlateDecode", b"Fl"):
        return b""
    try:
        return zlib.decompressobj().decompress(stream.body, most)
    except zlib.error:
        return b""


def refuse_flood(stream: Stream, name: str) -> None:
    sides = [int(number) for number in SIDE.findall(stream.head)][:2]
    if len(sides) == 2 and sides[0] * sides[1] > PIXELS:
        raise Refused(bomb(name))


def bomb(name: str) -> str:
    return _("“%s” would take up far more room open than it does now. Print it to a new PDF and add that.") % shown(name)
