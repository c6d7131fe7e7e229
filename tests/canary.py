"""One record of every kind, with a word in every text field that nobody else may ever see."""

from datetime import date
from uuid import uuid4

from django.db import models

from careertrack.core.models import Record
from tests.kinds import paged_models

CANARY = "Kanarienvogel"


def one_of_each(owner, word=CANARY):
    """{model: record}; parents are made before what hangs on them."""
    made = {}
    waiting = list(paged_models())
    while waiting:
        model = next(each for each in waiting if parents(each) <= set(made))
        waiting.remove(model)
        made[model] = model.objects.create(owner=owner, **values(model, made, word))
    return made


def parents(model):
    """The records it cannot do without."""
    fields = [field for field in model._meta.concrete_fields if field.is_relation and not field.null]
    return {field.related_model for field in fields if issubclass(field.related_model, Record)}


def values(model, made, word):
    found = {}
    for field in model._meta.concrete_fields:
        if field.is_relation and not field.null and field.name != "owner":
            found[field.name] = made[field.related_model]
        elif isinstance(field, models.EmailField | models.URLField):
            found[field.name] = f"https://{CANARY}.example" if isinstance(field, models.URLField) else f"{CANARY}@example.com"
        elif writes_a_line(field):
            found[field.name] = word[: field.max_length]
    needed = NEEDED.get(model._meta.label, {})
    return {**found, **{name: value() if callable(value) else value for name, value in needed.items()}}


def writes_a_line(field):
    a_text = isinstance(field, models.CharField | models.TextField) and not isinstance(field, models.SlugField)
    return a_text and field.editable and not field.choices


DAY = date(2026, 3, 2)
NEEDED = {
    "evidence.File": {"kind": "pdf", "size": 1, "sha256": "c" * 64, "stored": lambda: f"evidence/{uuid4().hex}.pdf"},
    "experience.Experience": {"weekdays": "02", "usual_minutes": 240, "repeats_from": DAY},
    "experience.Shift": {"day": DAY, "minutes": 240},
    "skills.Rating": {"day": DAY, "level": 3},
    "network.Interaction": {"day": DAY, "follow_up_on": DAY},
    "goals.CheckIn": {"day": DAY},
    "learning.Credential": {"expires": DAY},
    "learning.Credit": {"day": DAY, "amount": 1},
    "learning.Reimbursement": {"requested": 40},
    "learning.Allowance": {"year": 2026, "amount": 500},
    "skills.Target": {"level": 4},
    "skills.Reflection": {"day": DAY},
    "network.Event": {"day": DAY},
}


def everything_of(owner):
    """What a stranger's request must leave as it was."""
    return {
        model._meta.label: list(model.everything.for_user(owner).order_by("pk").values_list("pk", "version", "removed_at"))
        for model in paged_models()
    }
