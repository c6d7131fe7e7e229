"""Hours somebody was asked about."""

import pytest
from django.test import Client

from tests.calendar import ago
from tests.experience.make import place, shift, sign_off
from tests.network.make import contact


@pytest.fixture
def ward(alice):
    ruth = contact(alice, "Ruth Lee", email="ruth@example.com")
    return place(alice, "Maple Court", notes="Private words", role="Volunteer in secret", supervisor=ruth)


@pytest.fixture
def asked(ward):
    shift(ward, day=ago(2), note="Nothing to do with it", minutes=60)
    return sign_off(shift(ward, day=ago(1), note="Breakfast round"), shift(ward, minutes=90))


@pytest.fixture
def visitor():
    return Client()
