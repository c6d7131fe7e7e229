"""A link that people type: to the shared row of that name, to their own, or to a new one of their own.

Nobody should have to leave a form to add the hospital they worked at.
"""

import uuid
from typing import Any

from django import forms
from django.db import models

from careertrack.core.fields import LineInput
from careertrack.core.text import TITLE, fold, is_key, same_name

# What a list of suggestions can hold without making the page heavy.
OFFERED = 300


class NamedText(forms.TextInput):
    """Typed, with what is known suggested."""

    template_name = "look/named.html"

    def __init__(self) -> None:
        super().__init__(attrs={"autocomplete": "off"})
        self.names: Any = ()

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        listed = f"{attrs.get('id', name)}_names"
        context = super().get_context(name, value, {**attrs, "list": listed})
        return {**context, "listed": listed, "names": self.names}


class NamedInput(LineInput):
    """Cleaned to a row of `model`, which is not saved yet where the person had none of that name; None when empty.

    Another's rows are neither suggested nor found: `offer_to` says whose form it is.
    """

    widget = NamedText

    def __init__(self, *, model: Any, **kwargs: Any) -> None:
        super().__init__(**{"max_length": TITLE, "empty_value": None, **kwargs})
        self.model, self.owner = model, None

    def offer_to(self, owner: Any) -> None:
        self.owner = owner
        rows = self.model.objects.visible_to(owner).order_by(models.F("owner").desc(nulls_last=True), "name")
        self.widget.names = rows.values_list("name", flat=True)[:OFFERED]

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        return self.model.known_as(self.owner, " ".join(typed.split())) if typed else None

    def carried(self, key: Any) -> str:
        """The name of the row with this key, for a form that is opened from its page."""
        row = self.model.objects.visible_to(self.owner).filter(pk=key).first() if is_key(key) else None
        return row.name if row else ""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return not same_name(str(initial or ""), str(data or ""))


class NamedKey(models.ForeignKey):
    """A foreign key to a Named model that forms ask for as text. What it names is never deleted under it."""

    def __init__(self, to: Any, on_delete: Any = models.RESTRICT, **kwargs: Any) -> None:
        super().__init__(to, on_delete, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        kwargs.pop("queryset", None)
        words = str(self.verbose_name)
        asked = {"label": words[:1].upper() + words[1:], "required": not self.blank, "help_text": self.help_text}
        return NamedInput(model=self.remote_field.model, **{**asked, **kwargs})

    def known_as(self, owner: Any, name: str) -> Any:
        model: Any = self.remote_field.model
        return model.known_as(owner, name)


def name_rows(records: Any, target: Any, typed: str, link: str) -> None:
    """For a migration: each text that `records` hold in `typed` becomes their owner's own row of `target`, and their `link`."""
    made: dict[tuple[Any, str], Any] = {}
    for record in records.exclude(**{typed: ""}).order_by("pk"):
        name = " ".join(getattr(record, typed).split())
        key = (record.owner_id, fold(name))
        if key not in made:
            own = {"owner_id": record.owner_id, "name": name, "slug": f"own-{uuid.uuid4().hex}"}
            made[key] = target.objects.create(**own, search_text=f"{fold(name)} {fold(name)}")
        records.filter(pk=record.pk).update(**{link: made[key]})
