"""What if: an amount with its category, how it is taught and whether it is approved, answered without saving."""

import pytest

from learning.models import Category, Credit
from tests.calendar import ago, ahead, on_that_day
from tests.learning.renewals import held

pytestmark = [pytest.mark.django_db, on_that_day]

NAMES = {
    "aama-approved": "AAMA-approved",
    "other-providers-not-aama-approved": "Other providers (not AAMA-approved)",
    "ache-in-person-education": "ACHE in-person education",
    "ache-virtual-interactive-education": "ACHE virtual interactive education",
}


@pytest.fixture
def ask(signed_in, alice):
    """What the page of a credential under these rules answers."""

    def asked(code, issuer, **said):
        mine = held(alice, code, issued=ago(900), expires=ahead(120))
        mine.type.issuer = issuer
        mine.type.save()
        for row in Category.objects.filter(code__in=NAMES):
            Category.objects.filter(pk=row.pk).update(name=NAMES[row.code])
        page = signed_in.get(mine.get_absolute_url(), {f"if-{name}": value for name, value in said.items()})
        assert not Credit.objects.exists()
        return page.context["would_be"]

    return asked


AAMA = ("cma-aama", "American Association of Medical Assistants (AAMA)")
ACHE = ("fache-ache", "American College of Healthcare Executives (ACHE)")


def test_an_amount_of_a_category_says_what_is_left(ask):
    assert ask(*AAMA, amount=60, category="clinical").endswith("It counts as: Clinical.")


def test_what_is_approved_counts_there_too(ask):
    said = ask(*AAMA, amount=60, category="clinical", approval="yes")
    assert said.startswith("20 points to go.") and "It counts as: Clinical, " in said and "pproved" in said


def test_what_is_not_approved_meets_the_limit_of_other_providers(ask):
    said = ask(*AAMA, amount=60, category="clinical", approval="no")
    assert "Other providers" in said and said.startswith("30 points to go.")


@pytest.mark.parametrize(("delivery", "code"), [("in-person", "n-person"), ("live-online", "irtual")])
def test_how_it_is_taught_decides_where_a_credential_asks_for_it(ask, delivery, code):
    assert code in ask(*ACHE, amount=4, delivery=delivery, approval="yes").partition("It counts as:")[2]


def test_a_chosen_category_is_never_beside_its_own_alternative(ask):
    said = ask(*ACHE, amount=4, category="ache-virtual-interactive-education", delivery="in-person", approval="yes")
    assert "n-person" not in said.partition("It counts as:")[2]
