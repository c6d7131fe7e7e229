"""What recipes ask: chance, days, words, and which records of theirs the person has so far."""

import random
import uuid
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from django.apps import apps

from careertrack.core.partial import PartialDay, Precision
from careertrack.demo.populate import words

# So many keys of each kind are kept to link to, however many records there are.
KEPT = 5_000


@cache
def choices_of(path: str) -> list[Any]:
    model, _dot, name = path.rpartition(".")
    field: Any = apps.get_model(model)._meta.get_field(name)
    return [value for value, _words in field.flatchoices]


class Life:
    """One made-up person being written down. The same `seed` on the same day makes the same records."""

    def __init__(self, owner: Any, today: date, seed: str) -> None:
        self.owner, self.today, self.chance = owner, today, random.Random(seed)
        self.span = self.chance.randrange(3 * 365, 15 * 365)  # days
        self.keys: dict[str, list[int]] = {}
        self.used: set[Any] = set()
        self.shelf: dict[str, list[int]] = {}

    # ---------------------------------------------------------------- days
    def past(self) -> date:
        """More of them lately than long ago."""
        return self.today - timedelta(days=int(self.span * self.chance.random() ** 1.5))

    def ahead(self, most: int = 400) -> date:
        return self.today + timedelta(days=self.chance.randrange(1, most))

    def after(self, day: date, most: int) -> date:
        """A later day, today at the latest."""
        return min(day + timedelta(days=self.chance.randrange(1, most)), self.today)

    def partial(self, name: str, day: date | None) -> dict[str, Any]:
        """A PartialDayField's two columns: now and then only the year or the month is known."""
        precision = self.chance.choice((Precision.DAY, Precision.MONTH, Precision.YEAR))
        first = day and PartialDay.of(day, precision)
        return {name: first and date(first.year, first.month, first.day), f"{name}_precision": precision if day else Precision.DAY}

    # ---------------------------------------------------------------- chance
    def often(self, share: float) -> bool:
        return self.chance.random() < share

    def one(self, values: Sequence[Any]) -> Any:
        return self.chance.choice(values)

    def choice(self, path: str) -> Any:
        """Of what a field may be: `network.Event.kind`."""
        return self.chance.choice(choices_of(path))

    def maybe(self, share: float, make: Callable[..., Any], *given: Any) -> Any:
        """None in the other cases."""
        return make(*given) if self.often(share) else None

    def amount(self, most: int, step: int = 1) -> int:
        return self.chance.randrange(step, most + 1, step)

    def key(self) -> uuid.UUID:
        return uuid.UUID(int=self.chance.getrandbits(128), version=4)

    def is_new(self, *what: Any) -> bool:
        """Whether this is asked for the first time: what may be there only once."""
        known = len(self.used)
        self.used.add(what)
        return len(self.used) > known

    # ---------------------------------------------------------------- words
    def person(self) -> str:
        return f"{self.one(words.FIRST)} {self.one(words.LAST)}"

    def topic(self) -> str:
        found: str = self.one(words.TOPIC)
        return found[0].upper() + found[1:]

    def line(self) -> str:
        return f"{self.one(words.ACT)} {self.one(words.TOPIC)} {self.one(words.WHERE)}"

    def note(self, share: float = 0.5) -> str:
        if not self.often(share):
            return ""
        return " ".join(f"{self.line()}. {self.one(words.THOUGHT)}" for _sentence in range(self.amount(3)))

    def named(self, kind: str, name: Callable[[], str]) -> dict[str, Any]:
        """Name and slug of an own curated row; no name comes twice."""
        given = name()
        while not self.is_new(kind, given):
            given = f"{name()} {self.amount(9_999)}"
        return {"name": given, "slug": f"own-{self.key().hex}"}

    # ---------------------------------------------------------------- links
    def keep(self, label: str, keys: Sequence[int]) -> None:
        kept = self.keys.setdefault(label, [])
        kept.extend(keys[: max(KEPT - len(kept), 0)])

    def of(self, label: str) -> int:
        """The key of one of the person's records of this kind: some are named far more often than others."""
        kept = self.keys[label]
        return kept[int(len(kept) * self.chance.random() ** 2)]

    def perhaps(self, share: float, label: str) -> int | None:
        return self.of(label) if self.keys.get(label) and self.often(share) else None

    def several(self, label: str, most: int) -> list[int]:
        """Different ones, none at times."""
        kept = self.keys.get(label, [])
        return self.chance.sample(kept, min(self.chance.randrange(most + 1), len(kept)))

    # ---------------------------------------------------------------- what is shared
    def shared(self, label: str) -> list[int]:
        """The keys of the published rows that everybody sees."""
        found = self.shelf.get(label)
        if found is None:
            rows = apps.get_model(label).objects.filter(owner=None, state="published").order_by("slug")
            found = self.shelf[label] = list(rows.values_list("pk", flat=True)[:KEPT])
        return found

    def shared_or_own(self, label: str) -> list[int]:
        return [*self.shared(label), *self.keys.get(label, [])]
