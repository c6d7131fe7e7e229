"""What of a direction suggests the rest of it: the target role its focus, the focus a target role, both a pathway."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from careertrack.core.text import is_key
from goals.models import Focus, Occupation, Pathway, PathwayStep
from goals.models.direction import in_a_sentence
from goals.path import leading_to

ROLES, PATHS = 3, 3
NAMES = ("current", "focus", "target", "pathway")


@dataclass(frozen=True)
class Hint:
    """A value for one field of the form, and why."""

    title: str
    reason: str
    url: str


def hints(user: Any, form: Any, carried: Mapping[str, str]) -> list[Hint]:
    """For what the form holds now, saved or not; what its address carried along goes on being carried."""
    values = {name: "" if name in form.errors else form[name].value() for name in NAMES}
    current, target = (named(user, values[name]) for name in ("current", "target"))
    kept = {name: carried[name] for name in NAMES if name in carried}
    found = [*of_focus(values["focus"], target), *of_target(user, values["focus"], current, target)]
    found += of_pathway(user, values["pathway"], target)
    return [Hint(title, reason, reverse("goals:direction-add", query={**kept, name: key})) for title, reason, name, key in found]


def named(user: Any, name: Any) -> Occupation | None:
    return next(iter(Occupation.objects.called(user, name)), None) if isinstance(name, str) and name.strip() else None


def of_focus(focus: str, target: Occupation | None) -> Iterator[tuple[str, str, str, str]]:
    if target and target.focus and target.focus != focus:
        words = {"role": target, "focus": target.get_focus_display()}
        yield str(words["focus"]), _("Your focus: %(role)s belongs to %(focus)s") % words, "focus", target.focus


def of_target(user: Any, focus: str, current: Occupation | None, target: Occupation | None) -> Iterator[tuple[str, str, str, str]]:
    """Roles of the focus: first those a pathway leads to from the current role, then those that grow most."""
    if focus not in Focus.values or (target and target.focus == focus):
        return
    for role, reason in [*by_pathway(user, focus, current), *by_growth(user, focus, current)][:ROLES]:
        yield role.name, _("Your target role: %s") % reason, "target", str(role.pk)


def by_pathway(user: Any, focus: str, current: Occupation | None) -> list[tuple[Occupation, str]]:
    if current is None:
        return []
    begins = PathwayStep.objects.visible_to(user).filter(occupation=current, kind=PathwayStep.Kind.ROLE)
    paths = Pathway.objects.visible_to(user).filter(pk__in=begins.values("pathway"), occupation__focus=focus)
    rows = paths.exclude(occupation=current).select_related("occupation")
    return [(each.occupation, _("“%s” leads there from your role now") % each) for each in rows if each.occupation.has_page]


def by_growth(user: Any, focus: str, current: Occupation | None) -> list[tuple[Occupation, str]]:
    rows = Occupation.objects.visible_to(user).filter(focus=focus).exclude(pk=current.pk if current else None)
    rows = rows.filter(growth__isnull=False).order_by(F("growth").desc(), "name")[:ROLES]
    return [(role, _("it is in your focus, and has an outlook of %s") % role.ahead) for role in rows]


def of_pathway(user: Any, pathway: Any, target: Occupation | None) -> Iterator[tuple[str, str, str, str]]:
    """Those of several steps to the target; where it is the first, it leads away from it."""
    if target is None or target.pk is None or is_key(pathway):
        return
    for path in leading_to(user, target)[:PATHS]:
        yield path.name, _("Your pathway: it leads to %s") % in_a_sentence(target.name), "pathway", str(path.pk)
