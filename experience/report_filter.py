"""What a report of hours is asked for: how it is grouped, the days, and which shifts. All of it stands in the address."""

from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, DateFilter

from careertrack.core.fields import DayInput, HoursField, within_calendar
from careertrack.core.filters import SIZES, ListFilter, one_of
from careertrack.core.measures import Ask
from experience.measures import HOURS
from experience.models import Experience, Shift
from experience.models.states import SignOffState

BY = [
    ("month", _("Month")),
    ("year", _("Year")),
    ("setting", _("Setting")),
    ("kind", _("Kind")),
    ("organisation", _("Organization")),
    ("category", _("Application category")),
    ("sign_off", _("Sign-off")),
]
NO_CATEGORY = ("none", _("No category"))


class HoursInput(CharFilter):
    field_class = HoursField


class ReportForm(forms.Form):
    def clean(self) -> dict[str, Any]:
        asked = super().clean() or {}
        since, until = asked.get("since"), asked.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day must be on or after the first."))
        return asked


def narrowing(model: Any, name: str) -> Any:
    """A select as the lists have it."""
    return one_of(model._meta.get_field(name))


class HoursFilter(ListFilter):
    """Reads the address as an ask of the measure, so that a report counts what everything else counts."""

    q = None
    by = ChoiceFilter(label=_("Hours by"), choices=BY, empty_label=None)
    since = DateFilter(label=_("From"), widget=DayInput, validators=[within_calendar])
    until = DateFilter(label=_("To"), widget=DayInput, validators=[within_calendar])
    setting = narrowing(Experience, "setting")
    kind = narrowing(Experience, "kind")
    organisation = narrowing(Experience, "organisation")
    experience = narrowing(Shift, "experience")
    category = ChoiceFilter(
        label=_("Application category"), choices=[*Experience.Category.choices, NO_CATEGORY], empty_label=_("All")
    )
    skills = narrowing(Shift, "skills")
    sign_off = ChoiceFilter(label=_("Sign-off"), choices=SignOffState.choices, empty_label=_("All"))
    target = HoursInput(label=_("Target, in hours"))
    size = ChoiceFilter(label=_("Rows"), choices=SIZES, empty_label=_("50 a page"))

    class Meta:
        model = Shift
        fields: list[str] = []
        form = ReportForm

    rare = {"size", "organisation", "experience", "category", "skills", "sign_off", "target"}

    @property
    def by_what(self) -> str:
        return self.asked.get("by") or "month"

    @cached_property
    def ask(self) -> Ask:
        chosen = {name: self.asked.get(name) for name in ("setting", "kind", "organisation", "experience", "category")}
        chosen["skill"] = self.asked.get("skills")
        found = {name: getattr(value, "pk", value) for name, value in chosen.items() if value}
        if found.get("category") == NO_CATEGORY[0]:
            found["category"] = ""
        return HOURS.ask(self.asked.get("since"), self.asked.get("until"), **found)

    @property
    def told(self) -> list[tuple[str, str]]:
        """What the shifts are narrowed by: (label, value in words)."""
        names = [name for name in self.filters if name not in ("by", "since", "until", "target", "size")]
        return [(str(self.form[name].label), self.words(name)) for name in names if self.asked.get(name)]

    def words(self, name: str) -> str:
        value: Any = self.asked[name]
        return str(dict(getattr(self.form.fields[name], "choices", ())).get(value, value) if isinstance(value, str) else value)
