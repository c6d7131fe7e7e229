"""What Today hears from Learning: the line, what expires, what to do next."""

import pytest

from careertrack.core import bin
from careertrack.core.answers import Urgency
from careertrack.core.counting import totals
from learning.area import Learning
from learning.models import Credential
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.learning.make import course, credential
from tests.named import credential_type

pytestmark = [pytest.mark.django_db, on_that_day]


def area(user):
    return Learning(user, TODAY)


def words(user):
    line = area(user).line()
    return line.value, line.note


def suggestions(user):
    """Without what is told of missing certificates: these have tests of their own."""
    return [each for each in area(user).suggest() if each.urgency != Urgency.UNPROVED]


# ---------------------------------------------------------------- the line
def test_the_line_without_anything_asks_for_the_first(alice, charlie):
    course(charlie), credential(charlie), bin.remove(course(alice)), bin.remove(credential(alice))
    assert words(alice) == ("No credentials yet", "Add a license or course")
    assert not area(alice).line().started


def test_the_line_counts_the_courses_of_this_year(alice):
    for finish in ("2026-01-01", "2026-11-24", "2025-12-31", "2026-11-25"):
        course(alice, finish=finish)
    course(alice, status="in-progress", finish=TODAY), bin.remove(course(alice, finish=TODAY))
    assert words(alice) == ("2 courses this year", "No credentials yet")


def test_the_line_speaks_of_one_course_in_the_singular(alice):
    course(alice, finish=TODAY)
    assert words(alice)[0] == "1 course this year"


@pytest.mark.parametrize("status", ["planned", "completed"])
def test_the_line_has_begun_with_a_course_that_does_not_count_yet(alice, status):
    course(alice, status=status)
    assert words(alice) == ("0 courses this year", "No credentials yet") and area(alice).line().started


@pytest.mark.parametrize(("number", "words_of_them"), [(1, "1 course under way"), (2, "2 courses under way")])
def test_the_line_counts_courses_under_way_until_one_is_finished_this_year(alice, number, words_of_them):
    for _each in range(number):
        course(alice, status="in-progress")
    course(alice, finish="2025-12-31"), bin.remove(course(alice, status="in-progress"))
    assert words(alice)[0] == words_of_them
    course(alice, finish=TODAY)
    assert words(alice)[0] == "1 course this year"


def test_the_line_names_what_expires_next(alice):
    credential(alice, name="Later", expires="2027-02-28")
    credential(alice, name="CPR", expires=TODAY), credential(alice, name="Planned", state="planned", expires=TODAY)
    assert words(alice) == ("2 credentials held", "CPR expires Nov 24")


def test_the_line_names_what_has_expired_before_what_is_ahead(alice):
    credential(alice, name="TB test", expires=ago(300)), credential(alice, name="CPR", expires=ago(1))
    credential(alice, name="BLS", expires=TODAY), credential(alice, name="Diploma")
    assert words(alice)[1] == "TB test expired Jan 28" and suggestions(alice)[0].title == "Renew TB test"


@pytest.mark.parametrize("fields", [{}, {"state": "planned", "expires": ahead(1)}, {"state": "given-up", "expires": ago(1)}])
def test_the_line_says_so_when_nothing_expires(alice, fields):
    credential(alice, **fields)
    assert words(alice)[1] == "Nothing expires"


def test_the_line_and_the_records_behind_it_say_the_same(signed_in, alice):
    course(alice, finish=TODAY), course(alice, finish=ago(400))
    line = area(alice).line()
    assert totals(alice, [line.ask]) == [line.amount] == [1]
    assert line.value in signed_in.get("/").text and line.value in signed_in.get("/learning/").text


# ---------------------------------------------------------------- what is due, what happened
def test_credentials_are_due_to_the_last_day_and_stay_due_when_expired(alice):
    lapsed, last = credential(alice, expires=ago(400)), credential(alice, expires=ahead(60))
    credential(alice, expires=ahead(61)), credential(alice), credential(alice, state="given-up", expires=TODAY)
    found = [(each.on, each.verb, each.record) for each in area(alice).due(ahead(60))]
    assert found == [(ago(400), "Expires", lapsed), (ahead(60), "Expires", last)]


