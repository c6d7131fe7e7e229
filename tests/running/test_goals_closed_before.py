"""Goals that were there before they could be measured stay as they are; one that was closed gets the nearest day that is known."""

import uuid
from datetime import UTC, datetime

import pytest
import time_machine

from tests.running.test_names_become_rows import MigrationExecutor, connection, migrated

pytestmark = pytest.mark.slow  # it migrates all the way back and forth


@pytest.fixture
def long_ago(transactional_db):
    yield migrated([("goals", "0005_steps_know_their_proof")])
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def test_a_goal_keeps_all_it_said_and_a_closed_one_has_a_day(long_ago, django_user_model):
    owner = django_user_model.objects.create(email="a@example.org").pk
    with time_machine.travel(datetime(2026, 3, 2, 12, tzinfo=UTC), tick=False):
        for state in ("active", "paused", "achieved", "dropped"):
            goal = long_ago.get_model("goals", "Goal").objects
            goal.create(owner_id=owner, title=state, why="Why", state=state, form_key=uuid.uuid4())
    rows = migrated([("goals", "0006_goals_measured_by_asks")]).get_model("goals", "Goal").objects.order_by("pk")
    assert [(each.title, each.why, each.measure, str(each.closed_on)) for each in rows] == [
        ("active", "Why", "", "None"), ("paused", "Why", "", "None"),
        ("achieved", "Why", "", "2026-03-02"), ("dropped", "Why", "", "2026-03-02"),
    ]  # fmt: skip
