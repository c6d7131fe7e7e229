"""Walks every route of the product, filling its parameters by their converters."""

import re
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from careertrack.core.converters import AreaSlug, CuratedSlug, OwnedKey, SecretToken, YearNumber
from careertrack.core.models import Owned

# Function views do not carry their model; allauth's and the admin's routes are walked by their own names.
MODELS = {
    "goal-achieve": "goals.Goal",
    "goal-reopen": "goals.Goal",
    "milestone-done": "goals.Milestone",
    "milestone-reopen": "goals.Milestone",
    "course-move": "learning.Course",
    "reimbursement-step": "learning.Reimbursement",
    "shift-confirm": "experience.Shift",
    "signoff-withdraw": "experience.SignOff",
    "signoff-resend": "experience.SignOff",
    "signoff-signed": "experience.SignOff",
    "interaction-followed-up": "network.Interaction",
}
KEYS = {"account_confirm_email": {"key": "x"}, "account_reset_password_from_key": {"uidb36": "1", "key": "x"},
        "mfa_remove_webauthn": {"pk": 999999}, "mfa_edit_webauthn": {"pk": 999999}}  # fmt: skip


class CannotFill(Exception):
    pass


@dataclass(frozen=True)
class Route:
    name: str
    path: str
    secret: bool = False


def patterns(resolver=None, prefix=""):
    """(prefix, pattern) of every route but the admin's, which has a walk of its own."""
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLResolver) and each.app_name != "admin":
            yield from patterns(each, prefix + str(each.pattern))
        elif isinstance(each, URLPattern):
            yield prefix, each


def routes(records: dict[type[Owned], Owned], given: dict[type, Any], resolver=None):
    """Every route filled in for the owner of `records`; CannotFill names one that cannot be."""
    for prefix, pattern in patterns(resolver):
        values = KEYS.get(pattern.name) or filled(pattern, records, given)
        secret = any(isinstance(each, SecretToken) for each in pattern.pattern.converters.values())
        text = prefix + str(pattern.pattern)
        yield Route(pattern.name, "/" + placed(text, values), secret)


def filled(pattern, records, given):
    values = {}
    for name, converter in pattern.pattern.converters.items():
        if type(converter) is OwnedKey:
            values[name] = records[model_of(pattern)].pk
        elif type(converter) is CuratedSlug and (own := records.get(viewed(pattern))):
            values[name] = own.slug
        elif type(converter) in given:
            values[name] = given[type(converter)]
        else:
            raise CannotFill(f"{pattern.name}: <{name}> takes {type(converter).__name__}")
    if pattern.pattern.regex.groups and not values and not hasattr(pattern.pattern, "_route"):
        raise CannotFill(f"{pattern.name}: a regular expression")
    return values


def viewed(pattern):
    """The model of a class-based page; of pages with one of their own, their class says it."""
    callback = pattern.callback
    given = getattr(callback, "view_initkwargs", {}).get("model")
    return given or getattr(getattr(callback, "view_class", None), "model", None)


def model_of(pattern):
    model = getattr(pattern.callback, "view_initkwargs", {}).get("model")
    if model is None and pattern.name not in MODELS:
        raise CannotFill(f"{pattern.name}: whose record?")
    return model or apps.get_model(MODELS[pattern.name])


def placed(text, values):
    text = text.lstrip("^").rstrip("$")
    for name, value in values.items():
        text = re.sub(rf"<[^<>]*{name}>|\(\?P<{name}>[^)]*\)", str(value), text)
    return text


GIVEN_SLUGS = {AreaSlug: "learning", CuratedSlug: "empathy", YearNumber: 2026}