def test_no_number_of_expired_credentials_hides_the_next(alice):
    old = credential_type(alice, "Old")
    Credential.objects.bulk_create(Credential(owner=alice, type=old, expires=ago(n)) for n in range(1, 61))
    assert words(alice)[1] == "Old expired Sep 25"
    here = credential(alice, name="CPR", expires=ahead(1))
    assert here in [each.record for each in area(alice).due(ahead(7))]
    assert "Renew CPR" in [each.title for each in suggestions(alice)]


def test_credentials_that_lapse_are_counted_by_their_day(alice):
    for day in (ago(1), TODAY, ahead(7), ahead(8), None):
        credential(alice, expires=day)
    assert area(alice).lapsing(ago(1), TODAY, ahead(7)) == [1, 2, 3]


def test_courses_completed_and_credentials_issued_happened(alice):
    done, issued = course(alice, finish=ago(3)), credential(alice, issued=TODAY)
    course(alice, finish=ago(4)), course(alice, finish=ahead(1)), course(alice, status="dropped", finish=ago(3))
    credential(alice, issued=ago(4)), credential(alice, issued=ahead(1)), bin.remove(course(alice, finish=ago(3)))
    found = [(each.on, each.verb, each.record) for each in area(alice).happened(ago(3), TODAY)]
    assert found == [(ago(3), "Completed", done), (TODAY, "Issued", issued)]


# ---------------------------------------------------------------- what to do next
def test_add_anything_that_expires_is_suggested_until_there_is_a_credential(signed_in, alice):
    course(alice)
    (first,) = suggestions(alice)
    assert (first.title, first.urgency, first.button) == ("Add anything that expires", Urgency.FIRST_STEP, "Add credential")
    assert first.title in signed_in.get("/").text
    signed_in.post(first.url, {"type": "BLS Provider", "state": "held"})
    assert not suggestions(alice)


@pytest.mark.parametrize(
    ("expires", "urgency", "reason"),
    [
        (ago(1), Urgency.EXPIRED, "It expired on Nov 23. Enter the new date once it is renewed"),
        (TODAY, Urgency.EXPIRING, "It expires today"),
        (ahead(1), Urgency.EXPIRING, "It expires on Nov 25, in 1 day"),
        (ahead(30), Urgency.EXPIRING, "It expires on Dec 24, in 30 days"),
        (ahead(31), Urgency.BEHIND, "It expires on Dec 25, in 31 days"),
        (ahead(60), Urgency.BEHIND, "It expires on Jan 23, 2027, in 60 days"),
    ],
)
def test_a_renewal_is_suggested_from_60_days_before_until_its_new_date_is_entered(signed_in, alice, expires, urgency, reason):
    mine = credential(alice, name="CPR", expires=expires)
    (found,) = suggestions(alice)
    assert (found.title, found.urgency, found.reason) == ("Renew CPR", urgency, reason)
    assert mine.edit_url in signed_in.get(found.url).text
    signed_in.post(mine.edit_url, {"type": "CPR", "state": "held", "expires": "2028-11-30", "version": mine.version})
    assert not suggestions(alice)


@pytest.mark.parametrize("fields", [{"expires": ahead(61)}, {}, {"state": "given-up", "expires": ago(1)}])
def test_nothing_is_to_be_renewed_early_or_once_given_up(alice, fields):
    credential(alice, **fields)
    assert not suggestions(alice)


@pytest.mark.parametrize(
    ("expires", "badge"),
    [
        (ago(1), ("expired", "Expired 1 day ago")),
        (TODAY, ("urgent", "Expires today")),
        (ahead(30), ("urgent", "Expires in 30 days")),
        (ahead(31), ("soon", "Expires in 31 days")),
        (ahead(60), ("soon", "Expires in 60 days")),
        (ahead(61), ("open", "Renewal open, 61 days left")),
        (ahead(180), ("open", "Renewal open, 180 days left")),
        (ahead(181), ("ok", "Valid to May 24, 2027")),
        (None, ("none", "No expiry")),
    ],
)
def test_a_badge_says_how_long_a_credential_lasts(signed_in, alice, expires, badge):
    mine = credential(alice, expires=expires)
    assert mine.badge == badge
    assert badge[1] in signed_in.get(mine.get_absolute_url()).text
