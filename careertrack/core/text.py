"""What text may hold, and how it is folded for search."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

TITLE, NAME, NOTE = 200, 120, 10_000

# Tab and line breaks are text; every other control character is a paste accident or an attack.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")

# Format characters turn text around or hide in it. These two join letters and emoji: Persian and Hindi cannot do without.
_JOINERS = "\u200c\u200d"
# Not format characters to Unicode, and yet nothing to see: fillers, the empty braille cell, variation selectors.
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")


def code_of(name: str) -> str:
    """`Local / state component` is `local-state-component`: as ledgers and rule packs write what is called so."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def refuse_control_characters(value: object) -> None:
    if isinstance(value, str) and (_CONTROL.search(value) or hides_in(value)):
        raise ValidationError(_("Remove the characters that cannot be shown, then save again."), code="control")


def hides_in(text: str) -> bool:
    """Whether it holds a format character other than a joiner; most text is plain and need not be looked through."""
    return not text.isascii() and any(is_format(each) for each in set(text) - set(_JOINERS))


def is_format(letter: str) -> bool:
    return unicodedata.category(letter) == "Cf"


def shows_nothing(value: str) -> bool:
    """Whether there is nothing to read in it, however many characters it has."""
    return all(each.isspace() or is_format(each) or _BLANK.match(each) for each in value)


def fold(text: str) -> str:
    """Casefolded and without accents: what search compares. `Café` and `CAFE` fold to the same."""
    if text.isascii():
        return text.lower()  # which is all there is to it, a tenth as long as looking at each letter
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()


def is_key(value: object) -> bool:
    """Whether it can be the key of a row: a number no larger than a database holds, in plain digits."""
    key = str(value)
    return key.isascii() and key.isdigit() and len(key) < 18


def same_name(one: str, other: str) -> bool:
    """Whether it is one name to whoever reads them, however each is spaced and written."""
    return fold(one).split() == fold(other).split()
