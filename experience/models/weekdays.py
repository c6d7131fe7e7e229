from typing import Any

from django import forms
from django.db import models
from django.utils.dates import WEEKDAYS


class WeekdaysChoice(forms.MultipleChoiceField):
    """Days of the week, Monday first, kept as their numbers: `02` is Monday and Wednesday."""

    def __init__(self, **kwargs: Any) -> None:
        choices = [(str(number), name) for number, name in WEEKDAYS.items()]
        super().__init__(choices=choices, widget=forms.CheckboxSelectMultiple(attrs={"class": "pills"}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return list(value) if isinstance(value, str) else value

    def clean(self, value: Any) -> Any:
        return "".join(sorted(set(super().clean(value))))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return set(initial or "") != set(data or ())


class WeekdaysField(models.CharField):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 7, "blank": True, "default": "", **kwargs})

    def formfield(self, **kwargs: Any) -> Any:
        return WeekdaysChoice(label=self.verbose_name[:1].upper() + str(self.verbose_name)[1:], required=False)
