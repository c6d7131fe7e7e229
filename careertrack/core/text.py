"""What text may hold, and how it is folded for search."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

TITLE, NAME, NOTE = 200, 120, 10_000

# Tab and line breaks are text; every other control character is a paste accident or an attack.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def refuse_control_characters(value: object) -> None:
    if isinstance(value, str) and _CONTROL.search(value):
        raise ValidationError(_("Remove the characters that cannot be shown, then save again."), code="control")


def fold(text: str) -> str:
    """Casefolded and without accents: what search compares. `Café` and `CAFE` fold to the same."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()
