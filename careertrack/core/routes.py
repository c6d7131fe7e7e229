"""The addresses every kind of record has, so that who has seen one area can walk through the others."""

from typing import Any

from django.urls import URLPattern, path

from careertrack.core import linking, lists, saved, selection, views
from careertrack.core.models import Curated, OnePerPerson, Owned


def record_routes(
    prefix: str,
    model: type[Owned],
    form: type,
    *,
    list: type[lists.RecordList] | None = None,
    detail: type[views.RecordDetail] = views.RecordDetail,
    add: type[views.RecordCreate] = views.RecordCreate,
    edit: type[views.RecordUpdate] = views.RecordUpdate,
    remove: type[views.RecordRemove] = views.RecordRemove,
    selected: type[selection.RecordSelected] = selection.RecordSelected,
) -> list[URLPattern]:
    """`prefix/`, `prefix/export/`, `prefix/selected/`, `prefix/filters/`, `prefix/add/`, and of each record
    `prefix/7/` with `edit/`, `duplicate/`, `remove/` and `links/` under it."""
    return [
        route(prefix, "", model, list or lists.RecordList, "-list"),
        route(prefix, "export/", model, lists.RecordExport, "-export"),
        route(prefix, "selected/", model, selected, "-selected"),
        route(prefix, "filters/", model, saved.SavedFilters, "-filters"),
        *writing_routes(prefix, model, form, add, edit, remove),
        route(prefix, "<owned:pk>/", model, detail),
        route(prefix, "<owned:pk>/duplicate/", model, add, "-duplicate", form_class=form),
        route(prefix, "<owned:pk>/links/", model, linking.RecordLinks, "-links"),
    ]


def writing_routes(
    prefix: str,
    model: type[Owned | Curated],
    form: type,
    add: type[views.RecordCreate] = views.RecordCreate,
    edit: type[views.RecordUpdate] = views.RecordUpdate,
    remove: type[views.RecordRemove] = views.RecordRemove,
) -> list[URLPattern]:
    """Adding, changing and removing: all that a person's own row needs whose pages the shared rows have already."""
    return [
        route(prefix, "add/", model, add, "-add", form_class=form),
        route(prefix, "<owned:pk>/edit/", model, edit, "-edit", form_class=form),
        route(prefix, "<owned:pk>/remove/", model, remove, "-remove"),
    ]


def one_route(prefix: str, model: type[OnePerPerson], form: type, page: type[views.OnePage] = views.OnePage) -> list[URLPattern]:
    """`prefix/` and `prefix/7/remove/`."""
    return [
        route(prefix, "", model, page, "-add", form_class=form),
        route(prefix, "<owned:pk>/remove/", model, views.RecordRemove, "-remove"),
    ]


def curated_routes(
    prefix: str,
    model: type[Curated],
    form: type | None = None,
    *,
    list: type[lists.CuratedList] = lists.CuratedList,
    detail: type[views.CuratedDetail] = views.CuratedDetail,
) -> list[URLPattern]:
    """`prefix/`, `prefix/slug/`, and with a form `prefix/own/…` for a row of the person's own."""
    return [
        route(prefix, "", model, list, "-list"),
        *(writing_routes(f"{prefix}/own", model, form) if form else ()),
        route(prefix, "<curated:slug>/", model, detail),
        route(prefix, "<curated:slug>/links/", model, linking.CuratedLinks, "-links"),
    ]


def route(prefix: str, action: str, model: Any, view: Any, name: str = "", **options: Any) -> URLPattern:
    return path(f"{prefix}/{action}", view.as_view(model=model, **options), name=model._meta.model_name + name)
