"""A file's name, as it was sent."""

import re
import unicodedata
from pathlib import PurePosixPath

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from careertrack.core.text import TITLE
from careertrack.evidence.checks.refusal import Refused

LONGEST = 150
# No program and no computer agrees with another on what these mean in a name.
ODD = re.compile(r'[/\\"<>|:*?]')


def shown(name: str) -> str:
    """In a sentence about it: one line of it, whatever it holds."""
    return Truncator("".join(each for each in name if each.isprintable())).chars(60)


def check_name(name: str) -> None:
    if len(name) > LONGEST:
        words = _("The name of “%(name)s” is longer than %(most)d characters. Give the file a shorter one and add it again.")
        raise Refused(words % {"name": shown(name), "most": LONGEST})
    if ODD.search(name) or name.startswith(".") or has_hidden(name):
        words = _("The name of “%s” has characters that do not belong in one. Rename the file and add it again.")
        raise Refused(words % shown(name))


def has_hidden(name: str) -> bool:
    """Two format characters join letters and emoji, and belong into names."""
    kinds = {unicodedata.category(each) for each in name if each not in "\u200c\u200d"}
    return bool(kinds & {"Cc", "Cf", "Cs", "Zl", "Zp"})


def ending(name: str) -> str:
    return PurePosixPath(name.lower()).suffix.removeprefix(".")


def title_of(name: str) -> str:
    """`BLS_card 2026.pdf` is called BLS card 2026 until somebody calls it something else."""
    return " ".join(PurePosixPath(name).stem.replace("_", " ").split())[:TITLE]
