"""Papers: PDF/UA-1, tagged and searchable, made of a few kinds of blocks. A text is only ever data, so that `#panic()`
in a name is a name.

    paper.pdf(_("Hours"), owner, [Facts(…), Heading(…), Table(…)])
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from careertrack.core import clock, days

PRESS = Path(__file__).with_name("press.py")
SECONDS = 60
LETTER = ("us", "ca")  # where paper is not A4
# Each takes its own memory for as long as it works.
at_once = BoundedSemaphore(2)


class NotPrinted(Exception):
    """Without the words of the paper, which are a person's own."""


@dataclass(frozen=True)
class Heading:
    text: str
    kind: str = "heading"


@dataclass(frozen=True)
class Text:
    text: str
    kind: str = "text"


@dataclass(frozen=True)
class Facts:
    """(label, value) pairs; what is empty is left out."""

    rows: Sequence[tuple[str, str]]
    kind: str = "facts"


@dataclass(frozen=True)
class Table:
    """`numbers` are the columns that stand to the right, `wide` those that share the room that is left, and how."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    numbers: Sequence[int] = ()
    wide: Mapping[int, int] = field(default_factory=lambda: {0: 1})
    foot: Sequence[str] = ()
    kind: str = "table"

    def labelled(self) -> list[list[tuple[str, str, bool]]]:
        """(head, cell, whether it is a number) of each row, for a page."""
        places = range(len(self.heads))
        return [[(self.heads[at], row[at], at in self.numbers) for at in places] for row in self.rows]


Block = Heading | Text | Facts | Table


def pdf(title: str, owner: Any, blocks: Sequence[Block]) -> bytes:
    language, _dash, region = (translation.get_language() or "en-us").partition("-")
    data = {
        "title": title,
        "language": language,
        "region": region or "us",
        "size": "us-letter" if (region or "us") in LETTER else "a4",
        "foot": _("%(name)s, made on %(day)s") % {"name": owner.name, "day": days.dated(clock.today())},
        # The template fills in the numbers, which only it knows.
        "page": _("Page {number} of {all}"),
        "boxes": _("□ stands for a character that this server has no font for."),
        "blocks": [asdict(block) for block in blocks],
    }
    return printed({"root": str(settings.BASE_DIR / "templates" / "paper"), "data": data})


def printed(asked: dict[str, Any]) -> bytes:
    """`-I`: our own modules must not stand in the way of Python's of the same name."""
    with at_once:
        try:
            done = subprocess.run(
                [sys.executable, "-I", str(PRESS)], input=json.dumps(asked).encode(), capture_output=True, timeout=SECONDS
            )
        except subprocess.TimeoutExpired:
            raise NotPrinted("It took too long.") from None
    if done.returncode:
        raise NotPrinted(f"The press ended with {done.returncode}.")
    return done.stdout


def answer(title: str, owner: Any, blocks: Sequence[Block], name: str) -> HttpResponse:
    """To be kept under `name`, which is a word of ours."""
    file = f"{name}-{clock.today():%Y-%m-%d}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{file}"', "Cache-Control": "private, no-store"}
    return HttpResponse(pdf(title, owner, blocks), content_type="application/pdf", headers=headers)
