"""One record of every owned model, with a word in every text field that nobody else may ever see."""

from datetime import date

from django.db import models

from careertrack.core.bin import owned_models
from careertrack.core.models import Owned

CANARY = "Kanarienvogel"


def one_of_each(owner, skill):
    """{model: record}; parents are made before what hangs on them."""
    made = {}
    waiting = list(owned_models())
    while waiting:
        model = next(each for each in waiting if parents(each) <= set(made))
        waiting.remove(model)
        made[model] = model.objects.create(owner=owner, **values(model, made, skill))
    return made


def parents(model):
    """The owned models it cannot do without."""
    fields = [field for field in model._meta.concrete_fields if field.is_relation and not field.null]
    return {field.related_model for field in fields if issubclass(field.related_model, Owned)}


def values(model, made, skill):
    found = {}
    for field in model._meta.concrete_fields:
        if field.is_relation and not field.null and field.name != "owner":
            found[field.name] = made.get(field.related_model, skill)
        elif isinstance(field, models.EmailField | models.URLField):
            found[field.name] = f"https://{CANARY}.example" if isinstance(field, models.URLField) else f"{CANARY}@example.com"
        elif isinstance(field, models.CharField | models.TextField) and field.editable and not field.choices:
            found[field.name] = CANARY
    return {**found, **NEEDED.get(model._meta.label, {})}


DAY = date(2026, 3, 2)
NEEDED = {
    "experience.Shift": {"day": DAY, "minutes": 240},
    "skills.Rating": {"day": DAY, "level": 3},
    "network.Interaction": {"day": DAY, "follow_up_on": DAY},
}


def everything_of(owner):
    """What a stranger's request must leave as it was."""
    return {
        model._meta.label: list(model.everything.for_user(owner).order_by("pk").values_list("pk", "version", "removed_at"))
        for model in owned_models()
    }
