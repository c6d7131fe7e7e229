"""How many made-up people come, who may sign in, and when none come. Apart from test_populate.py, where one is there."""

import pytest
from django.core.management import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careertrack.accounts.models import User
from careertrack.demo.populate.kinds import LEAST
from careertrack.demo.populate.people import address
from experience.models import Shift
from tests.running.test_populate import everything, populate

pytestmark = pytest.mark.django_db


def test_with_a_password_they_sign_in(client):
    populate(records=LEAST, password="a measured house")
    client.post("/accounts/login/", {"login": address(1, 1), "password": "a measured house"})
    assert client.get("/").status_code == 200


def test_records_are_shared_out_among_the_people():
    populate(people=2, records=2 * LEAST + 1)
    sizes = [sum(rows.count() for rows in everything(user).values()) for user in User.objects.order_by("pk")]
    assert sizes == [LEAST + 1, LEAST]


def test_ten_times_the_records_are_not_ten_times_the_queries():
    counts = []
    for seed, records in ((3, 200), (4, 2_000)):
        with CaptureQueriesContext(connection) as captured:
            populate(seed=seed, records=records)
        counts.append(len(captured))
    assert counts[1] < counts[0] * 1.3


@pytest.mark.parametrize(
    "options",
    [
        {"people": 0}, {"people": "many"}, {"people": "²"}, {"people": 10**30}, {"records": -5}, {"records": LEAST - 1},
        {"records": "1e5"}, {"seed": "x"}, {"seed": -1}, {"password": "short"},
    ],
    ids=str,
)  # fmt: skip
def test_nonsense_is_refused_in_one_sentence(options):
    with pytest.raises(CommandError, match=r"\A[^\n]+ Nothing was added\.\Z"):
        populate(**options)
    assert not User.objects.exists()


def test_it_does_not_run_beside_real_people(alice):
    with pytest.raises(CommandError, match="1 real person"):
        populate()
    assert User.objects.count() == 1


def test_it_does_where_that_is_said(alice):
    populate(records=LEAST, among_people=True)
    assert User.objects.count() == 2 and not Shift.objects.for_user(alice).exists()
