"""Logging a usual shift in four touches: the last place, today and the hours of last time are filled in."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core import amounts, clock, days
from careertrack.core.text import is_key
from experience.models import Experience, Shift
from experience.shift_form import ShiftForm

SHOWN = 3
ELSE = ""


def usual_places(user: Any, asked: Any = None) -> list[Experience]:
    """At most three running places, the one asked for first, then the last worked at."""
    own = Experience.objects.for_user(user).select_related("supervisor", "organisation").with_last_shift()
    asked_for = is_key(asked) and own.filter(pk=asked).first()
    places = [place for place in own.running(clock.today()).last_worked_first()[:SHOWN] if place != asked_for]
    return [asked_for, *places][:SHOWN] if asked_for else places


def about(place: Experience) -> str:
    words = f"{place.get_setting_display()}, {place.get_kind_display().lower()}"
    if place.supervisor and not place.supervisor.removed_at:
        return _now("%(about)s. Supervisor: %(name)s.") % {"about": words, "name": place.supervisor}
    return f"{words}."


def last_time(place: Experience) -> str:
    if not place.last_minutes or not place.last_day:
        return ""
    return _now("Same as last time, %s") % days.shown_near(place.last_day)


class PlacePills(forms.RadioSelect):
    """Each place carries its usual hours and its words, for the page to show when it is chosen."""

    def __init__(self, places: list[Experience]) -> None:
        super().__init__(attrs={"class": "pills"})
        self.places = {str(place.pk): place for place in places}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        if place := self.places.get(str(value)):
            usual = amounts.written(place.last_minutes) if place.last_minutes else ""
            option["attrs"] |= {"data-hours": usual, "data-about": about(place), "data-last": last_time(place)}
        return option


class Stepper(forms.TextInput):
    """Hours with a button for half an hour less and more; typing works as everywhere."""

    template_name = "look/stepper.html"

    def __init__(self, said: str) -> None:
        super().__init__(attrs={"inputmode": "decimal", "autocomplete": "off"})
        self.said = said

    def get_context(self, *args: Any) -> dict[str, Any]:
        return {**super().get_context(*args), "said": self.said}


class QuickLogForm(ShiftForm):
    """A ShiftForm whose place and day are mostly one touch. A pill and a second answer together are a question."""

    place = forms.ChoiceField(label=_("Where"), required=False)
    when = forms.ChoiceField(label=_("Day"), required=False, widget=forms.RadioSelect(attrs={"class": "pills"}))

    class Meta(ShiftForm.Meta):
        fields = ["experience", "day", "minutes", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="log_%s", **kwargs)
        self.places: list[Experience] = []
        if self.instance._state.adding:
            self._fill_in()

    def _fill_in(self) -> None:
        asked = self.data.get(self.add_prefix("place")) if self.is_bound else self.initial.get("experience")
        self.places = usual_places(self.owner, asked)
        chosen = self.places[0] if self.places and (asked or not self.is_bound) else None
        self._offer_places()
        self._offer_days(clock.today())
        self.about = about(chosen) if chosen else ""
        self.fields["minutes"].widget = Stepper(last_time(chosen) if chosen else "")
        self.fields["minutes"].help_text = ""
        if chosen and chosen.last_minutes:
            self.initial.setdefault("minutes", chosen.last_minutes)

    def _offer_places(self) -> None:
        if not self.places:
            del self.fields["place"]
            return
        place = self.fields["place"]
        place.needed = True
        place.widget = PlacePills(self.places)
        place.choices = [*((str(each.pk), str(each.organisation)) for each in self.places), (ELSE, _now("Somewhere else"))]
        self.initial.update(place=str(self.places[0].pk), experience=None)
        self.more = self.fields["experience"].queryset.count() > len(self.places)
        other, new = self.fields["experience"], self.fields["new_place"]
        other.required, other.needed, other.label = False, True, _("Another of your places")
        new.needed, new.label, new.help_text = True, _("Or a new place") if self.more else _("Name of the place"), ""

    def _offer_days(self, today: date) -> None:
        yesterday = today - timedelta(days=1)
        when, day = self.fields["when"], self.fields["day"]
        # The days themselves, so that a form opened before midnight says what it said.
        when.choices = [(str(today), _("Today")), (str(yesterday), _("Yesterday")), (ELSE, _("Another day"))]
        when.needed, day.required, day.needed = True, False, True
        day.label = _("Which day")
        self.initial.update(when=str(today), day=None)

    def clean(self) -> dict[str, Any]:
        self._settle_place(self.cleaned_data)
        self._settle_day(self.cleaned_data)
        return super().clean()

    def _settle_place(self, cleaned: dict[str, Any]) -> None:
        if "place" not in self.fields or {"place", "experience", "new_place"} & set(self.errors):
            return
        pill = next((each for each in self.places if str(each.pk) == cleaned.get("place")), None)
        other, new = cleaned.get("experience"), cleaned.get("new_place", "").strip()
        if pill and (other not in (None, pill) or new):
            problem = _("You chose %s above. Choose “Somewhere else” for another place, or clear this.") % pill.organisation
            self.add_error("new_place" if new else "experience", problem)
        elif pill:
            cleaned["experience"] = pill
        elif not other and not new:
            self.add_error("experience" if self.more else "new_place", _("Choose where you were."))

    def _settle_day(self, cleaned: dict[str, Any]) -> None:
        if {"when", "day"} & set(self.errors):
            return
        typed, pill = cleaned.get("day"), cleaned.get("when")
        if pill and typed and str(typed) != pill:
            self.add_error("day", _("You chose a day above. Choose “Another day” for this one, or clear it."))
        elif not pill and not typed:
            self.add_error("day", _("Enter the day."))
        elif typed and typed > clock.today():
            self.add_error("day", _("This day is still ahead. Change it, or plan the shift in the full form."))
        else:
            cleaned["day"] = typed or date.fromisoformat(pill)

    def _minutes(self, cleaned: dict[str, Any]) -> int:
        if cleaned.get("minutes") is None:
            raise ValidationError({"minutes": _("Enter hours between 0.25 and 24.")})
        return cleaned["minutes"]

    def sent_for(self, record: Shift) -> Any:
        data = super().sent_for(record)
        data[self.add_prefix("day")] = str(self.cleaned_data["day"])
        if chosen := self.cleaned_data.get("experience"):
            data[self.add_prefix("experience")] = str(chosen.pk)
        return data
