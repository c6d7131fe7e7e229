"""What staff could ask the administration about people's records by its addresses alone."""

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from careertrack.core.curators import write_group
from careertrack.core.models import Curated
from tests.canary import one_of_each
from tests.kinds import paged_models

pytestmark = pytest.mark.django_db

# What curators can open, and what only administrators can.
KINDS = sorted(admin.site._registry, key=lambda model: model._meta.label)


@pytest.fixture
def root(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("root@example.com", "a long password"))
    return client


@pytest.fixture
def curating(client, django_user_model):
    user = django_user_model.objects.create_user("curator@example.com", "a long password", is_staff=True)
    user.groups.add(write_group())
    client.force_login(user)
    return client


def page(model, action, *key):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{action}", args=key)


def test_no_address_leads_staff_from_a_key_to_the_record(curating, alice):
    for model, record in one_of_each(alice).items():
        kind = ContentType.objects.get_for_model(model)
        assert curating.get(f"/admin/r/{kind.pk}/{record.pk}/").status_code == 404, model


@pytest.mark.parametrize("model", KINDS, ids=str)
def test_a_list_is_narrowed_by_its_filters_and_by_nothing_else(root, model):
    """By no column that it does not show, like a password, and by nothing that points at its rows, like a contact."""
    chosen = admin.site._registry[model].get_list_filter(None)
    filters = [each if isinstance(each, str) else each[0] for each in chosen]
    for name in {field.name for field in model._meta.get_fields()} - set(filters):
        for asked in (name, f"{name}__isnull", f"{name}__in", f"{name}__id__gt", f"{name}__startswith"):
            assert root.get(page(model, "changelist"), {asked: "1"}).status_code == 400, asked


@pytest.mark.parametrize("model", KINDS, ids=str)
def test_what_hangs_on_a_person_is_not_in_the_administration(model):
    """Whoever may write sign-ins, addresses or passkeys there is in somebody's account."""
    people = [field.name for field in model._meta.concrete_fields if field.related_model is get_user_model()]
    assert people == (["owner"] if issubclass(model, Curated) else [])


@pytest.mark.parametrize("model", sorted(set(KINDS) & set(paged_models()), key=str), ids=str)
def test_a_curated_row_leads_to_its_page(curating, alice, model):
    row = one_of_each(alice)[model]
    model.objects.filter(pk=row.pk).update(owner=None)
    assert f'href="{row.get_absolute_url()}"' in curating.get(page(model, "change", row.pk)).text
