"""When no sample people are added. Apart from test_demo.py, where they are there all the time."""

import pytest
from django.core.management import CommandError, call_command

from careertrack.accounts.models import User

pytestmark = pytest.mark.django_db


def test_an_instance_that_has_other_people_is_left_alone(alice):
    with pytest.raises(CommandError, match="This instance has 1 other person. Run it again with --yes"):
        call_command("demo", password="a tour of the house")
    assert User.objects.get() == alice


@pytest.mark.parametrize("password", ["short", "11 letters.", "qwerty123456"])
def test_a_weak_password_is_refused_and_nobody_is_added(password):
    with pytest.raises(CommandError, match="Nothing was added."):
        call_command("demo", password=password)
    assert not User.objects.exists()
