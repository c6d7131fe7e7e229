"""Putting a suggestion off: until tomorrow, for a week, until a day, or for good."""

import uuid
from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from careertrack.core import clock, days
from careertrack.core.answers import Suggestion
from careertrack.core.fields import DayField
from careertrack.core.layout import LaidOut
from careertrack.core.views import safe_next
from careertrack.overview.models import Snooze
from careertrack.overview.today import Today

AT_MOST = timedelta(days=366)


class UntilForm(LaidOut, forms.Form):
    until = DayField().formfield(label=gettext_lazy("Show it again on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask_plainly()

    def clean_until(self) -> date:
        until, today = self.cleaned_data["until"], clock.today()
        if not today < until <= today + AT_MOST:
            raise forms.ValidationError(_("Enter a day from tomorrow to a year from now, or hide the suggestion instead."))
        return until


def suggestion(request: HttpRequest, subject: str) -> Suggestion | None:
    return next((each for each in Today(request.user).review.found if each.subject == subject), None)


def keep_off(request: HttpRequest, what: Suggestion, until: date | None) -> HttpResponse:
    rows = Snooze.objects.for_user(request.user)
    rows.filter(until__lte=clock.today()).delete()
    matter = {"urgency": what.urgency, "on": what.on, "until": until}
    snooze, _created = rows.update_or_create(
        subject=what.subject, defaults=matter, create_defaults={"owner": request.user, **matter}
    )
    said = _("Snoozed “%(title)s” until %(day)s.") % {"title": what.title, "day": days.shown_near(until)} if until else ""
    messages.success(request, said or _("Hid “%s”. It is back when it gets more urgent.") % what.title, extra_tags=wake_url(snooze))
    return redirect(safe_next(request, reverse("suggestions")))


def wake_url(snooze: Snooze) -> str:
    return reverse("wake", args=[snooze.key])


def snooze(request: HttpRequest) -> HttpResponse:
    """The page that asks for a day; sent with `for`, it does what the menu beside a suggestion offers."""
    subject = request.POST.get("subject", request.GET.get("subject", ""))
    what = suggestion(request, subject)
    if what is None:
        messages.warning(request, _("This suggestion is not on the list any more. Nothing was changed."))
        return redirect("suggestions")
    spans = {"day": clock.today() + timedelta(days=1), "week": clock.today() + timedelta(days=7), "ever": None}
    if (span := request.POST.get("for", "")) in spans:
        return keep_off(request, what, spans[span])
    form = UntilForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return keep_off(request, what, form.cleaned_data["until"])
    return render(request, "overview/snooze.html", {"form": form, "what": what})


@require_POST
def wake(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    number, _kinds = Snooze.objects.for_user(request.user).filter(key=key).delete()
    if not number:
        raise Http404
    messages.success(request, _("It is on the list again."))
    return redirect(safe_next(request, reverse("suggestions")))
