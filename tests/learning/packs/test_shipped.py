"""The packs in the catalogue: complete, proved, and the cases a career hangs on word for word."""

from datetime import date

import pytest

from learning.packs import shelf
from learning.packs.examples import try_all
from learning.packs.ledger import read
from learning.renewal import Cycle, answer
from tests.learning.packs.make import LEDGER
from tests.learning.renewal.make import figures, missing, states

PACKS = {path.stem: shelf.read(path) for path in shelf.shipped()}
FOUR = {
    *("nremt-emt", "nremt-paramedic", "arrt-rt", "cma-aama", "cpht-ptcb", "rrt-nbrc", "rhia-ahima", "rhit-ahima", "otr-nbcot"),
    *("rn-bc-ancc", "ches-nchec", "rdn-cdr", "pa-c-nccpa", "fache-ache", "cphq-nahq", "cic-cbic", "us-ca-rn", "us-fl-rn"),
    *("us-oh-rn", "us-pa-rn", "us-cna-federal", "aha-bls", "uk-nmc", "au-nmba-rn"),
}


def told(code, start, end, *rows, renewal=None):
    """What a pack says of rows like `2024-05-01 credit 30 hours national-component`."""
    lines = [LEDGER.splitlines()[0]]
    for number, row in enumerate(rows, 1):
        day, kind, amount, *unit, tags = row.split(" ")
        lines.append(f"{number},{day},{kind},{amount},{' '.join(unit)},{tags.strip('-')},")
    cycle = Cycle(date.fromisoformat(start), date.fromisoformat(end), renewal)
    return answer(PACKS[code].rule_set, cycle, read("\n".join(lines)))


@pytest.mark.parametrize("code", sorted(PACKS))
def test_a_pack_proves_itself(code):
    assert PACKS[code].code == code and not [each for each in try_all(PACKS[code]) if each.differences]


@pytest.mark.parametrize("code", sorted(FOUR))
def test_a_pack_has_four_examples_one_complete_and_one_that_refuses(code):
    wanted = [example["expect"] for example in PACKS[code].value["examples"]]
    assert len(wanted) >= 4 and {expect["complete"] for expect in wanted} == {"yes", "no"}
    reasons = {reason for expect in wanted for refused in expect.get("refused", {}).values() for reason in refused.values()}
    assert reasons & {"over-maximum", "outside-window"}


@pytest.mark.parametrize("code", sorted(PACKS))
def test_every_pack_says_where_it_comes_from_and_when_that_was_checked(code):
    pack = PACKS[code].value
    assert pack["source"].startswith("http") and pack["source_date"] and pack["checked_on"] == "2026-11-22"


def test_what_is_not_verified_asks_nothing():
    drafts = [rule for rule in PACKS["nremt-emt"].value["rules"] if rule.get("draft") == "yes"]
    assert len(drafts) == 5 and len(PACKS["nremt-emt"].rule_set.asked) == 4
    assert not {"ccma-nha", "mls-ascp", "ccrn-aacn", "cst-nbstsa", "uk-gphc"} & set(PACKS)


def test_an_emt_without_local_hours_is_not_done():
    rows = ("2024-05-01 credit 30 hours national-component", "2024-06-01 credit 10 hours individual-component")
    assert missing(told("nremt-emt", "2024-04-01", "2026-03-31", *rows)) == {"local-state-component": 10, "total": 10}


def test_a_nurse_with_twelve_participatory_hours_is_told_eight():
    rows = ("2024-05-01 credit 12 CPD hours participatory-learning", "2024-06-01 credit 23 CPD hours -")
    found = missing(told("uk-nmc", "2023-04-01", "2026-03-31", *rows))
    assert (found["participatory-learning"], found["total"], found["practice-hours"]) == (8, 8, 450)


def test_two_college_credits_are_thirty_points():
    rows = ("2024-05-01 credit 2 college credits clinical;other-providers-not-aama-approved",)
    assert figures(told("cma-aama", "2021-01-01", "2025-12-31", *rows))["total"] == (30, 30, 30)


def test_twenty_hours_and_then_four_are_eight_short_for_a_nurse_aide():
    rows = ("2024-05-01 credit 20 hours in-service-education", "2025-05-01 credit 4 hours in-service-education")
    found = missing(told("us-cna-federal", "2024-01-01", "2025-12-31", *rows))
    assert (found["in-service-education"], found["total"]) == (8, 8)


def test_the_first_renewal_in_pennsylvania_asks_for_child_abuse_only():
    found = told("us-pa-rn", "2024-05-01", "2026-04-30", renewal=1)
    assert states(found) == {"child-abuse-recognition-and-reporting": "missing", "total": "not-due"}


@pytest.mark.parametrize(("renewal", "due"), [(None, 0), (1, 0), (2, 1), (3, 1), (6, 2)])
def test_florida_asks_for_more_at_some_renewals(renewal, due):
    found = states(told("us-fl-rn", "2024-05-01", "2026-04-30", renewal=renewal))
    assert sum(found[code] != "not-due" for code in ("recognising-impairment-in-the-workplace", "domestic-violence")) == due


@pytest.mark.parametrize(
    ("code", "slug"),
    [
        ("arrt-rt", "sonography-credential-held-sonography-credits"),
        ("rn-bc-ancc", "pharmacology-advanced-practice-roles"),
        ("au-nmba-rn", "endorsement-e-g-scheduled-medicines"),
    ],
)
def test_what_only_holders_need_is_due_with_the_credential(code, slug):
    window = ("2025-06-01", "2026-05-31")
    assert states(told(code, *window))[slug] == "not-due"
    assert states(told(code, *window, f"2020-01-01 credential   {slug}"))[slug] == "missing"


@pytest.mark.parametrize(("code", "issued", "ends"), [
    ("nremt-emt", "2024-05-17", "2025-03-31"), ("cma-aama", "2024-05-17", "2029-05-31"), ("us-oh-rn", "2024-05-17", "2025-10-31"),
    ("aha-bls", "2024-05-17", "2026-05-31"), ("au-nmba-rn", "2024-05-17", "2024-05-31"), ("uk-nmc", "2024-05-17", "2027-05-16"),
])  # fmt: skip
def test_a_cycle_ends_as_the_facts_say(code, issued, ends):
    assert PACKS[code].anchor.ends(date.fromisoformat(issued)) == date.fromisoformat(ends)
