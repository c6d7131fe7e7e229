"""Rules per year, per so many months, at some renewals; and when cycles end."""

from datetime import date

import pytest

from learning.renewal import Cycle, RuleSet
from learning.renewal.anchors import Anchor
from learning.renewal.periods import months_later, years
from tests.learning.renewal.make import figures, item, missing, replayed, rule, rules, states


def test_a_rule_per_year_is_judged_each_year_and_summed():
    asked = rules(rule("inservice", "minimum", 12, per_year=True))
    told = replayed(asked, item(20, "inservice", day="2024-05-01"), item(4, "inservice", day="2025-05-01"))
    assert figures(told) == {"inservice": (24, 16, 8)}


def test_a_total_per_year_is_judged_with_its_topics_each_year():
    yearly = (rule("topic", "minimum", 2, per_year=True),)
    asked = RuleSet("made", "1", yearly, rule("total", "minimum", 12, per_year=True))
    told = replayed(asked, item(12, day="2024-05-01"), item(12, "topic", day="2025-05-01"))
    assert figures(told) == {"topic": (12, 2, 2), "total": (24, 22, 2)}


def test_shortfalls_of_two_years_add_up_in_the_total_of_a_cycle():
    assert missing(replayed(rules(rule("topic", "minimum", 2, per_year=True), total=12), item(12))) == {"topic": 4, "total": 4}


def test_years_run_from_the_first_day_and_a_year_begun_is_one():
    spans = years(Cycle(date(2024, 2, 29), date(2025, 3, 1)))
    assert spans == [(date(2024, 2, 29), date(2025, 2, 27)), (date(2025, 2, 28), date(2025, 3, 1))]


@pytest.mark.parametrize(("day", "short"), [("2021-01-01", {}), ("2020-12-31", {"practice": 450})])
def test_a_period_longer_than_the_window_looks_back_from_the_last_day(day, short):
    asked = rules(rule("practice", "minimum", 450, "practice hours", back=60))
    assert missing(replayed(asked, item(450, "practice", day=day, unit="practice hours"))) == short


def test_what_is_asked_once_counts_from_any_day():
    asked = rules(rule("course", "minimum", 1, "course", ever=True))
    assert missing(replayed(asked, item(1, "course", day="1999-01-01", unit="course"))) == {}
    assert missing(replayed(asked, item(1, "course", day="2026-01-01", unit="course"))) == {"course": 1}


@pytest.mark.parametrize(("renewal", "state"), [(None, "not-due"), (1, "not-due"), (2, "missing"), (3, "not-due"), (4, "missing")])
def test_a_rule_of_every_second_renewal_is_due_at_every_second(renewal, state):
    assert states(replayed(rules(rule("topic", "minimum", 2, every=2)), renewal=renewal)) == {"topic": state}


@pytest.mark.parametrize(("renewal", "state"), [(None, "missing"), (1, "not-due"), (2, "missing")])
def test_an_exception_of_the_first_renewal_holds_only_there(renewal, state):
    assert states(replayed(rules(rule("topic", "minimum", 2, except_first=True)), renewal=renewal)) == {"topic": state}


def test_months_end_where_they_have_no_such_day():
    assert months_later(date(2024, 1, 31), 1) == date(2024, 2, 29) and months_later(date(2024, 3, 31), -1) == date(2024, 2, 29)


ISSUED = date(2024, 5, 17)


@pytest.mark.parametrize(
    ("anchor", "first", "second"),
    [
        (Anchor(24), date(2026, 5, 16), date(2028, 5, 16)),
        (Anchor(24, "issue-month"), date(2026, 5, 31), date(2028, 5, 31)),
        (Anchor(24, "fixed", 3, 31), date(2025, 3, 31), date(2027, 3, 31)),
        (Anchor(24, "fixed", 10, 31, "odd"), date(2025, 10, 31), date(2027, 10, 31)),
        (Anchor(24, "fixed", 10, 31, "even"), date(2024, 10, 31), date(2026, 10, 31)),
        (Anchor(24, "birth-month", shift=-1), date(2025, 2, 28), date(2027, 2, 28)),
        (Anchor(24, "birth-month", shift=1, years="even"), date(2026, 4, 30), date(2028, 4, 30)),
    ],
)
def test_a_cycle_ends_where_its_anchor_says(anchor, first, second):
    born = date(1990, 3, 9)
    assert anchor.ends(ISSUED, 1, born) == first and anchor.ends(ISSUED, 2, born) == second
    assert anchor.cycle(ISSUED, 2, born).start > anchor.cycle(ISSUED, 1, born).end


def test_earning_may_end_before_validity_does():
    anchor = Anchor(60, "fixed", 12, 31, earned_before=12)
    assert anchor.ends(ISSUED) == date(2024, 12, 31) and anchor.cycle(ISSUED, 2) == Cycle(date(2025, 1, 1), date(2028, 12, 31), 2)
