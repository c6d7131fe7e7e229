"""Stopping mail: a link in the mail, and what mail programs send by themselves when somebody presses their button."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from careertrack.core.doors import by_secret
from careertrack.core.models import MailStop


@csrf_exempt  # RFC 8058: the mail program posts without our form. Knowing the link is enough to stop, or to undo it.
@by_secret(lambda: MailStop.objects)
def mail_stop(request: HttpRequest, stop: MailStop) -> HttpResponse:
    """Opening the page changes nothing: some mail programs open every link."""
    if request.method == "POST":
        stop.stopped_at = None if "again" in request.POST else timezone.now()
        stop.save(update_fields=["stopped_at"])
    return render(request, "core/mail_stop.html", {"stop": stop, "asked": request.method == "POST"})
