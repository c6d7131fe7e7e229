"""A pathway of the person's own: a copy of another, whose steps they put in their order."""

import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from careertrack.core import bin
from goals.models import Pathway, PathwayStep

# What a copy says as its original does, its source above all.
SAME = ("focus", "occupation_id", "summary", "source", "source_date", "checked_on")
SAME_STEP = (
    "name", "kind", "duration", "needs", "credential_type_id", "occupation_id", "source", "source_date", "checked_on", "state",
)  # fmt: skip


@transaction.atomic
def copied(user: Any, path: Pathway, form_key: uuid.UUID) -> Pathway:
    """Their own copy, with the steps they see; asked for twice by one form it is one."""
    there: Any = bin.find_again(user, Pathway, form_key)
    if there:
        return there
    same = {name: getattr(path, name) for name in SAME}
    own = Pathway.objects.create(owner=user, form_key=form_key, name=free_name(user, path.name), state=path.state, **same)
    steps = PathwayStep.objects.visible_to(user).filter(pathway=path).order_by("position", "pk").prefetch_related("proved_by")
    copy_steps(user, own, list(steps))
    return own


def free_name(user: Any, name: str) -> str:
    """`Aide to nurse (mine)`, and where that is taken `(mine 2)`."""
    taken = set(Pathway.objects.for_user(user).values_list("name", flat=True))
    wanted, number = _("%s (mine)") % name[:180], 2
    while wanted in taken:
        wanted, number = _("%(name)s (mine %(number)d)") % {"name": name[:180], "number": number}, number + 1
    return wanted


def copy_steps(user: Any, own: Pathway, steps: list[PathwayStep]) -> None:
    copies = []
    for place, step in enumerate(steps, start=1):
        same = {name: getattr(step, name) for name in SAME_STEP}
        copies.append(PathwayStep(owner=user, pathway=own, position=place, slug=f"own-{uuid.uuid4().hex}", **same))
    made = PathwayStep.objects.for_user(user).bulk_create(copies)
    link = PathwayStep.proved_by.through
    pairs = [(copy.pk, row.pk) for copy, step in zip(made, steps, strict=True) for row in step.proved_by.all()]
    link.objects.bulk_create(link(pathwaystep_id=step, credentialtype_id=row) for step, row in pairs)


@transaction.atomic
def move(step: PathwayStep, by: int) -> bool:
    """One up (-1) or down (1) among the steps of its pathway; False at either end, where it stays."""
    own = PathwayStep.objects.for_user(step.owner).filter(pathway=step.pathway_id)
    steps = list(own.order_by("position", "pk").select_for_update())
    place = next(place for place, each in enumerate(steps) if each.pk == step.pk)
    if not 0 <= place + by < len(steps):
        return False
    steps.insert(place + by, steps.pop(place))
    for position, each in enumerate(steps, start=1):
        each.position = position
    own.bulk_update(steps, ["position"])
    return True
