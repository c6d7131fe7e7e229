"""Removing a record, with Undo."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.views import View

from careertrack.core import bin
from careertrack.core.models import Record
from careertrack.core.views.narrowing import OwnedMixin, list_url, safe_next


class RecordRemove(OwnedMixin, View):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        record = self.get_queryset().filter(pk=pk).first()
        if record is None:
            # Undo pressed twice, or in two windows: it is gone, which is what was asked for.
            return self.already_gone(pk)
        along = bin.remove(record)
        messages.success(request, bin.removed_words([record], along), extra_tags=reverse("restore", args=[record.form_key]))
        return redirect(self.onward(record))

    def already_gone(self, pk: int) -> HttpResponse:
        if not self.model.everything.for_user(self.request.user).filter(pk=pk).exists():
            raise Http404
        return redirect(list_url(self.model))

    def onward(self, record: Record) -> str:
        """Back to where Undo was pressed, unless that page went with the record."""
        fallback = list_url(self.model)
        wanted = safe_next(self.request, fallback)
        return wanted if self.still_there(wanted) else fallback

    def still_there(self, address: str) -> bool:
        """Whether a page of ours about one record still finds it: what went along has a page of its own kind."""
        try:
            match = resolve(urlsplit(address).path)
        except Resolver404:
            return False
        model, pk = getattr(match.func, "view_initkwargs", {}).get("model"), match.kwargs.get("pk")
        return not (model and pk) or model.objects.for_user(self.request.user).filter(pk=pk).exists()
