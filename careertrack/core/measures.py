"""A measure says which of a person's records answer "how far am I?". An ask puts it: a window, filters, one unit.

A record counts when no reason speaks against it. Counting and explaining are one expression, so what counted and
what was left out always add up to everything the measure looks at.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import Any

from django.apps import apps
from django.db.models import Case, CharField, Count, Exists, OuterRef, Q, Sum, Value, When
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core import amounts, clock
from careertrack.core.fields import MinutesField, QuantityField
from careertrack.core.partial import PartialDayField, partly_after


class Kind(Enum):
    SUM = "sum"  # amounts of records in the window
    COUNT = "count"  # records in the window
    LEVEL = "level"  # records in a state on the window's last day, or the amount of the one that is


@dataclass(frozen=True)
class Reason:
    """Why a record is left out: words, and the condition, given the ask."""

    words: Any
    against: Callable[["Ask"], Q | Exists | None]


@dataclass(frozen=True)
class Filter:
    """Something a person may narrow an ask by. `path` is a lookup; `many` when it can meet a record twice."""

    label: Any
    path: str
    many: bool = False
    word: str = ""  # of the queryset, where comparing what `path` leads to is not all
    offered: tuple[tuple[str, Any], ...] = ()  # what a form offers, where not all the values there are
    refused: Any = ""  # why a record without it is left out, where “Another …” would not do


@dataclass(frozen=True)
class Measure:
    """Declared, not programmed. `model` is `app.Model`; `day` its day field; `amount` what a sum adds up, or what a
    level is. `counts` says a number of what has no unit of its own: `%d course`, `%d courses`."""

    code: str
    label: Any
    kind: Kind
    unit: str
    model: str
    day: str = ""
    amount: str = ""
    filters: Mapping[str, Filter] = field(default_factory=dict, compare=False)
    reasons: Sequence[Reason] = field(default=(), compare=False)
    annotate: Callable[["Ask"], dict[str, Any]] = field(default=lambda ask: {}, compare=False)
    one_of: str = ""  # the filter that must say which unit: different units never add
    counts: Any = field(default="%d", compare=False)

    def ask(self, start: date | None = None, end: date | None = None, **filters: Any) -> "Ask":
        """Ask for this measure from `start` to `end`, both inside. KeyError for a filter it does not have, ValueError
        where amounts have several units and the ask does not say which.

        A level is the state on one day, so it always has an end: today, unless the ask says otherwise.
        """
        for name in filters:
            self.filters[name]
        if self.one_of and not isinstance(filters.get(self.one_of), str | int):
            raise ValueError(f"{self.code}: say which {self.one_of}; different ones never add")
        if self.kind is Kind.LEVEL:
            end = end or clock.today()
        return Ask(self, start, end, tuple(sorted(filters.items())))

    @property
    def day_is_partial(self) -> bool:
        return isinstance(apps.get_model(self.model)._meta.get_field(self.day), PartialDayField)

    def summed(self, **where: Any) -> Any:
        """What makes one number of the records that count."""
        return Sum(self.amount, **where) if self.amount else Count("pk", **where)

    def records(self, user: Any) -> Any:
        return apps.get_model(self.model).objects.for_user(user)

    @property
    def amount_field(self) -> Any:
        """What a record's amount is kept in; None where records themselves are counted."""
        return apps.get_model(self.model)._meta.get_field(self.amount) if self.amount else None

    def compared(self, name: str) -> tuple[Any, Any]:
        """Of a filter (the field it compares, the kind of record it names): one of a list, or one of the records."""
        model, found = apps.get_model(self.model), None
        for part in self.filters[name].path.split("__"):
            found = model._meta.pk if part == "pk" else model._meta.get_field(part)
            model = found.related_model or model
        return found, model if found.is_relation or found.primary_key else None

    def in_words(self, amount: Any, unit: str = "") -> str:
        """`200 hours`, `3 courses`, `2.5 contact hours`, `level 4`."""
        if isinstance(self.amount_field, MinutesField):
            return amounts.hours_in_words(int(amount))
        if isinstance(self.amount_field, QuantityField):
            return amounts.quantity(amount, unit)
        return str(self.counts % int(amount))

    def progress(self, done: Any, target: Any, unit: str = "") -> str:
        """`120 of 200 hours`; a level is where one is, and where one wants to be."""
        if isinstance(self.amount_field, MinutesField):
            return amounts.hours_of(int(done), int(target))
        if self.kind is Kind.LEVEL and self.amount:
            here = self.in_words(done) if done else _now("no level yet")
            return _now("%(here)s, target %(target)d") % {"here": here, "target": target}
        return _now("%(done)s of %(target)s") % {"done": amounts.quantity(done, ""), "target": self.in_words(target, unit)}


@dataclass(frozen=True)
class Ask:
    measure: Measure
    start: date | None = None
    end: date | None = None
    filters: tuple[tuple[str, Any], ...] = ()

    def without(self, name: str) -> "Ask":
        """The same, not narrowed by this filter."""
        return replace(self, filters=tuple(each for each in self.filters if each[0] != name))

    def why_not(self) -> Case:
        """The first reason that speaks against a record, or an empty text when it counts."""
        cases = [When(condition, then=Value(str(words))) for words, condition in self._against()]
        return Case(*cases, default=Value(""), output_field=CharField())

    def _against(self) -> list[tuple[Any, Any]]:
        """(words, condition) of every reason there is."""
        others = [(self.measure.filters[name], ~self._match(name, value)) for name, value in self.filters]
        return self._reasons() + [(each.refused or _("Another %s") % each.label, unlike) for each, unlike in others]

    def _reasons(self) -> list[tuple[Any, Any]]:
        found = [(reason.words, reason.against(self)) for reason in self.measure.reasons]
        day = self.measure.day
        if day:
            found += [(_("No day given"), Q(**{f"{day}__isnull": True}))]
            if self.start and self.measure.kind is not Kind.LEVEL:
                found += [(_("Before the period"), Q(**{f"{day}__lt": self.start}))]
            if self.end:
                found += [(_("After the period"), Q(**{f"{day}__gt": self.end}))]
                if self.measure.day_is_partial:
                    found += [(_("Only its month or year is known"), partly_after(day, self.end))]
        return [(words, condition) for words, condition in found if condition is not None]

    def _match(self, name: str, value: Any) -> Any:
        chosen = self.measure.filters[name]
        several = isinstance(value, tuple | list | set | frozenset)
        wanted = {f"{chosen.path}__in": list(value)} if several else {chosen.path: value}
        if chosen.word:
            rows = apps.get_model(self.measure.model).everything.filter(pk=OuterRef("pk"))
            return Exists(getattr(rows, chosen.word)(*(value if several else [value])))
        if chosen.many:
            # Joined, a record with two matches would be added twice.
            return Exists(apps.get_model(self.measure.model).everything.filter(pk=OuterRef("pk"), **wanted))
        return Q(**wanted)

    def counting(self, rows: Any) -> Any:
        """Those no reason speaks against: the same conditions, said so that the database may use its indexes."""
        kept = [~condition for _words, condition in self._reasons()]
        matching = [self._match(name, value) for name, value in self.filters]
        return rows.annotate(**self.measure.annotate(self)).filter(*kept, *matching)

    def annotated(self, rows: Any, name: str = "why_not") -> Any:
        return rows.annotate(**self.measure.annotate(self)).annotate(**{name: self.why_not()})
