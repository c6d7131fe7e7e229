"""What was shown to whoever signs, and whether it still says the same as the shift."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any, Self

from django.db import models, transaction
from django.db.models import Case, Q, When

from careertrack.core import days
from careertrack.core.fields import DayField, LineField, MinutesField, NoteField
from careertrack.core.models.rows import table
from experience.models.shift import Shift
from experience.models.standing import decision, same, state_by
from experience.models.states import SignOffState


class EntryQuerySet(models.QuerySet):
    @transaction.atomic
    def bulk_create(self, objs: Iterable[Any], **options: Any) -> list[Any]:
        """Each says what its shift says, and what asks about them is sealed with that."""
        entries = list(objs)
        blank = [each.shift_id for each in entries if not each.day]
        shifts = table(Shift).objects.select_related("experience__organisation").in_bulk(blank)
        for each in entries:
            each.say(shifts.get(each.shift_id))
        made = super().bulk_create([each for each in entries if each.day], **options)
        for asked in table("experience.SignOff").objects.filter(pk__in={each.sign_off_id for each in entries if each.day}):
            asked.seal()
        return made

    def with_state(self) -> Self:
        """Each with the state its shift has by it."""
        return self.annotate(state=state_by(entry="", shift="shift__"))

    def best_first(self) -> Self:
        """Of those whose request says something: what still stands before what was asked later."""
        stands = When(same() & Q(said=SignOffState.SIGNED), then=0)
        return self.alias(said=decision()).exclude(said=None).order_by(Case(stands, default=1), "-sign_off_id")

    def standing(self) -> Self:
        return self.filter(same())


class Entry(models.Model):
    """A shift as it was shown. It stands while the shift is the same."""

    sign_off = models.ForeignKey("experience.SignOff", models.CASCADE, related_name="entries")
    shift = models.ForeignKey(Shift, models.CASCADE, related_name="entries")
    place = LineField()
    # A shared row may be spelled better later; it is the same place.
    organisation = models.ForeignKey("network.Organisation", models.SET_NULL, null=True, related_name="+")
    day = DayField()
    until = DayField(null=True)
    minutes = MinutesField()
    note = NoteField()

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["day", "shift_id"]
        constraints = [models.UniqueConstraint(fields=["sign_off", "shift"], name="entry_once")]

    def __str__(self) -> str:
        return f"{days.shown(self.day)}, {self.place}"

    @classmethod
    def of(cls, sign_off: Any, shift: Shift) -> Self:
        made = cls(sign_off=sign_off, shift=shift)
        made.say(shift)
        return made

    def say(self, shift: Shift | None) -> None:
        """What the shift says now."""
        if shift:
            self.place, self.organisation = shift.place, shift.experience.organisation
            self.day, self.until, self.minutes, self.note = shift.day, shift.until, shift.minutes, shift.note

    @property
    def values(self) -> list[Any]:
        return [self.place, self.day.isoformat(), self.until.isoformat() if self.until else "", self.minutes, self.note]

    @property
    def dated(self) -> str:
        """With the year: it is read in other years."""
        return " – ".join(days.dated(day) for day in (self.day, self.until) if day)


def digest_of(entries: Iterable[Entry]) -> str:
    """The same for the same entries, in whatever order they come."""
    return hashlib.sha256(json.dumps(sorted(each.values for each in entries)).encode()).hexdigest()
