from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.http import require_http_methods
from django.views.generic import ListView

from careertrack.core import links
from careertrack.core.search import words_of
from careertrack.core.serving import stored_file
from careertrack.core.text import TITLE
from careertrack.core.views import OwnedMixin, RecordDetail, list_title, safe_next
from careertrack.evidence.checks import Refused
from careertrack.evidence.checks.kinds import MIME
from careertrack.evidence.finding import files_matching
from careertrack.evidence.keeping import keep, room_of
from careertrack.evidence.models import File, missing

AT_ONCE, SHOWN = 20, 20


class FileList(OwnedMixin, ListView):
    """All files of a person, what each is kept with, and how much room they take."""

    template_name = "evidence/files.html"
    paginate_by = 24

    def get_queryset(self) -> Any:
        self.words = self.request.GET.get("q", "").replace("\x00", " ")[:TITLE]
        rows = files_matching(self.request.user, self.words) if words_of(self.words) else super().get_queryset()
        return rows.with_kept_with()

    def paginate_queryset(self, queryset: Any, page_size: int) -> Any:
        paginator = self.get_paginator(queryset, page_size)
        page = paginator.get_page(self.request.GET.get("page"))
        return paginator, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        room = room_of(self.request.user)
        return super().get_context_data(room=room, q=self.words, empty=File.empty, send_url=File.add_url(), **context)


def missing_page(request: HttpRequest) -> HttpResponse:
    """What an audit would ask for and does not find, kind by kind."""
    kinds = [
        Lacking(link.other, missing(link.other.objects.for_user(request.user))) for link in links.links_of(File) if asked(link)
    ]
    return render(request, "evidence/missing.html", {"kinds": [each for each in kinds if each.count]})


def asked(link: links.Link) -> bool:
    return link.other.asked_for is not None  # type: ignore[attr-defined]


class Lacking:
    """The records of one kind that have no certificate: the first of them, their number, and the list with all."""

    def __init__(self, model: Any, rows: Any) -> None:
        self.title, self.count = list_title(model), rows.count()
        self.first = list(rows.with_names()[:SHOWN]) if self.count else []
        self.list_url = reverse(model.route("list"), query={"certificate": "missing"})


class FilePage(RecordDetail):
    template_name = "evidence/file.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        context = super().get_context_data(**context)
        return {**context, "linked": [group for group in context["linked"] if group.count]}


class Download(OwnedMixin, View):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        file = self.get_queryset().filter(pk=pk).first()
        if file is None:
            raise Http404
        if not file.is_there:
            return redirect(file)  # whose page says so
        return stored_file(request, file.stored, file.download_name, MIME[file.kind], file.stored)


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest) -> HttpResponse:
    """Each file by itself: one that is refused keeps no other from being kept."""
    if request.method != "POST":
        return send_page(request)
    sent = request.FILES.getlist("files")
    if not sent:
        messages.error(request, _("Choose a file first, then press Add."))
    if len(sent) > AT_ONCE:
        messages.error(request, _("Add at most %d files at once. None of these were kept.") % AT_ONCE)
    else:
        tell(request, [each for upload in sent if (each := kept(request, upload))])
    onward = safe_next(request, reverse("evidence:index"))
    # The script that shows progress goes there itself, so that the page tells what became of the files.
    return JsonResponse({"next": onward}) if "application/json" in request.headers.get("Accept", "") else redirect(onward)


def send_page(request: HttpRequest) -> HttpResponse:
    """For the record that the address carries along, or for none."""
    found = links.carried_from(request.GET.get("link", ""), File, request.user)
    record = found[1] if found else None
    onward = record.get_absolute_url() if record else reverse("evidence:index")
    return render(request, "evidence/add.html", {"record": record, "onward": onward, "to": request.get_full_path()})


def kept(request: HttpRequest, upload: Any) -> tuple[File, bool] | None:
    try:
        file, new = keep(request.user, upload)
    except Refused as why:
        messages.error(request, str(why))
        return None
    links.connect_carried(request.GET.get("link", ""), file, request.user)
    return file, new


def tell(request: HttpRequest, files: list[tuple[File, bool]]) -> None:
    fresh = [file for file, new in files if new]
    if len(fresh) == 1:
        messages.success(request, _("Added %s.") % fresh[0], extra_tags=fresh[0].remove_url)
    elif fresh:
        messages.success(request, _("Added %d files.") % len(fresh))
    for file in [file for file, new in files if not new]:
        messages.success(request, _("You have “%s” already; it is kept once.") % file)
