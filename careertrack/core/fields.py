"""Model fields that know what a day, a length of time and a price are. Their form fields come with them."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from careertrack.core import amounts, text
from careertrack.core.days import EARLIEST, LATEST

CURRENCIES = [("USD", "US $"), ("CAD", "CA $"), ("AUD", "AU $"), ("GBP", "£"), ("EUR", "€")]
CURRENCY_OF = {"en-us": "USD", "en-gb": "GBP", "en-ca": "CAD", "en-au": "AUD", "en-ie": "EUR"}


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"class": "w-10", **(attrs or {})}, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(attrs={"class": "w-10"}, format="%H:%M")


def within_calendar(day: date) -> None:
    if not EARLIEST <= day <= LATEST:
        raise ValidationError(_("Enter a date between 1900 and 2199."), code="calendar")


class DayField(models.DateField):
    """A day something happened on, stored as typed."""

    default_validators = [within_calendar]

    def formfield(self, **kwargs: Any) -> Any:
        # Refused before a form computes with it: a day beyond the calendar overflows.
        checks = {"validators": [within_calendar], "error_messages": {"invalid": _("Enter a real date, like 2026-11-23.")}}
        return super().formfield(**{"widget": DayInput, **checks, **kwargs})


class HoursField(forms.CharField):
    """Hours as people write them, `4`, `4,5`, `4½`, `4h30` or `270 min`; cleaned to whole minutes.

    `too_many` is said of more than any field takes: where a field takes less, it says how much.
    """

    default_error_messages = {"too_many": amounts.TOO_MANY}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"class": "w-5", "inputmode": "decimal", "autocomplete": "off"}))
        kwargs.setdefault("max_length", 40)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        try:
            return amounts.parse_minutes(typed) if typed else None
        except ValidationError as error:
            raise ValidationError(self.error_messages[error.code], error.code) if error.code == "too_many" else error from None

    def prepare_value(self, value: Any) -> Any:
        return amounts.written(value) if isinstance(value, int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.clean(data) != initial
        except ValidationError:
            return True


class MinutesField(models.PositiveIntegerField):
    """A length of time. Kept in minutes, written and read in hours."""

    def formfield(self, **kwargs: Any) -> Any:
        for choice_only in ("min_value", "max_value"):
            kwargs.pop(choice_only, None)
        defaults = {"required": not self.blank, "label": self.verbose_name[:1].upper() + str(self.verbose_name)[1:]}
        return HoursField(**{**defaults, "help_text": self.help_text, **kwargs})


class MoneyInput(forms.DecimalField):
    """Text like `40`, `149.50`, `1,000` or `12,50`."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(amounts.plain_number(value) if isinstance(value, str) else value)


class MoneyField(models.DecimalField):
    """An amount in the currency of the record's `currency` field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_digits": 10, "decimal_places": 2, "null": True, "blank": True, **kwargs})
        limits = _("Enter an amount from 0 to 10,000,000.")
        self.validators_for_amounts = [MinValueValidator(0, limits), MaxValueValidator(10_000_000, limits)]

    def deconstruct(self) -> Any:
        """Django leaves out a "no" here, which migrations would read as this field's own "yes"."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "null": self.null, "blank": self.blank}

    @property
    def validators(self) -> Any:  # type: ignore[override]
        return [*super().validators, *self.validators_for_amounts]

    def formfield(self, **kwargs: Any) -> Any:
        limits = dict.fromkeys(("max_digits", "max_whole_digits"), _("Enter an amount from 0 to 10,000,000."))
        cents = {"max_decimal_places": _("Enter two decimals at most, like 149.50.")}
        messages = {"invalid": _("Enter an amount as a number, like 40 or 149.50."), **limits, **cents}
        widget = forms.TextInput(attrs={"class": "w-5", "inputmode": "decimal", "autocomplete": "off"})
        return super().formfield(**{"form_class": MoneyInput, "widget": widget, "error_messages": messages, **kwargs})


class QuantityInput(forms.DecimalField):
    """Text like `1.5`, `1,250` or `4½`; where the form says that it is `in_hours`, every spelling of hours too."""

    in_hours = False

    def to_python(self, value: Any) -> Any:
        return super().to_python(amounts.plain_quantity(value, self.in_hours) if isinstance(value, str) else value)


class QuantityField(models.DecimalField):
    """An amount of credit: exact, with two decimals at most, in the unit that stands beside it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_digits": 8, "decimal_places": 2, **kwargs})

    @property
    def validators(self) -> Any:  # type: ignore[override]
        limits = _("Enter an amount from 0 to 100,000.")
        return [*super().validators, MinValueValidator(0, limits), MaxValueValidator(100_000, limits)]

    def formfield(self, **kwargs: Any) -> Any:
        limits = dict.fromkeys(("max_digits", "max_whole_digits"), _("Enter an amount from 0 to 100,000."))
        places = {"max_decimal_places": _("Enter two decimals at most, like 1.25.")}
        messages = {"invalid": _("Enter an amount as a number, like 1 or 1.5."), **limits, **places}
        widget = forms.TextInput(attrs={"class": "w-5", "inputmode": "decimal", "autocomplete": "off"})
        return super().formfield(**{"form_class": QuantityInput, "widget": widget, "error_messages": messages, **kwargs})


class SeveralField(forms.ModelMultipleChoiceField):
    """Several rows of a table. A number larger than a key can be is no choice; Django would hand it to the database."""

    def clean(self, value: Any) -> Any:
        for key in value or ():
            if len(str(key)) > 18:
                raise ValidationError(self.error_messages["invalid_pk_value"], code="invalid_pk_value", params={"pk": key})
        return super().clean(value)


class LineInput(forms.CharField):
    """One line of text; what shows nothing is nothing."""

    default_validators = [text.refuse_control_characters]

    def to_python(self, value: Any) -> Any:
        typed = super().to_python(value)
        return self.empty_value if not typed or text.shows_nothing(typed) else typed


class LineField(models.CharField):
    """One line of text."""

    default_validators = [text.refuse_control_characters]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": text.TITLE, **kwargs})

    def clean(self, value: Any, instance: Any) -> Any:
        hidden = isinstance(value, str) and text.shows_nothing(value)
        return super().clean("" if hidden else value, instance)

    def formfield(self, **kwargs: Any) -> Any:
        """As wide as what is typed usually is."""
        short = self.blank or self.max_length < text.TITLE
        widget = forms.TextInput(attrs={"class": "w-20"} if short else {})
        return super().formfield(**{"form_class": LineInput, "widget": widget, **kwargs})


class NoteField(models.TextField):
    """Free text over several lines, never required."""

    default_validators = [text.refuse_control_characters]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": text.NOTE, "blank": True, "default": "", **kwargs})

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"widget": forms.Textarea(attrs={"rows": 3}), **kwargs})


class SlugField(models.SlugField):
    """What stands in an address: one way to write it, whoever types it."""

    default_validators = [RegexValidator(r"^[-a-z0-9]+\Z", _("Use only small letters, digits and hyphens, like wound-care."))]

    def formfield(self, **kwargs: Any) -> Any:
        # Django's own form field for slugs allows more, in a sentence of its own.
        return models.CharField.formfield(self, **kwargs)


def currency_field() -> models.CharField:
    return models.CharField(_("currency"), max_length=3, choices=CURRENCIES, default="USD")
