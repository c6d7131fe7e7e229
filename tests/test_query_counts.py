"""No page costs more queries for a person with 200 records of each kind than for one with 10."""

from itertools import groupby

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from zeal import NPlusOneError, zeal_context

from careertrack.accounts.models import User
from careertrack.core.areas import area_classes
from experience.models import Shift
from goals.models import Occupation, Pathway
from learning.models import Credential, CredentialType
from network.models import Organisation
from skills.models import Skill
from tests import life
from tests.calendar import NOON, on_that_day
from tests.kinds import listed_models
from trends.models import Resource, ResourceList, Trend

pytestmark = [pytest.mark.django_db, on_that_day]

SLUGS = [area.slug for area in area_classes()]
SHELVES = [route for area in area_classes() for _title, route in area.shelves]
FIXED = [
    "today",
    "areas",
    "suggestions",
    "bin",
    "more",
    "evidence:index",
    "evidence:missing",
    "experience:shift-log",
    "experience:report",
]


@pytest.fixture(scope="module")
def people(django_db_setup, django_db_blocker):
    """Two people made once: (10 of each kind, 200 of each kind)."""
    with django_db_blocker.unblock(), time_machine.travel(NOON, tick=False), transaction.atomic():
        made = person("few@example.com", 10), person("many@example.com", 200)
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f'ANALYZE "{table}"')  # as the database does by itself where rows were committed
        yield made
        transaction.set_rollback(True)


def person(email, size):
    made = User.objects.create_user(email)
    life.live(made, size)
    gone = sorted(life.binned(made, size), key=lambda record: record._meta.label)
    for model, records in groupby(gone, key=type):
        model.everything.bulk_create(records)
    return made


def queries(user, url):
    """Of the second request: the first may fill what Django keeps in memory."""
    client = Client()
    client.force_login(user)
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == 200
    return [query["sql"] for query in captured]


def cost(people, url_for):
    """What the page costs either of them."""
    few, many = (queries(user, url_for(user)) for user in people)
    assert len(few) == len(many), "\n".join(sql[:300] for sql in max(few, many, key=len))
    return len(many)


def oldest(model, user):
    """The record that everything is linked to."""
    rows = model.objects.for_user(user) if hasattr(model, "everything") else model.objects.filter(owner=user)
    return rows.order_by("pk").first()


@pytest.mark.parametrize("name", FIXED)
def test_a_page_across_areas_costs_the_same_for_10_and_200(people, name):
    cost(people, lambda user: reverse(name))


def test_search_costs_the_same_for_10_and_200(people):
    assert cost(people, lambda user: reverse("search", query={"q": "e"})) <= 40


def test_the_timeline_costs_at_most_two_for_each_kind_that_happens(people):
    """One to count its days, one for those that stand by themselves, where there are any."""
    assert [len(queries(user, reverse("timeline"))) <= 45 for user in people] == [True, True]


def test_today_costs_at_most_40(people):
    assert cost(people, lambda user: reverse("today")) <= 40


@pytest.mark.parametrize("slug", SLUGS)
def test_an_area_costs_the_same_for_10_and_200(people, slug):
    assert cost(people, lambda user: reverse(f"{slug}:index")) <= 30


@pytest.mark.parametrize("slug", SLUGS)
def test_what_counts_costs_the_same_for_10_and_200(people, slug):
    assert cost(people, lambda user: reverse("counts", args=[slug])) <= 18


@pytest.mark.parametrize("model", listed_models(), ids=lambda model: model.__name__)
def test_a_list_costs_the_same_for_10_and_200(people, model):
    assert cost(people, lambda user: reverse(model.route("list"))) <= 10


@pytest.mark.parametrize("model", listed_models(), ids=lambda model: model.__name__)
def test_a_record_costs_the_same_with_10_and_200_linked_to_it(people, model):
    cost(people, lambda user: oldest(model, user).get_absolute_url())


@pytest.mark.parametrize("action", ["add", "edit"])
@pytest.mark.parametrize("model", listed_models(), ids=lambda model: model.__name__)
def test_a_form_costs_the_same_with_10_and_200_choices(people, model, action):
    def url(user):
        return reverse(model.route(action), args=[oldest(model, user).pk] if action == "edit" else [])

    assert cost(people, url) <= 14


@pytest.mark.parametrize("route", SHELVES)
def test_a_shelf_costs_the_same_with_10_and_200_on_it(people, route):
    assert cost(people, lambda user: reverse(route)) <= 7


@pytest.mark.parametrize(
    "model",
    [Skill, Trend, Resource, ResourceList, Organisation, CredentialType, Occupation, Pathway],
    ids=lambda model: model.__name__,
)
def test_a_curated_row_costs_the_same_with_10_and_200_linked_to_it(people, model):
    assert cost(people, lambda user: oldest(model, user).get_absolute_url()) <= 16


def test_the_way_to_a_role_costs_the_same_for_10_and_200(people):
    assert cost(people, lambda user: reverse("goals:occupation-gap", args=[oldest(Occupation, user).slug])) <= 28


def test_an_audit_packet_costs_the_same_for_10_and_200_credits(people):
    assert cost(people, lambda user: reverse("learning:credential-packet", args=[oldest(Credential, user).pk])) <= 25


def test_a_page_that_asks_once_per_record_is_caught(people):
    """zeal is switched on for every test that makes a request."""
    with pytest.raises(NPlusOneError), zeal_context():
        [str(each.experience) for each in Shift.objects.for_user(people[0])]
