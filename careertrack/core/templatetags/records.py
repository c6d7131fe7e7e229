"""What templates say about records: values in words, days, hours."""

import re
from typing import Any

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.text import Truncator, capfirst

from careertrack.core import amounts, days, display
from careertrack.core.browsers import browser

register = template.Library()
register.filter("browser", browser)

LONGEST = 160  # characters of a note in a table; the record's own page has them all


@register.filter
def column(record: Any, name: str) -> str:
    """In a table a word as long as an address may break; breaking any other would make its column hard to read."""
    pieces = re.split(r"(?<=\S{24})(?=\S)", Truncator(display.text(record, name)).chars(LONGEST))
    return format_html_join(mark_safe("<wbr>"), "{}", ((piece,) for piece in pieces))


@register.filter(expects_localtime=True)
def day(value: Any) -> str:
    return days.shown(value) if value else ""


@register.filter(expects_localtime=True)
def dated(value: Any) -> str:
    """With its year, this year too: what is printed is read in other years."""
    return days.dated(value) if value else ""


@register.filter
def full_day(value: Any) -> str:
    return days.in_full(value)


@register.filter
def near_day(value: Any) -> str:
    return days.shown_near(value) if value else ""


@register.filter
def hours(minutes: Any) -> str:
    return amounts.short_hours(minutes or 0)


@register.filter
def units(amount: Any) -> str:
    """An amount of credit without zeros behind it."""
    return amounts.quantity(amount, "") if amount is not None else ""


@register.filter
def gist(record: Any) -> str:
    """What a record tells in one line; each model leaves out what its title says already."""
    return capfirst(", ".join(str(words) % text for name, words in record.told.items() if (text := display.text(record, name))))
