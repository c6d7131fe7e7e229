"""The shipped catalogue: CSV files that are loaded again and again without touching what a curator changed.

Each shipped row keeps its key and a digest of the values as shipped. A row whose values no longer have that digest
was changed by a curator: it is theirs now, left alone and reported.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from careertrack.core.models import Curated
from careertrack.core.models.curated import digest_of

Place = int | str


class BadCatalogue(Exception):
    """A file cannot be used; the message names it and the line."""


@dataclass
class Report:
    """What loading one file did, as slugs."""

    file: str
    new: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    left_alone: list[str] = field(default_factory=list)
    retired: list[str] = field(default_factory=list)


class Rehearsal(Exception):
    """Rolls a dry run back."""


def load(*, dry_run: bool = False) -> list[Report]:
    """Load every file of `settings.CATALOGUE`, all or nothing; BadCatalogue when one cannot be used."""
    reports: list[Report] = []
    try:
        with transaction.atomic():
            for name, label in settings.CATALOGUE.items():
                reports.append(Loader(Path(settings.CATALOGUE_DIR) / name, apps.get_model(label)).load())
            if dry_run:
                raise Rehearsal
    except Rehearsal:
        pass
    return reports


def in_order(model: type[Curated], slugs: str) -> str:
    """A list's resources keep their order, other links have none."""
    found = slugs.split()
    return " ".join(found if "entries__resource" in model.catalogue_prefetch else sorted(found))


class Loader:
    def __init__(self, path: Path, model: type[Curated]) -> None:
        self.path, self.model = path, model
        self.report = Report(path.name)
        fields: list[Any] = [model._meta.get_field(name) for name in model.catalogue_columns]
        self.links = [each.name for each in fields if each.many_to_many]
        self.parents = [each.name for each in fields if each.many_to_one]

    def load(self) -> Report:
        rows = dict(self.rows())
        known = list(
            self.model.objects.filter(owner=None).select_related(*self.parents).prefetch_related(*self.model.catalogue_prefetch)
        )
        shipped = {row.shipped_key: row for row in known if row.shipped_key}
        by_hand = {row.slug for row in known if not row.shipped_key}
        self.targets = {name: self.by_slug(name) for name in [*self.links, *self.parents]}
        for slug, (line, values) in rows.items():
            if slug in by_hand:
                self.report.left_alone.append(slug)
            else:
                self.take(shipped.get(slug), line, values)
        for key, row in shipped.items():
            if key not in rows:
                self.retire(row)
        return self.report

    def rows(self) -> Iterator[tuple[str, tuple[Place, dict[str, str]]]]:
        """(slug, (line, values)) of the file; the header is line 1."""
        seen: set[str] = set()
        for line, values in self.read():
            slug = values["slug"]
            if slug in seen:
                raise self.bad(line, f"the slug {slug!r} stands there twice")
            seen.add(slug)
            yield slug, (line, values)

    def read(self) -> Iterator[tuple[Place, dict[str, str]]]:
        """Each row and where it stands: a line of the file, or a file of the folder."""
        if self.path.suffix != ".csv":
            yield from self.read_folder()
            return
        try:
            with self.path.open(encoding="utf-8", newline="") as file:
                reader = csv.DictReader(file, strict=True)
                if sorted(reader.fieldnames or []) != sorted(self.model.catalogue_columns):
                    raise self.bad(1, f"the columns must be: {', '.join(self.model.catalogue_columns)}")
                for values in reader:
                    if None in values or None in values.values():
                        raise self.bad(reader.line_num, "it has too few or too many columns")
                    yield reader.line_num, self.tidy(values)
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise BadCatalogue(f"{self.path.name} cannot be read: {error}") from error

    def read_folder(self) -> Iterator[tuple[Place, dict[str, str]]]:
        """A folder of texts, each of which the model knows how to read."""
        if not self.path.is_dir():
            raise BadCatalogue(f"{self.path.name} cannot be read: it is no folder")
        for path in sorted(self.path.glob("*.yaml")):
            try:
                yield path.name, self.model.from_file(path.read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError) as error:
                raise BadCatalogue(f"{path.name} cannot be read: {error}") from error

    def tidy(self, values: dict[str, str]) -> dict[str, str]:
        """As the model would write them."""
        for name in self.links:
            values[name] = in_order(self.model, values[name])
        return {name: value.strip() for name, value in values.items()}

    def by_slug(self, name: str) -> dict[str, Any]:
        target: Any = self.model._meta.get_field(name).related_model
        return {row.slug: row for row in target.objects.filter(owner=None)}

    def take(self, row: Curated | None, line: Place, values: dict[str, str]) -> None:
        digest, slug = digest_of(values), values["slug"]
        if row is not None and row.digest() != row.shipped_digest:
            self.report.left_alone.append(slug)
        elif row is not None and row.shipped_digest == digest:
            self.report.unchanged.append(slug)
        else:
            (self.report.new if row is None else self.report.updated).append(slug)
            self.write(row or self.model(shipped_key=slug), line, values, digest)

    def write(self, row: Curated, line: Place, values: dict[str, str], digest: str) -> None:
        for name, value in values.items():
            if name in self.parents:
                setattr(row, name, next(iter(self.linked(name, value, line)), None))
            elif name not in self.links:
                model_field = self.model._meta.get_field(name)
                setattr(row, name, None if model_field.null and not value else value)
        row.shipped_digest = digest
        try:
            row.full_clean(validate_unique=False)
        except ValidationError as error:
            faults = "; ".join(f"{name}: {' '.join(words)}" for name, words in error.message_dict.items())
            raise self.bad(line, faults) from error
        row.save()
        for name in self.links:
            row.link_catalogued(name, self.linked(name, values[name], line))

    def linked(self, name: str, slugs: str, line: Place) -> list[Any]:
        if unknown := [slug for slug in slugs.split() if slug not in self.targets[name]]:
            raise self.bad(line, f"{name} names what is not in the catalogue: {', '.join(unknown)}")
        return [self.targets[name][slug] for slug in slugs.split()]

    def retire(self, row: Curated) -> None:
        if row.digest() != row.shipped_digest:
            self.report.left_alone.append(row.slug)
        elif row.state != Curated.State.RETIRED:
            row.state = Curated.State.RETIRED
            row.shipped_digest = row.digest()
            row.save()
            self.report.retired.append(row.slug)

    def bad(self, place: Place, words: str) -> BadCatalogue:
        where = f"{self.path.name}, line {place}" if isinstance(place, int) else place
        return BadCatalogue(f"{where}: {words}. Nothing was loaded.")
