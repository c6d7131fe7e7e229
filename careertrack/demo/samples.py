"""What a sample record is, and how a person is given a lot of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.apps import apps
from django.db.models import Field

from careertrack.core.models import Curated, Owned

ROOT = uuid5(NAMESPACE_URL, "careertrack/demo")


@dataclass(frozen=True)
class Calendar:
    """Sample lives go on until today, whenever they are told."""

    today: date

    def ago(self, days: int) -> date:
        return self.today - timedelta(days=days)

    def ahead(self, days: int) -> date:
        return self.today + timedelta(days=days)

    def this_month(self, days: int) -> date:
        """So many days ago, but never before the first of the month."""
        return max(self.ago(days), self.today.replace(day=1))


@dataclass(frozen=True)
class Sample:
    """A record to be: its model, a key of its own among the person's records of that model, and its values.

    A link to another sample is that sample's key; a link to a curated row is the row's slug, or its name.
    """

    label: str
    key: str
    values: dict[str, Any] = field(hash=False)
    removed: bool = False

    @property
    def model(self) -> type[Owned]:
        return apps.get_model(self.label)

    @property
    def ref(self) -> tuple[str, str]:
        return self.label, self.key

    def form_key(self, email: str) -> UUID:
        """By sequence and never by date, so that tomorrow's run finds today's records."""
        return uuid5(ROOT, f"{email}/{self.label}/{self.key}")

    def linked(self, target: type) -> Iterator[tuple[Field, Any]]:
        """Its links to rows of this kind, each with the key or slug (many: a list of them)."""
        for name, value in self.values.items():
            column = self.model._meta.get_field(name)
            if column.is_relation and value and issubclass(column.related_model, target):
                yield column, value

    def parents(self) -> set[tuple[str, str]]:
        """What it cannot be without."""
        return {(column.related_model._meta.label, key) for column, key in self.linked(Owned) if not column.many_to_many}


def sample(label: str, key: str, /, *, removed: bool = False, **values: Any) -> Sample:
    return Sample(label, key, values, removed)


def batches(samples: Iterable[Sample]) -> Iterator[list[Sample]]:
    """Runs of one model; a record that links to one before it in its run begins the next."""
    batch: list[Sample] = []
    for each in samples:
        if batch and (each.label != batch[0].label or each.parents() & {other.ref for other in batch}):
            yield batch
            batch = []
        batch.append(each)
    if batch:
        yield batch


def curated_models(samples: Iterable[Sample]) -> set[type[Curated]]:
    return {column.related_model for each in samples for column, _slug in each.linked(Curated)}
