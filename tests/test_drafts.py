"""A draft never reaches a person: in no list, on no page, in no choice, suggestion or search."""

import pytest
from django.db import transaction
from django.urls import NoReverseMatch, reverse

from careertrack.core import catalogue
from careertrack.overview.search import search
from goals.forms import DirectionForm
from goals.models import Occupation, Pathway, PathwayStep
from learning.adding import CredentialForm
from learning.crediting import CreditForm
from learning.models import Category, Credential, CredentialType
from network.models import Organisation
from tests.test_catalogue import shipped_models
from trends.models import Trend

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shipped(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        catalogue.load()
        yield
        transaction.set_rollback(True)


def drafts(model):
    return list(model.objects.filter(owner=None, state="draft").order_by("pk"))


def test_some_of_what_is_shipped_is_a_draft(shipped):
    assert {model for model in shipped_models() if drafts(model)} >= {
        Organisation,
        CredentialType,
        Category,
        Occupation,
        PathwayStep,
    }


@pytest.mark.parametrize("model", shipped_models())
def test_no_draft_is_in_its_list_or_has_a_page(shipped, signed_in, model):
    try:
        page = signed_in.get(reverse(model.route("list")), {"size": 200}).text
    except NoReverseMatch:
        page = ""
    for row in drafts(model):
        name = f">{getattr(row, 'name', row)}<"
        assert name not in page and name not in signed_in.get(row.get_absolute_url()).text


@pytest.mark.parametrize("model", [Organisation, CredentialType, Occupation])
def test_no_draft_is_suggested_or_found_by_its_name(shipped, alice, model):
    form = {Organisation: None, CredentialType: CredentialForm, Occupation: DirectionForm}[model]
    names = {row.name for row in drafts(model)}
    if form:
        field = form(owner=alice).fields["type" if model is CredentialType else "target"]
        assert not names & set(field.widget.names)
    for name in names:
        assert model.known_as(alice, name).owner == alice


@pytest.mark.parametrize("model", [Organisation, CredentialType, Occupation, Trend])
def test_no_draft_is_found_by_search(shipped, alice, model):
    for row in drafts(model)[:10]:
        assert row not in [hit for area in search(alice, row.name) for hit in area.rows]


def test_no_draft_step_is_on_its_pathway(shipped, signed_in):
    page = signed_in.get("/goals/pathways/rn-to-crna/").text
    assert "Accredited nurse anesthetist program" in page and "Critical-care certification" not in page


def test_no_draft_category_is_a_choice(shipped, alice):
    Credential.objects.create(owner=alice, type=CredentialType.objects.get(slug="nremt-emt"))
    offered = set(CreditForm(owner=alice).fields["categories"].queryset.values_list("state", flat=True))
    assert offered == {"published"}


def test_what_is_a_part_of_a_draft_is_a_draft(alice):
    hidden = CredentialType.objects.create(slug="x", name="Hidden card")
    Category.objects.create(slug="x-a", name="Topic", code="a", credential_type=hidden, state="published")
    assert not hidden.categories.visible_to(alice).exists()


def test_a_step_leads_to_no_draft_and_a_pathway_to_none(signed_in):
    role, card = (
        Occupation.objects.create(slug="r", name="Hidden role"),
        CredentialType.objects.create(slug="c", name="Hidden card"),
    )
    path = Pathway.objects.create(slug="p", name="Path", occupation=role, state="published")
    PathwayStep.objects.create(slug="p-1", name="First", pathway=path, credential_type=card, state="published")
    page = signed_in.get(path.get_absolute_url()).text
    assert "First" in page and "Hidden" not in page


def test_an_occupation_names_no_draft(signed_in):
    role = Occupation.objects.create(slug="r", name="Nurses", state="published")
    role.credential_types.add(CredentialType.objects.create(slug="c", name="Hidden card"))
    Pathway.objects.create(slug="p", name="Hidden path", occupation=role)
    assert "Hidden" not in signed_in.get(role.get_absolute_url()).text
