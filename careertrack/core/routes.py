"""The five addresses every kind of record has, so that who has seen one area can walk through the others."""

from typing import Any

from django.urls import URLPattern, path

from careertrack.core import views
from careertrack.core.models import Owned


def record_routes(
    prefix: str,
    model: type[Owned],
    form: type,
    *,
    list: type[views.RecordList] | None = None,
    detail: type[views.RecordDetail] = views.RecordDetail,
    add: type[views.RecordCreate] = views.RecordCreate,
    edit: type[views.RecordUpdate] = views.RecordUpdate,
) -> list[URLPattern]:
    """`prefix/`, `prefix/add/`, `prefix/7/`, `prefix/7/edit/`, `prefix/7/remove/`."""

    def at(action: str, view: Any, name: str, **options: Any) -> URLPattern:
        return path(f"{prefix}/{action}", view.as_view(model=model, **options), name=model._meta.model_name + name)

    return [
        at("", list or views.RecordList, "-list"),
        at("add/", add, "-add", form_class=form),
        at("<owned:pk>/", detail, ""),
        at("<owned:pk>/edit/", edit, "-edit", form_class=form),
        at("<owned:pk>/remove/", views.RecordRemove, "-remove"),
    ]
