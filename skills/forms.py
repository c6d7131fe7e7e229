from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from careertrack.core import clock
from careertrack.core.fields import SeveralField
from careertrack.core.forms import NamedForm, OwnedForm
from careertrack.core.text import is_key
from skills.models import Level, Rating, Reflection, Skill, Target

LEVELS = tuple(f"level_{level.value}" for level in Level)


class SkillForm(NamedForm):
    """A skill of the person's own, which nobody else sees."""

    folded = ((_("What each level looks like, and what can show it"), (*LEVELS, "evidence")),)

    class Meta:
        model = Skill
        fields = ["name", "kind", "description", *LEVELS, "evidence"]
        widgets = {"kind": forms.RadioSelect(attrs={"class": "pills"})}


class RatingForm(OwnedForm):
    """With the skill known, each level says what it looks like."""

    class Meta:
        model = Rating
        fields = ["skill", "level", "day", "rated_by", "rater", "note"]
        widgets = {"level": forms.RadioSelect, "rated_by": forms.RadioSelect(attrs={"class": "pills"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rated_by"].error_messages["required"] = _("Choose who rated you.")
        if self.instance._state.adding:
            self.initial.setdefault("day", clock.today())
        describe_levels(self)


class CheckForm(OwnedForm):
    """One skill of the self-check: rated by the person, today."""

    class Meta:
        model = Rating
        fields = ["skill", "level", "note"]
        widgets = {"skill": forms.HiddenInput, "level": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.day, self.instance.rated_by = clock.today(), Rating.By.SELF
        describe_levels(self)

    def _get_validation_exclusions(self) -> set[str]:
        """Rated once a day, here too."""
        return super()._get_validation_exclusions() - {"day", "rated_by"}


class TargetForm(OwnedForm):
    """With the skill known, each level says what it looks like."""

    class Meta:
        model = Target
        fields = ["skill", "level", "by", "why"]
        widgets = {"level": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        describe_levels(self)


class ReflectionForm(OwnedForm):
    pairs = (("day", "theme"),)

    class Meta:
        model = Reflection
        fields = ["title", "day", "theme", "happened", "learned", "changed", "skills"]
        field_classes = {"skills": SeveralField}
        widgets = {"skills": forms.CheckboxSelectMultiple(attrs={"class": "pills"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            self.initial.setdefault("day", clock.today())


def describe_levels(form: OwnedForm) -> None:
    """Where the skill is known each level says what it looks like; none is chosen for anybody."""
    skill = known_skill(form)
    levels = skill.levels if skill else [(level.value, str(level.label), "") for level in Level]
    form.fields["level"].choices = [(number, f"{name}: {looks}" if looks else name) for number, name, looks in levels]


def known_skill(form: OwnedForm) -> Skill | None:
    key = str(form["skill"].value() or "")
    return form.fields["skill"].queryset.filter(pk=key).first() if is_key(key) else None
