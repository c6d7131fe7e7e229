"""A renewal that was written down as sent in by mistake is not sent in: nothing was closed by that, so only its day goes."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic.detail import SingleObjectMixin

from careertrack.core.views import OwnedMixin
from learning.models import Credential


def not_sent_url(credential: Credential) -> str:
    return reverse("learning:credential-not-sent", args=[credential.pk], query={"sent": credential.sent_on})


def undo_url(credential: Credential, before: date | None) -> str:
    """Empty where only the day was corrected: taking that back would lose that it was sent in."""
    return not_sent_url(credential) if before in (None, credential.sent_on) else ""


class NotSent(OwnedMixin, SingleObjectMixin, View):
    """Asked for on the page of its credential, and by Undo. The address names the day: pressed later, it takes no other back."""

    http_method_names = ["post"]

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        credential = self.get_object(self.get_queryset().select_for_update(of=("self",)))  # as renewing does
        if credential.sent_on and request.GET.get("sent") == credential.sent_on.isoformat():
            credential.sent_on = None
            credential.save(update_fields=["sent_on"])
            messages.success(request, _("Not sent in: %s.") % credential)
        else:
            messages.info(request, _("This renewal is not one that waits since that day. Nothing was changed."))
        return HttpResponseRedirect(credential.get_absolute_url())
