"""A curated model as a table that is taken out, edited elsewhere and brought back: the columns of its catalogue file.

A row is known by its slug: one that is there is changed, any other is added, none is ever deleted.
"""

from collections import Counter
from datetime import date, datetime
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.instance_loaders import CachedInstanceLoader
from import_export.resources import ModelResource

from careertrack.core.catalogue import in_order
from careertrack.core.export import FORMULA, neutral
from careertrack.core.models import Curated

# Each is checked while nobody else can write to SQLite, who wait 20 seconds at most.
MOST_ROWS = 1000


def cell(value: Any) -> str:
    """What somebody typed into it, whatever the spreadsheet made of it."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = "" if value is None else str(value).strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text


class Changes:
    """What a row would change: (column, before, after)."""

    def __init__(self, sheet: "Sheet", row: Curated, new: bool) -> None:
        self.before, self.after = sheet.before, dict[str, str]()

    def compare_with(self, sheet: "Sheet", row: Curated) -> None:
        self.after = sheet.row

    def as_html(self) -> list[tuple[str, str, str]]:
        pairs = [(name, self.before[name], after) for name, after in self.after.items()]
        return [each for each in pairs if each[1] != each[2]]


class Sheet(ModelResource):
    """Abstract."""

    columns: tuple[str, ...] = ()

    class Meta:
        import_id_fields = ("slug",)
        instance_loader_class = CachedInstanceLoader
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = False

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.before: dict[str, str] = {}
        self.row: dict[str, str] = {}
        self.links: dict[str, list[Any]] = {}
        self.shelves: dict[str, dict[str, Any]] = {}

    @classmethod
    def get_diff_class(cls) -> type[Changes]:
        return Changes

    def field(self, name: str) -> Any:
        return self._meta.model._meta.get_field(name)

    def get_queryset(self) -> Any:
        """People's own rows are no part of it."""
        return self.filter_export(self._meta.model.objects.filter(owner=None))

    def filter_export(self, queryset: Any, **kwargs: Any) -> Any:
        parents = [name for name in self.columns if self.field(name).many_to_one]
        return queryset.select_related(*parents).prefetch_related(*self._meta.model.catalogue_prefetch)

    def values(self, row: Curated) -> dict[str, str]:
        return {name: row.catalogue_value(name) for name in self.columns}

    def export_resource(self, instance: Any, selected_fields: Any = None, **kwargs: Any) -> list[str]:
        return [neutral(value) for value in self.values(instance).values()]

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        headers, rows = [cell(name) for name in dataset.headers or ()], [[cell(each) for each in row] for row in dataset]
        dataset.wipe()
        self.check(headers, rows)
        dataset.headers = headers
        dataset.extend(rows)

    def check(self, headers: list[str], rows: list[list[str]]) -> None:
        columns = ", ".join(self.columns)
        if unknown := [name for name in headers if name not in self.columns]:
            raise ValidationError(
                _("There is no column “%(name)s”. The columns are: %(all)s.") % {"name": unknown[0], "all": columns}
            )
        if "slug" not in headers or len(set(headers)) != len(headers):
            raise ValidationError(_("The first row holds the names of the columns, each once, and slug among them."))
        if len(rows) > MOST_ROWS:
            raise ValidationError(_("A file has at most %d rows.") % MOST_ROWS)
        slug, times = Counter(row[headers.index("slug")] for row in rows).most_common(1)[0] if rows else ("", 0)
        if times > 1:
            raise ValidationError(_("The slug “%s” stands there twice.") % slug)

    def after_init_instance(self, instance: Any, new: bool, row: Any, **kwargs: Any) -> None:
        """Read now: the copy that the library compares with has forgotten what was fetched with it."""
        self.before = dict.fromkeys(self.columns, "") if new else self.values(instance)

    def import_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        self.row, self.links, faults = row, {}, {}
        for name, value in row.items():
            try:
                self.put(instance, name, value)
            except ValidationError as error:
                faults[name] = error
        if faults:
            raise ValidationError(faults)

    def put(self, instance: Any, name: str, value: str) -> None:
        field = self.field(name)
        if field.many_to_many:
            self.row[name] = in_order(self._meta.model, value)
            self.links[name] = self.named(field, self.row[name])
        elif field.many_to_one:
            setattr(instance, name, next(iter(self.named(field, value)), None))
        else:
            setattr(instance, name, None if field.null and not value else value)

    def named(self, field: Any, slugs: str) -> list[Any]:
        if field.name not in self.shelves:
            self.shelves[field.name] = {row.slug: row for row in field.related_model.objects.filter(owner=None)}
        shelf = self.shelves[field.name]
        if unknown := [slug for slug in slugs.split() if slug not in shelf]:
            raise ValidationError(_("Nothing has the slug: %s.") % ", ".join(unknown))
        return [shelf[slug] for slug in slugs.split()]

    def skip_row(self, instance: Any, original: Any, row: Any, import_validation_errors: Any = None) -> bool:
        """What is as it was is not a curator's change."""
        known = original.pk and not import_validation_errors
        return bool(known) and all(value == self.before[name] for name, value in row.items())

    def save_m2m(self, instance: Any, row: Any, **kwargs: Any) -> None:
        for name, rows in self.links.items():
            instance.link_catalogued(name, rows)


@cache
def sheet_of(model: type[Curated]) -> type[Sheet]:
    columns = model.catalogue_columns
    meta = type("Meta", (Sheet.Meta,), {"model": model, "fields": columns})
    fields = {name: Field(attribute=name, column_name=name) for name in columns}
    return type(f"{model.__name__}Sheet", (Sheet,), {**fields, "columns": columns, "Meta": meta})
