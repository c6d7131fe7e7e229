"""The kinds of record, as the product itself knows them."""

from django.urls import NoReverseMatch, reverse

from careertrack.core.bin import record_models
from careertrack.core.models import OnePerPerson, Owned
from careertrack.evidence.models import File


def owned_models():
    return [model for model in record_models() if issubclass(model, Owned)]


def listed_models():
    """Kinds with a list and pages of their own; of some a person has one, or presses a button."""
    return [model for model in owned_models() if has_form(model) and not issubclass(model, OnePerPerson)]


def written_models():
    """What people write down with a form, their own rows beside the shared ones too, and the files they keep."""
    return [model for model in record_models() if has_form(model) or model is File]


def paged_models():
    """Those, and kinds that have pages and are written by something a person does elsewhere."""
    return [model for model in record_models() if has_form(model) or has_page(model)]


def has_page(model):
    try:
        return bool(reverse(model.route(), args=[1]))
    except NoReverseMatch:
        return False


def has_form(model):
    try:
        return bool(reverse(model.route("add")))
    except NoReverseMatch:
        return False
