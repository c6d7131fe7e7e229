"""What is somebody else's answers as what never was: by every method, word for word."""

import re

import pytest

from tests.canary import everything_of
from tests.test_ownership_walk import Asker, House
from tests.walk import Route

pytestmark = pytest.mark.django_db

NOBODYS = 2_000_000_000
METHODS = ("head", "put", "patch", "delete", "options", "trace")
# Of one answer and no other: its token, the keys of its forms.
OWN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}')


@pytest.fixture
def house():
    return House()


def keys_of(house):
    return {f"/{record.pk}/" for record in house.records.values()}


def hers(house):
    """The routes that name a record of hers, with the key of it."""
    for route in house.routes():
        for key in keys_of(house):
            if key in route.path and "invitation" not in route.name:
                yield route, key


def test_no_other_method_opens_what_is_hers_or_changes_it(house):
    """What may be asked of an address is said without looking for the record."""
    asker, before = Asker(house.charlie), everything_of(house.alice)
    for route, _key in hers(house):
        for method in METHODS:
            answer = asker.ask(method, route.path)
            assert answer.status_code in (404, 405) or (method == "options" and answer.content == b""), (method, route)
    assert everything_of(house.alice) == before


def test_no_method_fails_at_any_address(house):
    visitor = Asker(None)
    for route in house.routes():
        codes = {method: visitor.ask(method, route.path).status_code for method in METHODS}
        assert not [method for method, code in codes.items() if code >= 500], route


def test_what_is_hers_answers_as_what_never_was(house):
    asker, asked = Asker(house.charlie), list(hers(house))
    assert len(asked) > 100
    for route, key in asked:
        never = Route(route.name, route.path.replace(key, f"/{NOBODYS}/"))
        for mine, none in zip(asker.both(route), asker.both(never), strict=True):
            assert told(mine, key) == told(none, f"/{NOBODYS}/"), route


def told(answer, key):
    headers = {name: value.replace(key, "/") for name, value in answer.headers.items() if name != "Content-Length"}
    return answer.status_code, headers, OWN.sub("", answer.text.replace(key, "/"))
