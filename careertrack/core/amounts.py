"""Time and money as people write them. Time is kept as whole minutes and shown with its unit."""

import re
from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

DAY = 24 * 60

# Half an hour as it stands on many timesheets; thirds are whole minutes too.
_PARTS = {"¼": Fraction(1, 4), "½": Fraction(1, 2), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3)}
_WITH_PART = re.compile(rf"(?P<whole>\d{{0,6}}) ?(?P<part>[{''.join(_PARTS)}])(?P<unit>.*)")
# Spaces that keep a number with its unit, as word processors and the French write them.
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2009\u202f", " "))

_H = r"(?:h|hrs?|hours?)\.?"
_M = r"(?:m|mins?|minutes?)\.?"
_DECIMAL = re.compile(rf"(?P<hours>\d{{1,6}}(?:[.,]\d{{1,4}})?|[.,]\d{{1,4}})\s*(?:{_H})?")
# As we write a thousand ourselves; `1,5` is one and a half.
_GROUPED = re.compile(rf"(?P<hours>[1-9]\d{{0,2}}(?:,\d{{3}})+(?:\.\d{{1,4}})?)\s*(?:{_H})?")
_WHOLE = r"(?P<hours>\d{1,6}|[1-9]\d{0,2}(?:,\d{3})+)"
# Two digits after the sign or letter, so that `4h5` is not read as either of two things.
_CLOCK = re.compile(rf"{_WHOLE}(?::|\s*{_H}\s*)(?P<minutes>[0-5]\d)\s*(?:(?<=:\d\d)\s*{_H})?")
_WORDS = re.compile(rf"(?:{_WHOLE}\s*{_H}\s*(?:\sand\s+)?)?(?:(?P<minutes>\d{{1,4}})\s*{_M})?")

# What no field keeps, however it goes on.
_TOO_MANY = re.compile(rf"0*[1-9](?:,?\d){{6,}}(?:[.:]\d{{1,4}})?\s*(?:{_H}\s*\d{{0,2}})?")
TOO_MANY = _("Enter 999,999 hours at most.")

# A decimal comma has one or two digits behind it; a comma before three is a thousand.
_POINTED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?")
_COMMAED = re.compile(r"(?:[1-9]\d{0,2}(?:\.\d{3})+|\d*),\d{1,2}")


def plain_number(text: str) -> str:
    """`1,000`, `1,250.50`, `12,50` and `1.250,50` as a number with a point; anything else as it is."""
    text = text.strip()
    if _POINTED.fullmatch(text):
        return text.replace(",", "")
    return text.replace(".", "").replace(",", ".") if _COMMAED.fullmatch(text) else text


def parse_minutes(text: str) -> int:
    """Minutes in `4.5`, `4,5`, `4½`, `4:30`, `4h30`, `4 h 30 min`, `270 min`; ValidationError for anything else."""
    text = text.strip().lower().translate(_SPACES)
    if match := _WITH_PART.fullmatch(text):
        if re.fullmatch(rf"\s*(?:{_H})?", match["unit"]):
            return int((int(match["whole"] or 0) + _PARTS[match["part"]]) * 60)
    elif text.isascii() and text:
        return _parse_plain(text)
    raise _no_hours()


def _parse_plain(text: str) -> int:
    if match := _GROUPED.fullmatch(text):
        text = match["hours"].replace(",", "")
    if match := _DECIMAL.fullmatch(text):
        hours = Decimal(match["hours"].replace(",", "."))
        return int((hours * 60).to_integral_value(ROUND_HALF_UP))
    if match := _CLOCK.fullmatch(text) or _WORDS.fullmatch(text):
        return int((match["hours"] or "0").replace(",", "")) * 60 + int(match["minutes"] or 0)
    raise _no_hours(text)


def _no_hours(text: str = "") -> ValidationError:
    if _TOO_MANY.fullmatch(text):
        return ValidationError(TOO_MANY, code="too_many")
    return ValidationError(_("Enter hours as a number, like 4, 1.5, 1:30 or 4h30."), code="invalid")


