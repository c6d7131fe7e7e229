"""The style page: every component in every state, from the templates that all pages use, with invented content."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from django import forms
from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from careertrack.core import clock
from careertrack.core.answers import Suggestion, Urgency
from careertrack.core.areas import areas_for
from careertrack.core.fields import DayInput, HoursField
from careertrack.core.filters import filters_for
from careertrack.core.layout import LaidOut
from careertrack.core.lists import columns_of
from careertrack.core.models import SavedFilter
from careertrack.core.named import NamedText
from careertrack.core.partial import PartialDayInput
from careertrack.core.privacy import staff_only

BADGES = [
    ("ok", "Valid to Aug 14, 2027", "Valid: more than 60 days"),
    ("open", "Renewal open, 97 days", "Renewal open"),
    ("soon", "Expires in 38 days", "Soon: 60 days or fewer"),
    ("urgent", "Expires in 16 days", "Urgent: 30 days or fewer"),
    ("expired", "Expired 11 days ago", "Expired"),
    ("sent", "With R. Osei", "Sent: waiting for somebody"),
    ("none", "No expiry", "No expiry, or planned"),
]
LINES = [("No target", 3, None, None), ("Nothing yet", 0, 0, None), ("Done of a target", 38, 60, None),
         ("Quarter stations", 412, 500, "quarters"), ("One station per milestone", 4, 9, 9), ("Reached", 9, 9, 3)]  # fmt: skip
COLUMNS = [("Aug", 22, "22", False), ("Sep", 38, "38", False), ("Oct", 46, "46", False), ("Nov", 30, "30", True)]
BARS = [("hospital", "Hospital", 148, "148 h"), ("clinic", "Clinic", 126, "126 h"), ("ltc", "Long-term care", 84, "84 h")]
HORIZON = [(-11, "expired"), (16, "urgent"), (38, "soon"), (97, "open"), (262, "ok")]


class SpecimenForm(LaidOut, forms.Form):
    """One field of each kind."""

    pairs = (("start", "end"),)

    title = forms.CharField(label="Course name", help_text="As on the certificate")
    hours = HoursField(label="Hours", required=False)
    kind = forms.ChoiceField(label="Kind", choices=[("online", "Online course"), ("workshop", "Workshop")])
    status = forms.ChoiceField(label="Status", choices=[("planned", "Planned"), ("done", "Completed")], widget=forms.RadioSelect)
    day = forms.ChoiceField(label="Day", choices=[("t", "Today"), ("y", "Yesterday")], widget=forms.RadioSelect({"class": "pills"}))
    start = forms.DateField(label="Start date", widget=DayInput, required=False)
    place = forms.CharField(label="Organization", widget=NamedText, required=False)
    since = PartialDayInput(label="Member since", required=False)
    end = forms.DateField(label="Finish date", widget=DayInput, required=False)
    agreed = forms.BooleanField(label="Keep me signed in", required=False)
    password = forms.CharField(label="Password", widget=forms.PasswordInput)
    notes = forms.CharField(label="Notes", widget=forms.Textarea({"rows": 3}), required=False)
    folded = (("What is rarely needed", ("notes",)),)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask_plainly()


@staff_only
def style(request: HttpRequest) -> HttpResponse:
    today = clock.today()
    context = {"today": today, "areas": areas_for(request.user, today), "badges": BADGES, "lines": LINES, "columns": COLUMNS}
    context |= {"heads": ("Month", "Hours"), "spark": [1, 2, 2, 3]}
    context |= {"bars": BARS, "horizon": [(today + timedelta(days=ahead), state) for ahead, state in HORIZON]}
    return render(request, "overview/style.html", {**context, **suggestions(), **rows(request, today), **fields()})


def fields() -> dict[str, Any]:
    wrong = SpecimenForm({"title": "", "hours": "four", "kind": "online", "start": "2027-01-11"}, auto_id="wrong_%s")
    return {"form": SpecimenForm(auto_id="right_%s"), "wrong": wrong}


def suggestions() -> dict[str, Any]:
    first = Suggestion(Urgency.EXPIRED, "Renew TB screening", "It expired on Nov 14", "#next", "Renew", "learning")
    more = Suggestion(Urgency.NOT_RATED, "Rate listening again", "Last rated on Aug 25 as competent", "#next", "Rate", "skills")
    return {"next": first, "next_row": more, "back": "#next"}


class Specimen:
    """An unsaved record whose links lead nowhere but here."""

    edit_url = duplicate_url = "#style"

    def __init__(self, record: Any) -> None:
        self.record = record

    def __getattr__(self, name: str) -> Any:
        return getattr(self.record, name)

    def __str__(self) -> str:
        return str(self.record)

    def get_absolute_url(self) -> str:
        return "#style"


def rows(request: HttpRequest, today: date) -> dict[str, Any]:
    """Unsaved records, so that the table and the hour log are drawn by the templates of the real lists."""
    course: Any
    place: Any
    shift: Any
    course, place, shift = (apps.get_model(label) for label in ("learning.Course", "experience.Experience", "experience.Shift"))
    courses = [course(title="Wound care essentials", provider="AAMA", minutes=360), course(title="Statistics")]
    organisation: Any = apps.get_model("network.Organisation")
    where = place(organisation=organisation(name="Maple Court"), role="Activities volunteer", setting="long-term-care")
    shifts = [
        *(signed(shift(experience=where, day=today, minutes=240), state, today) for state, *_rest in shift.narrowed["sign_off"][1]),
        shift(experience=where, day=today, minutes=60, state="planned"),
    ]
    return {
        "filter": filters_for(course, True)(request.GET, course.objects.none(), request=request),
        "saved": [SavedFilter(name="Online, not started", query="kind=online"), SavedFilter(name="Longest first", query="")],
        "table": columns_of(course, "finish"),
        "page": SimpleNamespace(object_list=[Specimen(each) for each in courses]),
        "weeks": [{"title": "Nov 16 to 22", "minutes": 240, "number": 1, "shifts": [Specimen(each) for each in shifts]}],
    }


def signed(shift: Any, state: str, today: date) -> Any:
    """As `with_sign_off` has it."""
    asked = state != "not-asked"
    shift.sign_off_state, shift.sign_off_who = state, asked and "Ruth Lee" or None
    shift.sign_off_asked, shift.sign_off_answered = today if asked else None, None
    return shift
