"""A course from planned to completed, and what an employer pays back of it against the allowance of a year."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.models import Allowance, Reimbursement
from learning.tuition import Spent, spent
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.learning.make import course

pytestmark = [pytest.mark.django_db, on_that_day]

PAGE, ADD = "/learning/tuition/", "/learning/reimbursements/add/"
MONEY = st.decimals(0, 10_000, places=2)


def back(owner, on=TODAY, title="Anatomy", **amounts):
    of = course(owner, title, status="planned", cost=612)
    return Reimbursement.objects.create(owner=owner, course=of, requested_on=on, **{"requested": 100, **amounts})


def allowance(owner, amount=1500, **fields):
    return Allowance.objects.create(owner=owner, amount=amount, **{"year": 2026, "currency": "USD", **fields})


def move(client, mine, status):
    page = client.post(f"{mine.get_absolute_url()}move/", {"status": status}, follow=True)
    mine.refresh_from_db()
    return page


# ---------------------------------------------------------------- planned to completed
def test_a_planned_course_is_started_and_then_completed(signed_in, alice):
    mine = course(alice, status="planned")
    assert "Started: Wound care basics." in move(signed_in, mine, "in-progress").text
    assert (mine.status, mine.start, mine.finish) == ("in-progress", TODAY, None)
    assert "Completed: Wound care basics." in move(signed_in, mine, "completed").text
    assert (mine.status, mine.finish) == ("completed", TODAY)


def test_days_that_were_planned_ahead_are_today_once_it_happened(signed_in, alice):
    mine = course(alice, status="planned", start=ahead(5), finish=ahead(40))
    move(signed_in, mine, "completed")
    assert (mine.start, mine.finish) == (TODAY, TODAY)
    mine.full_clean()


def test_days_that_are_over_stay_as_they_are(signed_in, alice):
    mine = course(alice, status="in-progress", start=ago(90), finish=ago(3))
    move(signed_in, mine, "completed")
    assert (mine.start, mine.finish) == (ago(90), ago(3))


def test_an_overdue_course_that_is_started_keeps_its_days_possible(signed_in, alice):
    mine = course(alice, status="planned", finish=ago(3))
    move(signed_in, mine, "in-progress")
    mine.full_clean()
    assert (mine.status, mine.start) == ("in-progress", None)


@pytest.mark.parametrize(
    ("status", "to"), [("completed", "planned"), ("dropped", "completed"), ("planned", "dropped"), ("planned", "x")]
)
def test_what_is_no_next_step_changes_nothing(signed_in, alice, status, to):
    mine = course(alice, status=status, finish=ago(2))
    move(signed_in, mine, to)
    assert (mine.status, mine.version) == (status, 1)


def test_a_completed_course_offers_to_be_logged_until_it_is(signed_in, alice):
    mine = course(alice, finish=ago(1))
    assert "Log it as a credit" in signed_in.get(mine.get_absolute_url()).text
    mine.credits.create(owner=alice, title="It", day=ago(1))
    assert "Log it as a credit" not in signed_in.get(mine.get_absolute_url()).text


# ---------------------------------------------------------------- what is left of the year
def test_paid_and_approved_are_used_and_what_was_asked_waits(signed_in, alice):
    allowance(alice)
    back(alice, requested=100, approved=90, paid=80), back(alice, requested=50, approved=40), back(alice, requested=306)
    (year,) = spent(alice, 2026)
    assert (year.paid, year.agreed, year.waiting, year.left) == (80, 40, 306, 1380)
    assert "$1,380 of $1,500 left." in signed_in.get(PAGE).text


def test_another_year_currency_and_person_are_kept_apart(alice, charlie):
    allowance(alice)
    back(alice, on=ago(400), paid=7), back(alice, paid=5, currency="EUR"), back(charlie, paid=9)
    assert [(each.currency, each.allowed, each.paid) for each in spent(alice, 2026)] == [("EUR", None, 5), ("USD", 1500, 0)]
    assert [each.paid for each in spent(alice, 2025)] == [7]


def test_what_is_in_the_bin_uses_nothing(signed_in, alice):
    allowance(alice)
    signed_in.post(back(alice, paid=100).remove_url)
    assert spent(alice, 2026)[0].used == 0


@given(allowed=MONEY, paid=MONEY, agreed=MONEY, waiting=MONEY)
def test_used_and_left_are_the_allowance_or_it_is_overdrawn(allowed, paid, agreed, waiting):
    year = Spent(2026, "USD", allowed, paid, agreed, waiting)
    assert year.left >= 0 and year.over >= 0
    assert year.used + year.left == max(allowed, year.used)
    assert (year.over == 0) == (year.used + waiting <= allowed)


# ---------------------------------------------------------------- over the allowance
def ask(client, mine, amount, **fields):
    form = {"course": mine.pk, "requested": amount, "requested_on": str(TODAY), "currency": "USD", **fields}
    return client.post(ADD, form, follow=True).text


def test_a_request_over_the_allowance_is_saved_and_warned_of(signed_in, alice):
    allowance(alice, 500)
    back(alice, requested=300, approved=300)
    page = ask(signed_in, course(alice, status="planned"), "250")
    assert "All you asked for in 2026 is $50 more than your allowance of $500." in page
    assert Reimbursement.objects.count() == 2 and "is $50 more than your allowance" in signed_in.get(PAGE).text


@pytest.mark.parametrize(
    "fields", [{"requested": "200"}, {"currency": "EUR"}, {"requested_on": "2025-11-24"}, {"requested_on": ""}]
)
def test_a_request_within_the_allowance_or_outside_of_it_warns_of_nothing(signed_in, alice, fields):
    allowance(alice, 200)
    assert "more than your allowance" not in ask(signed_in, course(alice, status="planned"), "250", **fields)
    assert Reimbursement.objects.exists()


# ---------------------------------------------------------------- requested, approved, paid back
def step(client, mine, name):
    page = client.post(f"{mine.get_absolute_url()}step/", {"step": name}, follow=True).text
    mine.refresh_from_db()
    return page


def test_a_request_is_approved_and_then_paid_back_with_one_button_each(signed_in, alice):
    mine = back(alice, on=ago(9), requested=Decimal("460.50"))
    assert "Approved: $460.50 for Anatomy." in step(signed_in, mine, "approved")
    assert "Paid back: $460.50 for Anatomy." in step(signed_in, mine, "paid")
    assert (mine.approved, mine.paid, mine.approved_on, mine.paid_on) == (Decimal("460.50"), Decimal("460.50"), TODAY, TODAY)


def test_what_was_approved_in_part_is_paid_in_part(signed_in, alice):
    mine = back(alice, requested=612, approved=540)
    step(signed_in, mine, "paid")
    assert mine.paid == 540


@pytest.mark.parametrize(("amounts", "name"), [({}, "paid"), ({"approved": 5}, "approved"), ({"paid": 5}, "paid"), ({}, "x")])
def test_a_step_that_is_not_the_next_one_changes_nothing(signed_in, alice, amounts, name):
    mine = back(alice, **amounts)
    step(signed_in, mine, name)
    assert mine.version == 1


def test_a_step_of_a_request_for_a_day_ahead_is_never_before_it(signed_in, alice):
    mine = back(alice, on=ahead(9))
    step(signed_in, mine, "approved")
    assert mine.approved_on == ahead(9)
    mine.full_clean()


# ---------------------------------------------------------------- the pages
def test_the_year_has_its_requests_and_those_without_a_day_are_apart(signed_in, alice):
    back(alice, title="This year"), back(alice, on=ago(400), title="Last year"), back(alice, on=None, title="Some day")
    page, before = signed_in.get(PAGE), signed_in.get(f"{PAGE}?year=2025")
    assert [str(each.course) for each in page.context["asked"]] == ["This year"]
    assert [str(each.course) for each in page.context["undated"]] == ["Some day"] and page.context["years"] == [2025, 2027]
    assert [str(each.course) for each in before.context["asked"]] == ["Last year"] and before.context["years"] == [2024, 2026]


@pytest.mark.parametrize("year", ["x", "0", "99999", "²026", "%00", "-1", ""])
def test_a_year_that_is_none_is_this_year(signed_in, year):
    assert signed_in.get(f"{PAGE}?year={year}").context["year"] == 2026


def test_an_empty_year_says_what_will_be_here(signed_in):
    assert "Nothing asked for in 2026." in signed_in.get(PAGE).text


def test_a_course_says_what_is_left_and_asks_for_what_was_not_asked_yet(signed_in, alice):
    allowance(alice)
    mine = back(alice, requested=600, paid=500).course
    page = signed_in.get(mine.get_absolute_url()).text
    assert "$1,000 of your 2026 allowance of $1,500 are left." in page and "requested=12.00&amp;" in page
    filled = signed_in.get(f"{ADD}?course={mine.pk}&requested=12&requested_on=2026-11-24").context["form"]
    assert filled["requested"].value() == "12" and str(filled["course"].value()) == str(mine.pk)


def test_a_free_course_says_nothing_of_money(signed_in, alice):
    assert "Cost and what comes back" not in signed_in.get(course(alice, cost=0, finish=ago(1)).get_absolute_url()).text


def test_another_persons_requests_are_on_no_page_of_mine(signed_in, charlie):
    theirs = back(charlie, title="Theirs")
    assert "Theirs" not in signed_in.get(PAGE).text
    assert signed_in.post(f"{theirs.get_absolute_url()}step/", {"step": "approved"}).status_code == 404
    assert signed_in.post(f"{theirs.course.get_absolute_url()}move/", {"status": "completed"}).status_code == 404


def test_the_page_of_a_year_costs_the_same_however_much_was_asked_for(signed_in, alice, django_assert_max_num_queries):
    of = course(alice, status="planned")
    Reimbursement.objects.bulk_create(
        Reimbursement(owner=alice, course=of, requested=1, requested_on=TODAY if n % 2 else None) for n in range(150)
    )
    with django_assert_max_num_queries(15):
        page = signed_in.get(PAGE)
    assert len(page.context["asked"]) == 50 and page.context["more"]
