"""A record's values as people read them; one rule per kind of field, used by lists, pages and conflict notes."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from careertrack.core import amounts, days
from careertrack.core.fields import MinutesField, MoneyField, QuantityField
from careertrack.core.models import Curated, Record
from careertrack.core.partial import known


def label(record: Any, name: str) -> str:
    try:
        return capfirst(str(record._meta.get_field(name).verbose_name))
    except FieldDoesNotExist:
        attribute = getattr(type(record) if isinstance(record, models.Model) else record, name)
        return capfirst(str(getattr(attribute, "short_description", name.replace("_", " "))))


def text(record: Any, name: str) -> str:
    """The value in plain words; empty when there is none."""
    value = getattr(record, name)
    if callable(choice := getattr(record, f"get_{name}_display", None)):
        return str(choice() or "")
    if isinstance(value, models.Manager):
        return ", ".join(str(row) for row in value.all())
    if value is None or value == "":
        return ""
    field = _field(record, name)
    if isinstance(field, MinutesField | MoneyField | QuantityField):
        return _amount(record, field, value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(field, models.PositiveIntegerField | models.DecimalField):  # not a year, which is a small integer
        return f"{Decimal(value).normalize():,f}"
    if isinstance(value, date):
        return days.shown(known(record, name) if field else value)
    return f"{value:%H:%M}" if hasattr(value, "hour") else str(value)


def _amount(record: Any, field: Any, value: Any) -> str:
    if isinstance(field, MinutesField):
        return amounts.short_hours(value)
    return money(value, record.currency) if isinstance(field, MoneyField) else amounts.quantity(value, record.unit)


def html(record: Any, name: str) -> str | SafeString:
    """The value with its link where it has one, and its line breaks."""
    value = getattr(record, name)
    if isinstance(value, models.Manager):
        return format_html_join(", ", "{}", ((linked(row),) for row in value.all()))
    if isinstance(value, models.Model):
        return linked(value)
    field = _field(record, name)
    if value and isinstance(field, models.URLField):
        return format_html('<a href="{}" rel="noopener noreferrer">{}</a>', value, value)
    if value and isinstance(field, models.EmailField):
        return format_html('<a href="mailto:{}">{}</a>', value, value)
    if isinstance(field, models.TextField):
        return format_html_join("", "<p>{}</p>", ((line,) for line in str(value).splitlines() if line.strip()))
    return text(record, name)


def linked(row: Any) -> str | SafeString:
    if isinstance(row, Record) and row.removed_at:
        return _("%s (in the bin)") % row
    if isinstance(row, Curated) and not row.has_page:
        return str(row)
    if hasattr(row, "get_absolute_url"):
        return format_html('<a href="{}">{}</a>', row.get_absolute_url(), row)
    return str(row)


def money(amount: Any, currency: str) -> str:
    sign = {"USD": "$", "CAD": "CA$", "AUD": "A$", "GBP": "£", "EUR": "€"}[currency]
    shown = f"{amount:,.2f}"
    return sign + shown.removesuffix(".00")


def total(model: Any, name: str, amount: Any, unit: str = "") -> str:
    """A sum over a list, in words with its unit."""
    field = _field(model, name)
    if isinstance(field, MinutesField):
        return amounts.hours_in_words(amount)
    if isinstance(field, QuantityField):
        return amounts.quantity(amount, unit)
    shown = money(amount, unit) if isinstance(field, MoneyField) else f"{amount:,}"
    return f"{label(model, name)}: {shown}"


def is_number(record: Any, name: str) -> bool:
    field = _field(record, name)
    return isinstance(field, models.DecimalField | models.IntegerField) and not field.choices


def _field(record: Any, name: str) -> Any:
    try:
        return record._meta.get_field(name)
    except FieldDoesNotExist:
        return None
