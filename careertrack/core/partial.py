"""Days that people rarely know to the day: a year, or a month and year, kept as typed.

A `PartialDay` is the first day it may have been, and how much of it is known. The model keeps both: a `PartialDayField`
and, beside it, its `precision_field()` called `<name>_precision`.
"""

import re
from datetime import date, timedelta
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from careertrack.core.fields import DayField, within_calendar


class Precision(models.TextChoices):
    DAY = "day", _("Day")
    MONTH = "month", _("Month and year")
    YEAR = "year", _("Year")


def precision_field() -> models.CharField:
    return models.CharField(max_length=5, choices=Precision, default=Precision.DAY, editable=False)


class PartialDay(date):
    """The first day it may have been, with its `precision`."""

    precision: str = Precision.DAY

    @classmethod
    def of(cls, day: date, precision: str) -> Self:
        first = {Precision.YEAR: (day.year, 1, 1), Precision.MONTH: (day.year, day.month, 1)}
        made = cls(*first.get(Precision(precision), (day.year, day.month, day.day)))
        made.precision = precision
        return made

    @property
    def last(self) -> date:
        """The last day it may have been."""
        if self.precision == Precision.YEAR:
            return date(self.year, 12, 31)
        if self.precision == Precision.MONTH:
            return date(self.year + self.month // 12, self.month % 12 + 1, 1) - timedelta(days=1)
        return date(self.year, self.month, self.day)

    @property
    def written(self) -> str:
        """`2019`, `2019-05` or `2019-05-20`: what a form shows, a file holds and `read` takes."""
        return self.isoformat()[: {Precision.YEAR: 4, Precision.MONTH: 7}.get(Precision(self.precision), 10)]


_YEAR = re.compile(r"(?P<year>\d{4})", re.ASCII)
_MONTH = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})|(?P<month2>\d{1,2})[-/.](?P<year2>\d{4})", re.ASCII)
_NAMED = re.compile(r"(?P<name>[a-z]{3,9})\.?,?\s+(?P<year>\d{4})", re.ASCII)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def read(text: str) -> PartialDay:
    """A PartialDay in `2019`, `2019-05`, `05/2019`, `May 2019`, or a whole day; ValidationError for anything else."""
    typed = text.strip().lower()
    try:
        if match := _YEAR.fullmatch(typed):
            return PartialDay.of(date(int(match["year"]), 1, 1), Precision.YEAR)
        if match := _MONTH.fullmatch(typed):
            year, month = match["year"] or match["year2"], match["month"] or match["month2"]
            return PartialDay.of(date(int(year), int(month), 1), Precision.MONTH)
        if (match := _NAMED.fullmatch(typed)) and match["name"][:3] in _MONTHS:
            return PartialDay.of(date(int(match["year"]), _MONTHS.index(match["name"][:3]) + 1, 1), Precision.MONTH)
        return PartialDay.of(forms.DateField().clean(typed), Precision.DAY)
    except (ValueError, ValidationError):
        raise ValidationError(
            _("Enter a real date, like 2026-11-23; a month, like 2026-11, or a year will do."), code="invalid"
        ) from None


class PartialDayText(forms.TextInput):
    """Typed; where there is JavaScript, with the browser's calendar beside it for whoever knows the day."""

    template_name = "look/partial_day.html"

    def __init__(self) -> None:
        super().__init__(attrs={"class": "w-10", "autocomplete": "off"})


class PartialDayInput(forms.CharField):
    """Text; cleaned to a PartialDay."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 30, "empty_value": None, "widget": PartialDayText, **kwargs})

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if typed is None:
            return None
        day = read(typed)
        within_calendar(day)
        return day

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, date):
            return value.written if isinstance(value, PartialDay) else value.isoformat()
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return str(self.prepare_value(initial) or "") != str(self.prepare_value(self.clean(data)) or "")
        except ValidationError:
            return True


class PartialDayField(DayField):
    """A day of which only the year, or the month and year, may be known."""

    def save_form_data(self, instance: Any, data: Any) -> None:
        precision = data.precision if isinstance(data, PartialDay) else Precision.DAY
        setattr(instance, f"{self.name}_precision", precision)
        super().save_form_data(instance, data and date(data.year, data.month, data.day))

    def value_from_object(self, obj: Any) -> PartialDay | None:
        day: Any = super().value_from_object(obj)
        return day and PartialDay.of(day, getattr(obj, f"{self.name}_precision"))

    def formfield(self, **kwargs: Any) -> Any:
        asked = {"required": not self.blank, "label": capfirst(str(self.verbose_name)), "help_text": self.help_text}
        return PartialDayInput(**{**asked, **kwargs})


def known(record: Any, name: str) -> Any:
    """The record's day; a PartialDay where it may be known only in part."""
    return record._meta.get_field(name).value_from_object(record)


def partly_after(name: str, end: date) -> Q:
    """Of a PartialDayField: it may have been after `end`, since of its month or year only a part lies before."""
    after = end + timedelta(days=1)
    month, year = date(after.year, after.month, 1), date(after.year, 1, 1)
    beyond = {Precision.DAY: after, Precision.MONTH: month, Precision.YEAR: year}
    found = Q()
    for precision, first in beyond.items():
        found |= Q(**{f"{name}_precision": precision, f"{name}__gte": first})
    return found
