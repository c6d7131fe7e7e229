"""Finds for you: what the library has for a category that is missing something, with the reason."""

import pytest

from careertrack.core.areas import areas_for
from learning.area import WANTING
from tests.calendar import TODAY, ahead, on_that_day
from tests.learning.make import credential
from tests.learning.renewals import credit, held
from tests.trends.make import read, resource, resource_list

pytestmark = [pytest.mark.django_db, on_that_day]

WHY = "RDN-CDR is missing 1 CPEU of Ethics or health equity."


def found(client, url="/learning/"):
    return [(each.title, each.reason) for each in client.get(url).context["finds"]]


@pytest.fixture
def dietitian(alice):
    return held(alice, "rdn-cdr")


@pytest.mark.parametrize(
    "serves", ["ethics", "leadership health-equity", "ethics-or-health-equity", "rdn-cdr-ethics-or-health-equity", "rdn-cdr"]
)
def test_what_serves_a_missing_category_is_found_with_its_reason(signed_in, dietitian, serves):
    resource("Equity at work", serves=serves)
    assert found(signed_in) == [("Equity at work", WHY)] == found(signed_in, dietitian.get_absolute_url())
    assert "Finds for you" in signed_in.get("/learning/").text and WHY in signed_in.get(dietitian.get_absolute_url()).text


@pytest.mark.parametrize("fields", [{"serves": "health"}, {"serves": "cma-aama"}, {"serves": "ethics", "state": "draft"}])
def test_what_serves_something_else_or_is_a_draft_is_not_found(signed_in, dietitian, fields):
    resource("Other", **fields)
    assert found(signed_in) == []


def test_once_the_category_is_full_nothing_is_found(signed_in, alice, dietitian):
    resource("Equity at work", serves="ethics")
    credit(alice, 1, "CPEU", "ethics-or-health-equity")
    assert found(signed_in) == [] and "Finds for you" not in signed_in.get("/learning/").text


def test_what_was_read_is_not_found_again(signed_in, alice, charlie, dietitian):
    mine, other = resource("Read", serves="ethics"), resource("Waiting", serves="ethics")
    read(alice, resource=mine), read(charlie, resource=other)
    assert [title for title, _why in found(signed_in)] == ["Waiting"]


def test_an_entry_of_a_list_says_which_list(signed_in, dietitian):
    resource_list(resource("Equity at work", serves="ethics"), title="For dietitians")
    assert signed_in.get("/learning/").context["finds"][0].words == "Guide. On the list “For dietitians”."


def test_what_helps_a_category_itself_comes_before_what_is_about_the_credential(signed_in, dietitian):
    resource("A page of the issuer", serves="rdn-cdr"), resource("Equity at work", serves="health-equity")
    assert [title for title, _why in found(signed_in)] == ["Equity at work", "A page of the issuer"]


def test_hours_worked_that_are_missing_are_nothing_to_read(signed_in, alice):
    held(alice, "au-nmba-rn")
    resource("Practice", serves="recency-of-practice")
    assert found(signed_in) == []


def test_another_persons_gap_finds_nothing_for_me(signed_in, charlie):
    held(charlie, "rdn-cdr")
    resource("Equity at work", serves="ethics")
    assert found(signed_in) == []


def test_an_area_that_wants_nothing_asks_nobody(signed_in, alice, django_assert_num_queries):
    resource("Equity at work", serves="ethics")
    areas = {area.slug: area for area in areas_for(alice, TODAY)}
    with django_assert_num_queries(0):
        assert areas["trends"].serving({}) == [] and areas["goals"].wants() == {}


def test_cards_and_kinds_of_ones_own_do_not_stand_before_a_license(signed_in, alice):
    resource("Equity at work", serves="ethics")
    for number in range(8):
        credential(alice, name=f"Card {number}", expires=ahead(5 + number))
    held(alice, "aha-bls", expires=ahead(9)), held(alice, "rdn-cdr", expires=ahead(300))
    assert found(signed_in) == [("Equity at work", WHY)]


def test_the_number_of_renewals_that_are_asked_about_is_bounded(signed_in, alice):
    resource("Equity at work", serves="ethics")
    for number in range(WANTING):
        shared = credential(alice, name=f"License {number}", expires=ahead(5 + number)).type
        shared.owner = None
        shared.save()
    held(alice, "rdn-cdr", expires=ahead(300))
    assert found(signed_in) == []
