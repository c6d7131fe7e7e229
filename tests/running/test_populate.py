"""Made-up people to measure an instance with."""

from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction

from careertrack.accounts.models import User
from careertrack.demo.populate.kinds import KINDS
from careertrack.demo.populate.people import address
from experience.models import Shift
from network.models import Contact, Interaction
from tests.calendar import NOON, TODAY, on_that_day
from tests.kinds import owned_models

pytestmark = [pytest.mark.django_db, on_that_day]

SIZE = 400


def populate(**options):
    said = StringIO()
    call_command("populate", **{"people": 1, "records": SIZE, "stdout": said, **options})
    return said.getvalue()


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    """A person with some records of every kind, made once."""
    with django_db_blocker.unblock(), time_machine.travel(NOON, tick=False), transaction.atomic():
        populate()
        yield User.objects.get(email=address(1, 1))
        transaction.set_rollback(True)


def everything(user):
    return {kind.label: kind.model.everything.for_user(user) for kind in KINDS}


def written(user):
    """The words and days of it: links have other keys in another run."""
    return {
        label: [[str(getattr(row, field.name)) for field in told(rows.model)] for row in rows.order_by("pk")]
        for label, rows in everything(user).items()
    }


def told(model):
    left_out = {"id", "created_at", "updated_at"}
    return [field for field in model._meta.concrete_fields if field.name not in left_out and not field.is_relation]


@pytest.mark.parametrize("model", owned_models(), ids=lambda model: model.__name__)
def test_there_are_records_of_every_kind_a_person_can_have(made, model):
    assert model._meta.label in {kind.label for kind in KINDS} and model.everything.for_user(made).exists()


def test_it_is_exactly_as_many_records_as_asked_for(made):
    assert sum(rows.count() for rows in everything(made).values()) == SIZE


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.label)
def test_each_keeps_the_rules_of_its_form(made, kind):
    for record in kind.model.objects.for_user(made)[:40]:
        record.full_clean()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.label)
def test_each_is_found_by_its_words(made, kind):
    assert all(row.search_text == row.words() for row in kind.model.everything.for_user(made)[:40])


def test_the_count_of_changes_moves(made):
    assert made.records_version > 0


def test_records_lie_in_many_years_and_some_are_ahead(made):
    days = list(Shift.objects.for_user(made).values_list("day", flat=True))
    assert len({day.year for day in days}) >= 3 and min(days) < TODAY


def test_records_are_linked(made):
    contacts = Contact.objects.for_user(made)
    assert contacts.filter(organisation__owner=made).exists() and contacts.filter(tags__owner=made).exists()
    assert Interaction.objects.for_user(made).filter(contact__owner=made).exists()
    assert Shift.objects.for_user(made).filter(skills__isnull=False).exists()


def test_the_same_seed_makes_the_same_records(made):
    first = written(made)
    with transaction.atomic():
        made.delete()
        populate()
        assert written(User.objects.get(email=address(1, 1))) == first
        transaction.set_rollback(True)


def test_another_seed_makes_others(made):
    with transaction.atomic():
        populate(seed=2)
        assert written(User.objects.get(email=address(2, 1)))["network.Contact"] != written(made)["network.Contact"]
        transaction.set_rollback(True)


def test_a_second_run_adds_nobody_again(made):
    assert "1 of these people were here already" in populate()
    assert User.objects.count() == 1


def test_nobody_signs_in_without_a_password_asked_for(made, client):
    client.post("/accounts/login/", {"login": made.email, "password": ""})
    assert not made.has_usable_password() and client.get("/").status_code == 302
