"""Whose rows a page may see, and where it leads: what every page of a kind begins with."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import capfirst

from careertrack.core.areas import area_of
from careertrack.core.models import Record


def safe_next(request: HttpRequest, fallback: str) -> str:
    """Where the form said to go next, if that is one of our own pages."""
    wanted = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if here and wanted.startswith("/") and "\x00" not in wanted else fallback


def list_url(model: type[Record]) -> str:
    """Where records of this kind are listed; kinds without a list of their own live on their area's page."""
    try:
        return reverse(model.route("list"))
    except NoReverseMatch:
        return reverse(f"{model._meta.app_label}:index")


def list_title(model: type[Record]) -> str:
    """What leads to the list of this kind calls it the same."""
    shelves = {route: str(title) for title, route in area_of(model._meta.app_label).shelves}
    return shelves.get(model.route("list"), capfirst(str(model._meta.verbose_name_plural)))


class BinnedMixin:
    """What a person removed says so at its address, to them alone; to everybody else it never was."""

    model: Any = None

    def dispatch(self, request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        try:
            return super().dispatch(request, *args, **named)  # type: ignore[misc]
        except Http404:
            own = self.model.everything.for_user(request.user).filter(removed_at__isnull=False)
            if not named or not own.filter(**named).exists():
                raise
            return render(request, "core/in_the_bin.html", status=404)


class OwnedMixin(BinnedMixin):
    """Narrows every page to the owner's live records: anybody else's is not found."""

    request: HttpRequest

    def get_queryset(self) -> Any:
        return self.model.objects.for_user(self.request.user).with_names()

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        meta = self.model._meta
        words = {"kind": meta.verbose_name, "kinds": list_title(self.model), "area": area_of(meta.app_label)}
        return super().get_context_data(list_url=list_url(self.model), **words, **context)  # type: ignore[misc]


class CuratedMixin(BinnedMixin):
    """Narrows every page to what is published or the person's own: a draft does not exist."""

    request: HttpRequest

    def get_queryset(self) -> Any:
        return self.model.objects.visible_to(self.request.user)

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        meta = self.model._meta
        words = {"kind": meta.verbose_name, "kinds": list_title(self.model), "area": area_of(meta.app_label)}
        return super().get_context_data(**words, **context)  # type: ignore[misc]
