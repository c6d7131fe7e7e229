"""Two days that belong together, in order."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from careertrack.core import days
from careertrack.core.partial import known


def refuse_backwards(record: Any, first: str, last: str) -> None:
    """ValidationError at `last` when it lies before `first`; either may be empty, or known only in part."""
    start, end = known(record, first), known(record, last)
    if start and end and getattr(end, "last", end) < start:
        words = {"last": capfirst(str(record._meta.get_field(last).verbose_name)), "day": days.shown(start)}
        raise ValidationError({last: _("%(last)s: enter %(day)s or a later day.") % words})
