"""What was shown to whoever signs, and whether it still says the same as the shift."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any, Self

from django.db import models, transaction
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.utils import timezone

from careertrack.core import days
from careertrack.core.fields import DayField, LineField, MinutesField, NoteField
from careertrack.core.models.rows import table
from experience.models.shift import Shift
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
        decided = F("sign_off__decision")
        return self.annotate(
            state=Case(
                When(same() & Q(sign_off__decision=SignOffState.SIGNED), then=Value(SignOffState.SIGNED.value)),
                When(sign_off__decision=SignOffState.SIGNED, then=Value(SignOffState.VOID.value)),
                When(~Q(sign_off__decision=""), then=decided),
                When(sign_off__expires_at__lte=timezone.now(), then=Value(SignOffState.EXPIRED.value)),
                default=Value(SignOffState.WAITING.value),
            )
        )

    def that_say_something(self) -> Self:
        """Not those that were withdrawn, nor those of a sheet that nobody has signed."""
        return self.filter(sign_off__withdrawn_at=None, sign_off__removed_at=None).exclude(
            sign_off__on_paper=True, sign_off__decision=""
        )

    def best_first(self) -> Self:
        """What still stands before what was asked later."""
        return self.with_state().order_by(Case(When(state=SignOffState.SIGNED, then=0), default=1), "-sign_off_id")

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


def same() -> Q:
    """Whether an entry's shift says what the entry says."""
    place = Q(place=F("shift__experience__organisation__name")) | Q(
        organisation=F("shift__experience__organisation"), shift__experience__organisation__owner=None
    )
    until = Q(until=F("shift__until")) | Q(until=None, shift__until=None)
    rest = Q(day=F("shift__day"), minutes=F("shift__minutes"), note=F("shift__note"), shift__state=Shift.State.DONE)
    return place & until & rest & Q(shift__removed_at=None)


def signed_now() -> Exists:
    """Of a shift: whether it is signed off as it is."""
    return Exists(
        Entry.objects.filter(shift=OuterRef("pk"), sign_off__decision=SignOffState.SIGNED, sign_off__removed_at=None).standing()
    )


def digest_of(entries: Iterable[Entry]) -> str:
    """The same for the same entries, in whatever order they come."""
    return hashlib.sha256(json.dumps(sorted(each.values for each in entries)).encode()).hexdigest()