def plain_quantity(text: str, in_hours: bool) -> str:
    """`plain_number`, and of `4½` or, where the unit is hours, of `4h30` the number of hours."""
    timed = re.search(r"[a-z:]", text, re.IGNORECASE)
    if in_hours if timed else _WITH_PART.search(text):
        try:
            return f"{Decimal(parse_minutes(text)) / 60:.4f}".rstrip("0").rstrip(".")
        except ValidationError:
            return text
    return plain_number(text)


def are_hours(unit: object) -> bool:
    """Whether an amount of this unit is a length of time: `contact hours`, and not `CEU`."""
    return str(unit).endswith("hours")


def written(minutes: int) -> str:
    """`1.5` where two decimals are exact, else `1:20`: what a form shows and `parse_minutes` reads back."""
    if minutes * 100 % 60:
        return f"{minutes // 60}:{minutes % 60:02}"
    return f"{Decimal(minutes) / 60:.2f}".rstrip("0").rstrip(".")


def short_hours(minutes: int) -> str:
    """`4 h`, `1.5 h`, `1 h 20 min`, `15 min`: for rows."""
    if minutes * 100 % 60 or 0 < minutes < 60:
        hours, rest = divmod(minutes, 60)
        return f"{grouped(str(hours))} h {rest} min" if hours else f"{rest} min"
    return f"{grouped(written(minutes))} h"


def hours_in_words(minutes: int) -> str:
    """`4 hours`, `1 hour`, `1.5 hours`: for sentences."""
    if minutes * 100 % 60:
        return short_hours(minutes)
    return ngettext("%s hour", "%s hours", 1 if minutes == 60 else 2) % grouped(written(minutes))


def more_hours(minutes: int) -> str:
    """`4 more hours`, `1 more hour`, `1 h 20 min more`."""
    if minutes * 100 % 60:
        return _("%s more") % short_hours(minutes)
    return ngettext("%s more hour", "%s more hours", 1 if minutes == 60 else 2) % grouped(written(minutes))


def hours_of(done: int, target: int) -> str:
    """`412 of 500 hours`, with minutes where hours alone would not say it."""
    uneven = done * 100 % 60 or target * 100 % 60
    words = {"done": short_hours(done) if uneven else grouped(written(done)), "target": hours_in_words(target)}
    return _("%(done)s of %(target)s") % words


def quantity(amount: Decimal, unit: str) -> str:
    """`1.5 contact hours`, `1 contact hour`, `2 topics`."""
    return f"{grouped(f'{Decimal(amount).normalize():f}')} {unit_for(amount, unit)}".rstrip()


# Issuers write a unit in one form only, the singular or the plural. What is in neither column stays as it is: `30 CEU`.
_PLAIN = """account assessment CERP completion course credit declaration discussion exam goal hour piece point self-review
sign-off standard topic unit"""
_MANY = {"activity": "activities", "entry": "entries", **{one: f"{one}s" for one in _PLAIN.split()}}
_SINGLE = {many: one for one, many in _MANY.items()}


def unit_for(amount: Decimal, unit: str) -> str:
    """The unit in the form that stands behind this amount."""
    before, _space, last = unit.rpartition(" ")
    return f"{before} {(_SINGLE if amount == 1 else _MANY).get(last, last)}".lstrip()


def grouped(number: str) -> str:
    whole, dot, rest = number.partition(".")
    return f"{int(whole):,}{dot}{rest}"


def worked_minutes(day: date, start: time, end: time, pause: int = 0) -> int:
    """Minutes from start to end less the break, over midnight when the end is not later than the start.

    Counted on the clock of the active zone: a night shift through the autumn change lasts an hour longer.
    """
    zone = timezone.get_current_timezone()
    last = day if end > start else day + timedelta(days=1)
    begun = datetime.combine(day, start, tzinfo=zone).astimezone(UTC)
    ended = datetime.combine(last, end, tzinfo=zone).astimezone(UTC)
    return round((ended - begun).total_seconds() / 60) - pause
