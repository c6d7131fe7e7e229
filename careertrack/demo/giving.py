"""Giving samples to a person, each kind of record once."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from careertrack.core import bin
from careertrack.core.models import Curated, Owned
from careertrack.core.named import NamedKey
from careertrack.demo.samples import Sample, batches, curated_models


class Giving:
    """Each kind of record is given to a person once. Who has any of the sample shifts, in the bin even, gets no
    more shifts: what they edited, removed or emptied from the bin stays as they left it. A kind that came with a
    later release still reaches them. A record whose links are gone is left out.
    """

    def __init__(self, user: Any, samples: Sequence[Sample]) -> None:
        self.user, self.samples = user, samples
        self.here: dict[tuple[str, str], Owned] = {}
        self.given: set[str] = set()
        self.shelf = {model: {row.slug: row for row in model.objects.visible_to(user)} for model in curated_models(samples)}

    def give(self) -> Counter[type[Owned]]:
        """How many records of each model were added."""
        self._look()
        added: Counter[type[Owned]] = Counter()
        for batch in batches(each for each in self.samples if each.label not in self.given):
            added[batch[0].model] += self._add(batch)
        for each in self.samples:
            if each.removed and each.label not in self.given and each.ref in self.here:
                bin.remove(self.here[each.ref])
        return added

    def _look(self) -> None:
        """What the person has of it already; only live records can be linked to."""
        for label in dict.fromkeys(each.label for each in self.samples):
            keys = {each.form_key(self.user.email): each for each in self.samples if each.label == label}
            rows = next(iter(keys.values())).model.everything.for_user(self.user).filter(form_key__in=keys)
            for record in rows:
                self.given.add(label)
                if record.removed_at is None:
                    self.here[keys[record.form_key].ref] = record

    def _add(self, batch: list[Sample]) -> int:
        wanted = [each for each in batch if self._complete(each)]
        rows = batch[0].model.everything.for_user(self.user)
        records = rows.bulk_create([self._record(each) for each in wanted], batch_size=500)
        self.here.update({each.ref: record for each, record in zip(wanted, records, strict=True)})
        self._connect(wanted)
        return len(records)

    def _complete(self, each: Sample) -> bool:
        slugs = [slug for column, slug in each.linked(Curated) if column.many_to_one and not self._row(column, slug)]
        return not slugs and each.parents() <= set(self.here)

    def _mine(self, column: Any, key: str) -> Owned | None:
        return self.here.get((column.related_model._meta.label, key))

    def _row(self, column: Any, slug: str) -> Curated | None:
        """The row of this slug; where a form would ask for a name, the person's own of that name."""
        shelf = self.shelf[column.related_model]
        if isinstance(column, NamedKey) and slug not in shelf:
            shelf[slug] = self._named(column, slug)
        return shelf.get(slug)

    def _named(self, column: NamedKey, name: str) -> Curated:
        row = column.known_as(self.user, name)
        if row._state.adding:
            row.save()
        return row

    def _record(self, each: Sample) -> Owned:
        many = {column.name for column in each.model._meta.many_to_many}
        links = {column.name: self._mine(column, key) for column, key in each.linked(Owned) if column.name not in many}
        rows = {column.name: self._row(column, slug) for column, slug in each.linked(Curated) if column.name not in many}
        plain = {name: value for name, value in each.values.items() if name not in many}
        key = each.form_key(self.user.email)
        return each.model(**{**plain, **links, **rows}, owner=self.user, form_key=key)

    def _connect(self, wanted: list[Sample]) -> None:
        """The many-to-many links of a batch, one query for each field."""
        pairs: dict[Any, list[Any]] = {}
        for each in wanted:
            for column, keys in [*each.linked(Curated), *each.linked(Owned)]:
                if column.many_to_many:
                    pairs.setdefault(column, []).extend(self._pairs(column, each, keys))
        for column, links in pairs.items():
            column.remote_field.through.objects.bulk_create(links, batch_size=500)

    def _pairs(self, column: Any, each: Sample, keys: Sequence[str]) -> list[Any]:
        link, ours, theirs = column.remote_field.through, column.m2m_column_name(), column.m2m_reverse_name()
        found = self._row if issubclass(column.related_model, Curated) else self._mine
        rows = [row for key in keys if (row := found(column, key))]
        return [link(**{ours: self.here[each.ref].pk, theirs: row.pk}) for row in rows]
