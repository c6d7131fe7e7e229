"""Credentials under the shipped rules."""

import pytest

from tests.calendar import ago, ahead
from tests.learning.renewals import held


@pytest.fixture
def cma(alice):
    return held(alice, "cma-aama", issued=ago(1700), expires=ahead(120))


@pytest.fixture
def dietitian(alice):
    return held(alice, "rdn-cdr")
