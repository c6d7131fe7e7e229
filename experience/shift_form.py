"""Hours on a day, typed as a number or as from and to, perhaps somewhere new."""

from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from careertrack.core import amounts, clock
from careertrack.core.fields import LineInput, SeveralField, TimeInput
from careertrack.core.text import TITLE, same_name, shows_nothing
from experience.models import Experience, Shift
from experience.voiding import SaysWhatItVoids


class ShiftForm(SaysWhatItVoids):
    """Hours as a number, or as from - to less a break: the times win where the hours were not touched.

    A first shift somewhere brings its place along: one form, two records, saved together or not at all.
    """

    signed_fields = frozenset({"experience", "day", "until", "minutes", "start_time", "end_time", "break_minutes", "state", "note"})
    pairs = (("new_setting", "new_kind"), ("start_time", "end_time"))
    folded: tuple[tuple[Any, tuple[str, ...]], ...] = (
        (_("Somewhere new"), ("new_place", "new_setting", "new_kind")),
        (
            _("From and to, planned hours, a period, skills"),
            ("start_time", "end_time", "break_minutes", "state", "until", "skills"),
        ),
    )

    new_place = LineInput(
        label=_("Name of the place"), max_length=TITLE, required=False,
        help_text=_("If it is not in the list yet"),
    )  # fmt: skip
    new_setting = forms.ChoiceField(label=_("Setting of the new place"), choices=Experience.Setting, required=False)
    new_kind = forms.ChoiceField(label=_("What you do there"), choices=Experience.Kind, required=False)

    class Meta:
        model = Shift
        fields = [
            "experience", "day", "minutes", "start_time", "end_time", "break_minutes", "state", "until", "note", "skills",
        ]  # fmt: skip
        field_classes = {"skills": SeveralField}
        widgets = {
            "start_time": TimeInput,
            "end_time": TimeInput,
            "break_minutes": forms.NumberInput(attrs={"class": "w-5"}),
            "state": forms.RadioSelect(attrs={"class": "pills"}),
            "skills": forms.CheckboxSelectMultiple(attrs={"class": "pills"}),
        }
        error_messages = {"minutes": {"too_many": _("Enter hours between 0.25 and 24 a day.")}}
        help_texts = {
            "minutes": _("Like 4, 1.5, 1:30 or 4h30; or leave empty and enter from and to."),
            "end_time": _("An end before the start is the next morning."),
        }

    def shifts(self) -> Any:
        return super().shifts().filter(pk=self.instance.pk)

    field_order = ["experience", "new_place", "new_setting", "new_kind", "day", "minutes", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["experience"].error_messages["required"] = _("Choose where you were.")
        self.fields["minutes"].required = False
        self.fields["minutes"].needed = True  # or both times: never optional, so the label does not say so
        self.new_experience: Experience | None = None
        if self.instance._state.adding:
            self.initial.setdefault("day", clock.today())
            self._ask_where()
        else:
            for name in ("new_place", "new_setting", "new_kind"):
                del self.fields[name]

    def _ask_where(self) -> None:
        """Whoever has no place yet names one; whoever has may fold it open."""
        place = self.fields["new_place"]
        if self.fields["experience"].queryset.exists():
            typed = self.data.get(self.add_prefix("new_place"), "") if self.is_bound else ""
            self.fields["experience"].required = shows_nothing(str(typed))
        else:
            del self.fields["experience"]
            place.label, place.help_text, place.required = _("Where"), _("Hospital, clinic, care home or school"), True
            place.error_messages["required"] = _("Enter where you were.")
            self.folded = self.folded[1:]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "new_place" in self.fields and not {"experience", "new_place"} & set(self.errors):
            self._place(cleaned)
        if not {"day", "minutes", "start_time", "end_time", "break_minutes"} & set(self.errors):
            cleaned["minutes"] = self._minutes(cleaned)
        return cleaned

    def _place(self, cleaned: dict[str, Any]) -> None:
        """A name typed wins over the place that was filled in from last time; a place there is already is no new one."""
        typed = cleaned.get("new_place", "")
        known = self._known(typed) if typed else []
        if cleaned.get("experience") in known and "experience" in self.changed_data:
            return
        if len(known) > 1:
            self.add_error("new_place", _("You have more than one place of this name. Choose it from the list."))
        elif known:
            cleaned["experience"] = known[0]
        elif typed:
            kinds = {"setting": cleaned.get("new_setting"), "kind": cleaned.get("new_kind")}
            given = {name: value for name, value in kinds.items() if value}
            organisation: Any = Experience._meta.get_field("organisation")
            self.new_experience = Experience(owner=self.owner, organisation=organisation.known_as(self.owner, typed), **given)

    def _known(self, name: str) -> list[Experience]:
        places = Experience.objects.for_user(self.owner).with_names()
        return [each for each in places if same_name(str(each.organisation), name)]

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() | ({"experience"} if self.new_experience else set())

    @transaction.atomic
    def save(self, commit: bool = True) -> Shift:
        self._refuse_second()
        if self.new_experience:
            self._save_with_organisation(self.new_experience)
            self.instance.experience = self.new_experience
        return super().save(commit)

    def _save_with_organisation(self, place: Experience) -> None:
        if place.organisation._state.adding:
            place.organisation.save()
        place.organisation = place.organisation
        place.save()

    def sent_for(self, record: Any) -> Any:
        """The first sending made the place that the second still calls new, and the hours out of its times."""
        data = self.data.copy()
        data[self.add_prefix("minutes")] = amounts.written(self.cleaned_data["minutes"])
        if same_name(self.cleaned_data.get("new_place", ""), str(record.experience.organisation)):
            data[self.add_prefix("experience")] = str(record.experience_id)
        return data

    def _minutes(self, cleaned: dict[str, Any]) -> int:
        start, end = cleaned.get("start_time"), cleaned.get("end_time")
        if (start is None) != (end is None):
            raise ValidationError({"end_time" if end is None else "start_time": _("Enter both times, or clear both.")})
        typed = cleaned.get("minutes")
        if start is not None and cleaned.get("until"):
            raise ValidationError({"until": _("A period has no times of day. Clear this, or clear the times.")})
        if start is None or not self._hours_changed():
            if typed is None:
                raise ValidationError({"minutes": _("Enter hours between 0.25 and 24.")})
            return typed
        if start == end:
            typed = self._around_the_clock(cleaned["day"], start, typed)
        worked = amounts.worked_minutes(cleaned["day"], start, end, cleaned.get("break_minutes") or 0)
        if worked <= 0:
            raise ValidationError({"break_minutes": _("The break is as long as the shift. Check the times.")})
        if typed is not None and "minutes" in self.changed_data and typed != worked:
            words = amounts.hours_in_words(worked)
            raise ValidationError({"minutes": _("From and to make %s. Clear this, or clear the times.") % words})
        return worked

    def _around_the_clock(self, day: date, start: time, typed: int | None) -> int:
        """Which has 23 or 25 hours when it is changed."""
        whole = amounts.worked_minutes(day, start, start)
        if typed not in (amounts.DAY, whole):
            raise ValidationError({"end_time": _("From and to are the same. Enter the hours instead, or change a time.")})
        return whole

    def _hours_changed(self) -> bool:
        """Hours once computed are not computed again by an edit that leaves them and the times alone."""
        return bool({"day", "start_time", "end_time", "break_minutes", "minutes"} & set(self.changed_data))
