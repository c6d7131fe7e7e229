"""The `Curators` group: may look at, add and change what is curated, and nothing else."""

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

NAME = "Curators"
MAY = ("view", "add", "change")


def write_group() -> Group:
    """The group with exactly its permissions, however it was before."""
    group, _made = Group.objects.get_or_create(name=NAME)
    wanted = set(Permission.objects.filter(_permitted()))
    if set(group.permissions.all()) != wanted:
        group.permissions.set(wanted)
    return group


def _permitted() -> Q:
    allowed = Q()
    for label in settings.CATALOGUE.values():
        allowed |= _on(label, MAY)
    # Taking a resource off a list is not deleting the resource.
    for label in settings.CATALOGUE_ENTRIES:
        allowed |= _on(label, (*MAY, "delete"))
    return allowed


def _on(label: str, actions: tuple[str, ...]) -> Q:
    model = apps.get_model(label)
    names = [f"{action}_{model._meta.model_name}" for action in actions]
    return Q(content_type=ContentType.objects.get_for_model(model), codename__in=names)
