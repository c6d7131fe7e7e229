"""Categories and steps beside what they belong to."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goals.models import Pathway, PathwayStep
from learning.models import Category, CredentialType
from tests.canary import CANARY, one_of_each
from tests.test_exchange import SHELVES, address, curating  # noqa: F401

pytestmark = pytest.mark.django_db

PROVENANCE = {"source": "", "source_date": "", "checked_on": "", "state": "draft"}


@pytest.fixture
def card():
    return CredentialType.objects.create(slug="cma", name="CMA", state="published")


def test_a_credential_type_leads_to_its_categories_and_to_a_new_one(curating, card):  # noqa: F811
    Category.objects.create(slug="cma-a", name="Clinical", code="clinical", credential_type=card)
    for page in (address(CredentialType, "changelist"), reverse("admin:learning_credentialtype_change", args=[card.pk])):
        text = curating.get(page).text
        assert f'{address(Category, "changelist")}?credential_type__id__exact={card.pk}">Categories: 1<' in text
        assert f"{address(Category, 'add')}?credential_type={card.pk}" in text


def test_the_list_of_categories_is_narrowed_by_their_credential(curating, card):  # noqa: F811
    other = CredentialType.objects.create(slug="rn", name="RN")
    Category.objects.create(slug="cma-a", name="Clinical", code="clinical", credential_type=card)
    Category.objects.create(slug="rn-a", name="Ethics", code="ethics", credential_type=other)
    page = curating.get(address(Category, "changelist"), {"credential_type__id__exact": card.pk}).text
    assert "Clinical" in page and ">Ethics<" not in page and reverse("admin:learning_credentialtype_change", args=[card.pk]) in page


def test_a_category_is_called_after_its_credential(curating, card):  # noqa: F811
    form = {"credential_type": card.pk, "name": "Local / state component", "slug": "", "code": "", "rule": "exact", **PROVENANCE}
    curating.post(address(Category, "add"), form)
    made = Category.objects.get()
    assert (made.slug, made.code) == ("cma-local-state-component", "local-state-component")
    assert "CMA has one of this name already." in curating.post(address(Category, "add"), form).text


def test_a_step_added_from_its_pathway_is_the_next(curating):  # noqa: F811
    path = Pathway.objects.create(slug="p", name="Path")
    PathwayStep.objects.create(slug="p-4", name="Fourth", pathway=path, position=4)
    page = curating.get(address(PathwayStep, "add"), {"pathway": path.pk})
    assert page.context["adminform"].form.initial["position"] == 5
    assert curating.get(address(PathwayStep, "add"), {"pathway": "9" * 40}).status_code == 200


@pytest.mark.parametrize("model", [CredentialType, Category, Pathway, PathwayStep])
def test_a_list_asks_the_database_as_often_for_many_rows_as_for_few(curating, model):  # noqa: F811
    counts = []
    for size in (3, 30):
        fill(size)
        curating.get(address(model, "changelist"))
        with CaptureQueriesContext(connection) as asked:
            curating.get(address(model, "changelist"))
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 15


def fill(size):
    for n in range(size):
        card = CredentialType.objects.create(slug=f"c-{size}-{n}", name=f"Card {n}")
        Category.objects.create(
            slug=f"k-{size}-{n}", name=f"Topic {n}", code=f"t-{n}", credential_type=card, amount=3, unit="hours"
        )
        path = Pathway.objects.create(slug=f"p-{size}-{n}", name=f"Path {n}")
        PathwayStep.objects.create(slug=f"s-{size}-{n}", name=f"Step {n}", pathway=path, credential_type=card)


@pytest.mark.parametrize("model", SHELVES)
def test_no_list_filter_or_form_of_the_administration_names_a_persons_own_row(curating, model, alice):  # noqa: F811
    fill(2)
    made = one_of_each(alice)
    Pathway.objects.create(name=CANARY, owner=alice)
    Category.objects.create(name=CANARY, owner=alice, credential_type=made[CredentialType])
    for page in ("changelist", "add", "import"):
        assert CANARY not in curating.get(address(model, page)).text
