"""The day on which the domain tests take place: a Tuesday, noon in UTC."""

from datetime import UTC, datetime, timedelta

import pytest

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
TODAY = NOON.date()
# tick=False: nothing in a test depends on how fast it runs.
on_that_day = pytest.mark.time_machine(NOON, tick=False)


def ago(days):
    return TODAY - timedelta(days=days)


def ahead(days):
    return TODAY + timedelta(days=days)
