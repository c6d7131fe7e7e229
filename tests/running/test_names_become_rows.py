"""Names that were typed before organizations and credential types had rows: each becomes its owner's own row, none is lost."""

import uuid

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

pytestmark = pytest.mark.slow  # it migrates all the way back and forth

BEFORE = [("network", "0003_american_words"), ("experience", "0003_partial_days"), ("learning", "0004_partial_days")]


def migrated(targets):
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return executor.loader.project_state(targets).apps


@pytest.fixture
def long_ago(transactional_db):
    yield migrated(BEFORE)
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def test_a_name_becomes_one_row_of_its_owner_and_every_record_points_at_it(long_ago, django_user_model):
    people = [django_user_model.objects.create(email=f"{n}@example.org").pk for n in range(2)]
    place, contact = long_ago.get_model("experience", "Experience"), long_ago.get_model("network", "Contact")
    card = long_ago.get_model("learning", "Credential")
    for owner in people:
        for name in ("Maple Court", "maple  COURT", "Élan"):
            place.objects.create(owner_id=owner, organisation=name, form_key=uuid.uuid4())
        contact.objects.create(owner_id=owner, name="Ruth", organisation="", form_key=uuid.uuid4())
        card.objects.create(owner_id=owner, name="BLS", form_key=uuid.uuid4(), removed_at="2026-01-01T00:00:00Z")
    executor = MigrationExecutor(connection)
    leaves = executor.loader.graph.leaf_nodes()
    executor.migrate(leaves)
    now = executor.loader.project_state(leaves).apps
    rows = now.get_model("experience", "Experience").objects.order_by("pk")
    assert [each.organisation.name for each in rows] == ["Maple Court", "Maple Court", "Élan"] * 2
    assert {(each.owner_id, each.organisation.owner_id) for each in rows} == {(owner, owner) for owner in people}
    assert now.get_model("network", "Organisation").objects.filter(search_text__startswith="elan").count() == 2
    assert not now.get_model("network", "Contact").objects.exclude(organisation=None).exists()
    assert [each.type.name for each in now.get_model("learning", "Credential").objects.all()] == ["BLS", "BLS"]
