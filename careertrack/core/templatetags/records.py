"""What templates say about records: values in words, days, hours."""

from typing import Any

from django import template

from careertrack.core import amounts, days, display

register = template.Library()


@register.filter
def column(record: Any, name: str) -> str:
    return display.text(record, name)


@register.filter(expects_localtime=True)
def day(value: Any) -> str:
    return days.shown(value) if value else ""


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
def gist(record: Any) -> str:
    """What a record tells in one line; each model leaves out what its title says already."""
    return ", ".join(str(words) % text for name, words in record.told.items() if (text := display.text(record, name)))
