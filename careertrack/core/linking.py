"""The page on which a record is connected to what is there already, and disconnected."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.generic import ListView

from careertrack.core import links
from careertrack.core.search import matching
from careertrack.core.text import TITLE, is_key
from careertrack.core.views import CuratedMixin, OwnedMixin, safe_next


class Linking:
    """`?to=reflections&q=words`: what is linked, and what could be, found by words. Without `to`: what to link.

    Of the rows that the view after it lets through.
    """

    template_name = "core/links.html"
    paginate_by = 20
    model: Any
    object: Any
    request: HttpRequest
    kwargs: dict[str, Any]

    def get_queryset(self) -> Any:
        self.object = self.record()
        self.link = links.link_of(self.model, self.request.GET.get("to", ""))
        if self.link is None:
            return self.model.objects.none()
        found = links.candidates(self.object, self.link, self.request.user)
        return matching(found, self.words)

    @property
    def words(self) -> str:
        return self.request.GET.get("q", "").replace("\x00", " ")[:TITLE]

    def record(self) -> Any:
        found = super().get_queryset().filter(**self.kwargs).first()  # type: ignore[misc]
        if found is None:
            raise Http404
        return found

    def paginate_queryset(self, queryset: Any, page_size: int) -> Any:
        paginator = self.get_paginator(queryset, page_size)  # type: ignore[attr-defined]
        page = paginator.get_page(self.request.GET.get("page"))
        return paginator, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        link, choices = self.link, [each for each in links.links_of(self.model) if each.optional]
        linked = list(link.rows(self.object, self.request.user).with_names()[:100]) if link else []
        add = {"add_url": link.add_url(self.object), "add_words": link.other.add_words()} if link else {}
        here = {"object": self.object, "link": link, "choices": choices, "linked": linked, "q": self.words}
        return super().get_context_data(**here, **add, **context)  # type: ignore[misc]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        record, link = self.record(), links.link_of(self.model, request.GET.get("to", ""))
        key = request.POST.get("other", "")
        other = link.other.objects.for_user(request.user).filter(pk=key).first() if link and is_key(key) else None
        if link is None or other is None:
            raise Http404
        if "disconnect" in request.POST:
            link.disconnect(record, other)
            messages.success(request, _("No longer linked: %s.") % other)
        else:
            link.connect(record, other)
            messages.success(request, _("Linked: %s.") % other)
        return HttpResponseRedirect(safe_next(request, request.get_full_path()))


class RecordLinks(Linking, OwnedMixin, ListView):
    pass


class CuratedLinks(Linking, CuratedMixin, ListView):
    pass
