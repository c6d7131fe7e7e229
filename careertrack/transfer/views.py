"""Everything one keeps here, in one file that a job makes."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from careertrack.core import clock
from careertrack.core.models import SecurityEvent
from careertrack.core.security import record
from careertrack.core.serving import stored_file
from careertrack.transfer import bundling
from careertrack.transfer.models import Export


@require_safe
def export_page(request: HttpRequest) -> HttpResponse:
    return render(request, "transfer/export.html", {"made": Export.objects.newest(request.user)})


@require_POST
@reauthentication_required
def export_make(request: HttpRequest) -> HttpResponse:
    bundling.ask(request.user)
    record(request, request.user, SecurityEvent.Kind.EXPORT)
    return redirect("export")


@require_safe
@reauthentication_required
def export_download(request: HttpRequest) -> HttpResponse:
    made = Export.objects.newest(request.user)
    if made is None or not made.stored:
        messages.info(request, _("There is no export yet. Make it first; it is kept for seven days."))
        return redirect("export")
    name = f"careertrack-{clock.day_of(made.asked_at):%Y-%m-%d}.zip"
    return stored_file(request, made.stored, name, "application/zip", made.stored)
