"""Lists: found by words, narrowed by what a record is, in the order asked for. All of it stands in the address."""

from functools import cache
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import F
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, DateFilter, Filter, FilterSet, ModelChoiceFilter, MultipleChoiceFilter

from careertrack.core.display import label
from careertrack.core.fields import DayField, DayInput
from careertrack.core.models import Curated, Owned, Record
from careertrack.core.offered import FirstOfMany
from careertrack.core.search import matching
from careertrack.core.sorting import is_field, orders, sort_path, title_field, usual
from careertrack.core.text import TITLE

SIZES = [(str(size), str(size)) for size in (25, 50, 100, 200)]
# How a list is shown, which no row is missing for.
LOOKS = ("sort", "size", "col")


class ListFilter(FilterSet):
    """Of one kind of record; `filters_for` adds what that kind has."""

    q = CharFilter(
        label=_("Search"),
        method="search",
        max_length=TITLE,
        widget=forms.TextInput({"type": "search", "enterkeyhint": "search"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form.auto_id = "filter_%s"  # beside the page's own form

    def rows(self) -> Any:
        """What was asked for; nothing when it was asked for in nonsense, which the form then says."""
        return self.qs if self.is_valid() else self.queryset.none()

    @property
    def narrows(self) -> bool:
        """Whether rows may be missing from the list because of the filter."""
        return any(value for name, value in self.data.items() if name in self.filters and name not in LOOKS)

    @property
    def narrowing(self) -> list[Any]:
        """The fields that stand in a row; those rarely needed wait under a summary."""
        return [field for field in self.form if field.name not in self.rare]

    @property
    def rarely(self) -> list[Any]:
        return [field for field in self.form if field.name in self.rare and field.name != "col"]

    @property
    def rare(self) -> set[str]:
        return {*LOOKS, *(field.name for field in gathered(self.queryset.model))}

    @property
    def is_open(self) -> bool:
        """Whether what is rarely needed was used."""
        return any(self.data.get(name) for name in self.rare) or bool(self.rare & set(self.form.errors))

    @property
    def kept(self) -> str:
        """What of the address is asked for, without what is empty and without the page."""
        asked = [(name, self.data.getlist(name)) for name in self.data if name in self.filters]
        return urlencode([(name, value) for name, values in asked for value in values if value])

    @property
    def chosen(self) -> list[str]:
        """The columns asked for in place of the usual ones, in the order a record's own page has them."""
        model, names = self.queryset.model, self.asked.get("col") or []
        return [] if set(names) == set(model.columns) else [name for name in columns_offered(model) if name in names]

    @property
    def column_boxes(self) -> list[tuple[str, str, bool]]:
        """(name, label, whether it is shown) of each column there is."""
        model = self.queryset.model
        shown = self.chosen or model.columns
        return [(name, label(model, name), name in shown) for name in columns_offered(model) if "col" in self.filters]

    @property
    def asked(self) -> dict[str, Any]:
        return self.form.cleaned_data if self.is_valid() else {}

    def search(self, rows: Any, _name: str, words: str) -> Any:
        return matching(rows, words)

    def keep(self, rows: Any, _name: str, _value: Any) -> Any:
        return rows

    def in_order(self, rows: Any, _name: str, sort: str) -> Any:
        """What is empty comes last either way."""
        path = F(sort_path(self.queryset.model, sort.removeprefix("-")) or "pk")
        first = path.desc(nulls_last=True) if sort.startswith("-") else path.asc(nulls_last=True)
        return rows.order_by(first, "-pk")


@cache
def filters_for(model: type[Record], sortable: bool) -> type[ListFilter]:
    """The ListFilter of this kind: its choices and links, its days, its columns, and those it can be sorted by."""
    fields = [*fields_of(model, model.columns), *gathered(model)]
    found: dict[str, Any] = {field.name: made for field in fields if (made := one_of(field))}
    found |= {name: by_word(*narrowed) for name, narrowed in model.narrowed.items()}
    if day := next((field for field in fields if isinstance(field, DayField)), None):
        since, until = model.between or [words % capfirst(day.verbose_name) for words in (_("%s from"), _("%s to"))]
        found["since"] = DateFilter(field_name=day.name, lookup_expr="gte", label=since, widget=DayInput)
        found["until"] = DateFilter(field_name=day.name, lookup_expr="lte", label=until, widget=DayInput)
    if sortable:
        found["sort"] = ChoiceFilter(label=_("Order"), method="in_order", choices=orders(model), empty_label=usual(model))
    if issubclass(model, Owned):
        offered = [(name, label(model, name)) for name in columns_offered(model)]
        boxes = {"widget": forms.CheckboxSelectMultiple, "choices": offered}
        found["col"] = MultipleChoiceFilter(label=_("Columns"), method="keep", **boxes)
    found["size"] = ChoiceFilter(label=_("Rows"), method="keep", choices=SIZES, empty_label=_("50 a page"))
    meta = type("Meta", (), {"model": model, "fields": []})
    return type(f"{model.__name__}Filter", (ListFilter,), {**found, "Meta": meta})


def by_word(words: Any, choices: Any, word: str) -> Filter:
    def narrow(rows: Any, _name: str, value: str) -> Any:
        return getattr(rows, word)(value)

    return ChoiceFilter(label=words, choices=choices, method=narrow, empty_label=_("All"))


def fields_of(model: type[Record], names: Any) -> list[Any]:
    return [model._meta.get_field(name) for name in names if is_field(model, name)]


def gathered(model: type[Record]) -> list[Any]:
    """The many-to-many links that its page shows and its list does not."""
    beside = [name for name in model.shown if name not in model.columns] if issubclass(model, Owned) else []
    return [field for field in fields_of(model, beside) if field.many_to_many]


def columns_offered(model: type[Record]) -> list[str]:
    """The usual columns, and what else its page shows; the title is there anyway."""
    return list(dict.fromkeys([*model.columns, *(name for name in model.shown if name != title_field(model))]))


def one_of(field: Any) -> Filter | None:
    """A select of the field's choices, or of the person's rows that it may name."""
    words = capfirst(field.verbose_name)
    if field.choices:
        return ChoiceFilter(field_name=field.name, label=words, choices=field.flatchoices, empty_label=_("All"))
    if field.many_to_one or field.many_to_many:
        rows = {"queryset": choices_in(field), "widget": FirstOfMany}
        return ModelChoiceFilter(field_name=field.name, label=words, empty_label=_("All"), **rows)
    return None


def choices_in(field: Any) -> Any:
    """What the person's own records of this kind name: any other choice would find nothing."""
    model = field.related_model

    def offered(request: Any) -> Any:
        if not issubclass(model, Owned | Curated):
            return model.objects.none()
        rows = model.objects.for_user(request.user) if issubclass(model, Owned) else model.objects.visible_to(request.user)
        used = field.model.objects.for_user(request.user).order_by().values(field.name)
        return rows.with_names().filter(pk__in=used)

    return offered
