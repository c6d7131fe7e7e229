import uuid

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from careertrack.core import bin, clock
from careertrack.core.areas import area_of
from careertrack.core.counting import counted, left_out
from careertrack.core.theme import THEMES
from careertrack.core.views import list_url, safe_next
from careertrack.overview.search import search
from careertrack.overview.today import Today

PER_PAGE = 50


def today(request: HttpRequest) -> HttpResponse:
    return render(request, "overview/today.html", {"today": Today(request.user)})


def suggestions(request: HttpRequest) -> HttpResponse:
    todo = Today(request.user).next
    page = Paginator(todo.shown, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "overview/suggestions.html", {"page_obj": page, "put_off": todo.put_off})


def areas(request: HttpRequest) -> HttpResponse:
    return render(request, "overview/areas.html", {"today": Today(request.user)})


def more(request: HttpRequest) -> HttpResponse:
    return render(request, "overview/more.html")


def counts(request: HttpRequest, slug: str) -> HttpResponse:
    """The records behind an area's line, and those left out with the reason."""
    area = area_of(slug)(request.user, clock.today())
    line = area.line()
    if line is None:
        raise Http404
    pages = {
        "counted": Paginator(counted(request.user, line.ask), PER_PAGE).get_page(request.GET.get("page")),
        "left_out": Paginator(left_out(request.user, line.ask), PER_PAGE).get_page(request.GET.get("out")),
    }
    return render(request, "overview/counts.html", {"area": area, "line": line, **pages})


def search_page(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("q", "").replace("\x00", " ").strip()[:200]
    return render(request, "overview/search.html", {"typed": typed, "found": search(request.user, typed)})


def bin_page(request: HttpRequest) -> HttpResponse:
    return render(request, "overview/bin.html", {"page_obj": bin.removals(request.user, request.GET.get("page"))})


@require_POST
def restore(request: HttpRequest, removal: uuid.UUID) -> HttpResponse:
    try:
        records = bin.restore(request.user, removal)
    except bin.CannotRestore as problem:
        messages.error(request, str(problem))
        return redirect(safe_next(request, "bin"))
    if not records:
        return restored_before(request, removal)
    kind = type(records[0])
    messages.success(request, _("Restored %s.") % bin.several([each for each in records if type(each) is kind]))
    return redirect(safe_next(request, list_url(kind)))


def restored_before(request: HttpRequest, removal: uuid.UUID) -> HttpResponse:
    """By the first of two clicks: a removal has the name of the record that came back."""
    found = (model.objects.for_user(request.user).filter(form_key=removal).first() for model in bin.record_models())
    record = next((each for each in found if each), None)
    if record is None:
        raise Http404
    messages.success(request, _("Restored %s.") % record.in_a_sentence())
    return redirect(safe_next(request, list_url(type(record))))


@login_not_required
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """The theme as a cookie, so that the page comes in it and nothing flashes."""
    response = redirect(safe_next(request, "today"))
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        response.set_cookie(settings.THEME_COOKIE, chosen, max_age=31_536_000, samesite="Lax", secure=request.is_secure())
    else:
        response.delete_cookie(settings.THEME_COOKIE, samesite="Lax")
    return response
