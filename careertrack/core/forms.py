"""One form for every record: offers only the owner's choices, saves once, never over a newer text unasked."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from careertrack.core import display
from careertrack.core.layout import LaidOut
from careertrack.core.models import Curated, Owned, Record
from careertrack.core.named import NamedInput
from careertrack.core.offered import OneOfMany


class AlreadySaved(Exception):
    """This very form was saved before, as `record`."""

    def __init__(self, record: Record) -> None:
        self.record = record


class OwnedForm(LaidOut, forms.ModelForm):
    # (where in the help, in which words) what the form asks for is explained.
    explained: tuple[str, Any] | None = None

    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2_000_000_000)

    def __init__(self, *args: Any, owner: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owner = self.instance.owner = owner
        self.newer: list[tuple[str, str]] = []  # what was saved meanwhile: (label, their value)
        if self.instance._state.adding:
            del self.fields["version"]
            self.initial.setdefault("form_key", uuid.uuid4())
        else:
            del self.fields["form_key"]
            self.initial["version"] = self.instance.version
        for name, field in list(self.fields.items()):
            if type(field.widget) is forms.Select and isinstance(field, forms.ModelChoiceField):
                field = self.fields[name] = OneOfMany.like(field)
            if isinstance(field, forms.ModelChoiceField):
                self._offer_own(name, field)
            elif isinstance(field, NamedInput):
                self._offer_names(name, field)
        self.ask_plainly()

    def _offer_own(self, name: str, field: forms.ModelChoiceField) -> None:
        """A ModelForm's select offers everybody's rows; this one the owner's, and what is already chosen.

        What is chosen may lie in the bin meanwhile: leaving it out would drop the link at the next save.
        """
        model = field.queryset.model
        if issubclass(model, Owned):
            field.queryset = model.objects.for_user(self.owner).with_names() | self._chosen(name, model)
        elif issubclass(model, Curated):
            field.queryset = model.objects.visible_to(self.owner) | self._chosen(name, model)

    def _offer_names(self, name: str, field: NamedInput) -> None:
        """What it names now, in words; a key that was carried along by an address is such a name too."""
        field.offer_to(self.owner)
        carried = self.initial.get(name)
        now = None if self.instance._state.adding else getattr(self.instance, name)
        if carried and now is not None and str(carried) == str(now.pk):
            self.initial[name] = str(now)
        elif carried:
            self.initial[name] = field.carried(carried) or str(now or "")

    def _chosen(self, name: str, model: Any) -> Any:
        everything = model.everything.with_names()
        rows = everything.for_user(self.owner) if issubclass(model, Owned) else everything
        if self.instance._state.adding:
            return rows.none()
        value = self.instance._meta.get_field(name).value_from_object(self.instance)
        keys = [row.pk for row in value] if isinstance(value, list) else [value]
        return rows.filter(pk__in=[key for key in keys if key])

    def _get_validation_exclusions(self) -> set[str]:
        # Django skips a constraint that touches a field the form does not show; these two it must not. But what this
        # very form saved before does not stand in its own way: save() says what became of it.
        asked = set() if self.saved_before() else {"owner", "removed_at"}
        return super()._get_validation_exclusions() - asked | set(self._new_rows())

    def _new_rows(self) -> dict[str, Any]:
        """What was named for the first time, and is saved together with the record."""
        named = {name: self.cleaned_data.get(name) for name, field in self.fields.items() if isinstance(field, NamedInput)}
        return {name: row for name, row in named.items() if row is not None and row._state.adding}

    def _update_errors(self, errors: ValidationError) -> None:
        """The model sees a refused value as none at all: a field is not told that too."""
        found = errors.update_error_dict({}).items()
        fresh = {name: each for name, each in found if name == NON_FIELD_ERRORS or name not in self.errors}
        if fresh:
            super()._update_errors(ValidationError(fresh))

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and self.errors and self.saved_before():
            super().full_clean()  # it may have been saved by the other of two while this one was checked

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "version" in self.fields and "version" not in self.errors:
            self._refuse_stale(cleaned.get("version"))
        return cleaned

    def _refuse_stale(self, seen: int | None) -> None:
        """Sent twice by a double click, the second finds what the first saved, and nothing would be lost."""
        current = type(self.instance).objects.for_user(self.owner).get(pk=self.instance.pk)
        if seen == current.version or set(self.changed_data) <= {"version"}:
            return
        self.newer = [
            (str(self.fields[name].label), display.text(current, name) or str(_("empty")))
            for name in self.changed_data
            if name in self._meta.fields
        ]
        # A second save from this page is made knowing both texts.
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = str(current.version)
        message = _("This was changed somewhere else since you opened it. Compare, then save again to keep yours.")
        raise ValidationError(message, code="newer")

    def save(self, commit: bool = True) -> Any:
        """Save; AlreadySaved when this form, by its key, was saved before."""
        self._refuse_second()
        self.instance.form_key = self.cleaned_data.get("form_key") or self.instance.form_key
        try:
            with transaction.atomic():
                self._save_new_rows()
                return super().save(commit)
        except IntegrityError:
            self._refuse_second()  # the other of two that arrived together
            raise

    def _save_new_rows(self) -> None:
        for name, row in self._new_rows().items():
            row.save()
            setattr(self.instance, name, row)

    def saved_before(self) -> Any:
        """What this very form, by its key, was saved as."""
        key = self.cleaned_data.get("form_key")
        return type(self.instance).everything.for_user(self.owner).filter(form_key=key).first() if key else None

    def _refuse_second(self) -> None:
        if earlier := self.saved_before():
            raise AlreadySaved(earlier)

    def says_the_same_as(self, record: Record) -> bool:
        """Whether this form, sent again, would change nothing in the record it made."""
        again = type(self)(self.sent_for(record), instance=record, owner=self.owner)
        return not [name for name in again.changed_data if name in again._meta.fields]

    def sent_for(self, record: Record) -> Any:
        """What was sent, as a form that edits `record` would have it."""
        return self.data

    def renew_key(self) -> None:
        """Give the form a key of its own again, so that saving it once more adds a second record."""
        self.data = self.data.copy()
        self.data[self.add_prefix("form_key")] = str(uuid.uuid4())


class NamedForm(OwnedForm):
    """A row of the person's own beside the shared ones, which nobody else sees: there is one of a name."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        named = type(self.instance)(pk=self.instance.pk, owner=self.owner, name=cleaned.get("name") or "")
        if [row for row in named.namesakes() if row.form_key != cleaned.get("form_key")]:
            self.add_error("name", _("There is a %s of this name already. Use that one, or choose another name.") % self._kind())
        return cleaned

    def _kind(self) -> str:
        return str(self._meta.model._meta.verbose_name)
