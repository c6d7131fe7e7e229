"""The form of a goal. Where a measure was chosen it begins with a sentence made of that measure's lists."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core.amounts import are_hours
from careertrack.core.forms import OwnedForm
from careertrack.core.measures import Kind, Measure
from goals.asks import every_column, known, narrowing, sentence
from goals.models import Goal

# The word that leads to each list; what the list is of stands behind it for who cannot see the sentence.
LEADS = {
    "amount": _("I want"), "unit": "", "kind": _("as"), "setting": _("in"), "experience": _("at"),
    "organisation": _("with"), "skill": _("in"), "category": _("counted as"), "topic": _("in"), "credential_type": _("of the kind"),
    "credential": _("namely"), "contact": _("with"), "theme": _("about"), "funding": _("paid by"), "trend": _("on"),
    "sign_off": _("counting"),
    "per": "", "target_day": _("by"), "start": _("counted from"),
}  # fmt: skip


class GoalForm(OwnedForm):
    pairs = (("start", "target_day"),)
    folded = ((_("State: achieved, paused or dropped"), ("state", "reason", "closed_on")),)

    class Meta:
        model = Goal
        fields = [*LEADS, "measure", "title", "why", "area", "in_focus", "state", "reason", "closed_on"]
        widgets = {"state": forms.RadioSelect(attrs={"class": "choices-2"}), "measure": forms.HiddenInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measure = known().get(self._code())
        self.initial["measure"] = self.measure.code if self.measure else ""
        self.asked = ["amount", *narrowing(self.measure), "per"] if self.measure else []
        if self.measure and self.measure.kind is Kind.LEVEL:
            self.asked.remove("per")  # a state is not had anew each month
        self.fields["measure"] = forms.ChoiceField(
            choices=[("", ""), *((code, code) for code in known())], required=False, widget=forms.HiddenInput
        )
        for name in set(every_column()) - set(self.asked):
            del self.fields[name]
        if self.measure:
            self._ask(self.measure)
        else:
            self.order_fields(["title", "why", "area", "in_focus", "start", "target_day"])

    def _code(self) -> str:
        given = self.data.get(self.add_prefix("measure")) if self.is_bound else self.initial.get("measure")
        return str(given or "")

    # ---------------------------------------------------------------- the sentence
    def _ask(self, measure: Measure) -> None:
        self._forget_other_measure(measure)
        self.fields["amount"] = amount_field(measure)
        self._amount_as_typed()
        for name in narrowing(measure):
            field, names = measure.compared(name)
            if offered := measure.filters[name].offered:
                self.fields[name] = forms.ChoiceField(choices=offered, required=False, label=measure.filters[name].label)
                continue
            if not names:
                self.fields[name] = list_of(field, required=name == measure.one_of)
            self._offer(name, str(measure.filters[name].label), required=name == measure.one_of)
        if "unit" in self.fields:
            self.fields["amount"].in_hours = are_hours(self["unit"].value())
        self._narrow_topics()
        self.fields["title"].required = False
        self.fields["title"].help_text = _("Leave it empty and the goal is called what it counts.")
        self.order_fields([*LEADS, "title"])
        self._lead(measure)

    def _forget_other_measure(self, measure: Measure) -> None:
        """What was asked of another measure says nothing of this one."""
        if not self.is_bound and self.instance.pk and self.instance.measure != measure.code:
            self.initial.update(dict.fromkeys(every_column()))

    def _amount_as_typed(self) -> None:
        amount = self.initial.get("amount")
        if amount is not None and not isinstance(amount, str):
            self.initial["amount"] = int(amount) if amount == int(amount) else f"{amount.normalize():f}"

    def _offer(self, name: str, label: str, required: bool) -> None:
        field: Any = self.fields[name]
        field.label, field.required = label, required
        field.error_messages["required"] = _now("Choose the %s.") % label
        words = _now("Choose one") if required else _now("any %s") % label
        if isinstance(field, forms.ModelChoiceField):
            field.empty_label = words
        elif not required:
            field.choices = [("", words), *list(field.choices)]

    def _narrow_topics(self) -> None:
        """The categories of what the person holds: those of every credential there is are hundreds."""
        field: Any = self.fields.get("topic")
        if field is not None:
            credential: Any = Goal._meta.get_field("credential").related_model
            held = credential.objects.for_user(self.owner)
            own = field.queryset.filter(credential_type__in=held.values("type"))
            field.queryset = own | field.queryset.filter(pk=self.instance.topic_id)

    def _lead(self, measure: Measure) -> None:
        for name in self._sentence():
            field: Any = self.fields[name]
            lead, label = LEADS[name], field.label
            if name in ("amount", "target_day", "start"):
                field.label = lead
            else:
                field.label = format_html('{} <span class="vh">({})</span>', lead, label) if lead else label
            field.help_text = ""
        self.fields["amount"].help_text = measure.label
        if "per" in self.fields:
            self.fields["per"].choices = [("", _("in all")), *Goal.Per.choices]

    def _sentence(self) -> list[str]:
        return [name for name in LEADS if name in self.fields]

    def _blocks(self, names: list[str]) -> list[Any]:
        if not self.measure:
            return super()._blocks(names)
        said = self._sentence()
        return [Div(*said, css_class="sentence"), *super()._blocks([name for name in names if name not in said])]

    # ---------------------------------------------------------------- what cannot be
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in set(every_column()) - set(self.asked):
            setattr(self.instance, name, None if Goal._meta.get_field(name).null else "")  # type: ignore[union-attr]
        if self.measure:
            self._refuse_nothing(cleaned)
            self._refuse_contradictions(self.measure, cleaned)
            if not self.errors and not cleaned.get("title"):
                cleaned["title"] = sentence(Goal(**{name: cleaned[name] for name in ["measure", *self.asked]}))
        return cleaned

    def _refuse_nothing(self, cleaned: dict[str, Any]) -> None:
        if "amount" not in self.errors and (cleaned.get("amount") or 0) <= 0:
            self.add_error("amount", _("Enter more than 0."))

    def _refuse_contradictions(self, measure: Measure, cleaned: dict[str, Any]) -> None:
        """A place of one kind and another kind beside it: nothing could ever count."""
        records = [(name, measure.filters[name].path) for name in narrowing(measure) if measure.compared(name)[1]]
        for name, path in records:
            for other in narrowing(measure):
                inside = follow(measure.filters[other].path, path)
                record, wanted = cleaned.get(name), cleaned.get(other)
                if inside and record and wanted and getattr(record, inside) != wanted:
                    words = {"record": record, "filter": measure.filters[other].label}
                    self.add_error(other, _now("%(record)s has another %(filter)s. Choose one of the two.") % words)


def follow(path: str, start: str) -> str:
    """The field at the end of `path`, if it is one of the record at the end of `start`."""
    if start == "pk":
        return path if path != "pk" and "__" not in path else ""
    inside = path.removeprefix(f"{start}__")
    return inside if inside != path and "__" not in inside else ""


def amount_field(measure: Measure) -> Any:
    """As many records, or as much as one of them has: hours as hours, a level from its list."""
    if measure.amount_field is None:
        field: Any = forms.IntegerField(min_value=1, max_value=100_000, widget=forms.TextInput(attrs={"inputmode": "numeric"}))
        limits = dict.fromkeys(("invalid", "min_value", "max_value"), _("Enter a whole number from 1 to 100,000."))
        field.error_messages |= limits
    else:
        field = measure.amount_field.formfield(required=True)
    if not isinstance(field, forms.ChoiceField):
        field.widget.attrs["class"] = "w-5"
    field.error_messages["required"] = _("Enter how much you want.")
    return field


def list_of(field: Any, required: bool) -> forms.ChoiceField:
    default = field.default if required and field.has_default() else None
    return forms.ChoiceField(choices=field.choices, required=required, initial=default)
