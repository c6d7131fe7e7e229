"""Newer rules are shown beside those a cycle stays with, told until somebody decides, and never slipped in."""

import pytest

from learning.area import Learning
from learning.models import Credential, RuleSet
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.learning.renewals import credit, held, renew, standing

pytestmark = [pytest.mark.django_db, on_that_day]


@pytest.fixture
def cma(alice):
    mine = held(alice, "cma-aama", issued=ago(1700), expires=ahead(120))
    mine.save()
    return mine


def newer(mine, edition=2, **replaced):
    """Another version, published: 20 administrative points instead of 10."""
    text = RuleSet.objects.filter(code=mine.type.slug).order_by("edition").first().text
    text = text.replace("version: 1\n", f"version: {edition}\n", 1)
    text = text.replace("Administrative\n    rule: minimum\n    amount: 10", "Administrative\n    rule: minimum\n    amount: 20")
    text = text.replace("rule: remainder\n    amount: 30", "rule: remainder\n    amount: 20")
    for old, new in replaced.items():
        text = text.replace(f"{old}:", new, 1)
    row = RuleSet(text=text[: text.index("examples:")] + EXAMPLE, state="published")
    row.full_clean(validate_unique=False)
    row.save()
    return row


EXAMPLE = """examples:
  - {name: nothing, from: 2021-01-01, to: 2025-12-31, ledger: [], expect: {complete: no, missing: {administrative: 20,
     clinical: 10, general: 10, any-of-the-three-areas: 20, aama-approved: 30, total: 60}}}"""


def suggested(owner):
    return [each for each in Learning(owner, TODAY).suggest() if "new rules" in each.title]


def answer(client, mine, act, edition="2"):
    return client.post(f"{mine.get_absolute_url()}rules/", {"act": act, "edition": edition}, follow=True)


def test_a_credential_stays_with_the_rules_in_force_when_it_was_written_down(alice, cma):
    newer(cma)
    assert standing(cma).cycle.rule_set.edition == "1" and standing(cma).total.required == 60


def test_both_answers_stand_side_by_side_in_words(signed_in, alice, cma):
    credit(alice, 14, "points", "administrative")
    newer(cma)
    page = signed_in.get(cma.get_absolute_url())
    assert ("Administrative", "14 points, minimum 10: Minimum met", "14 points, minimum 20: 6 more needed") in page.context[
        "change"
    ].rows
    assert "The rules have changed" in page.text and "14 points, minimum 20: 6 more needed" in page.text


def test_looking_changes_nothing(signed_in, cma):
    newer(cma)
    signed_in.get(cma.get_absolute_url()), signed_in.get(f"{cma.get_absolute_url()}rules/")
    assert Credential.objects.get().rules.edition == "1"


def test_moving_is_one_button_and_the_page_follows(signed_in, cma):
    newer(cma)
    page = answer(signed_in, cma, "move")
    assert "Moved to version 2 of the rules." in page.text and page.context["change"] is None
    assert page.context["standing"].cycle.rule_set.edition == "2"


def test_a_cycle_that_names_its_rules_moves_too(signed_in, alice, cma):
    cycle = standing(cma).cycle
    cycle.number = 2
    cycle.save()
    newer(cma)
    found = answer(signed_in, cma, "move").context["standing"].cycle
    assert (found.rule_set.edition, found.number) == ("2", 2)


def test_newer_rules_are_suggested_once_they_are_in_force_and_until_somebody_decides(signed_in, alice, cma):
    assert suggested(alice) == []
    newer(cma)
    assert [each.title for each in suggested(alice)] == ["Look at the new rules of CMA-AAMA"]
    assert "This cycle stays with version 1." in answer(signed_in, cma, "stay").text
    assert suggested(alice) == [] and standing(cma).cycle.rule_set.edition == "1"
    newer(cma, edition=3)
    assert len(suggested(alice)) == 1


def test_a_draft_and_rules_of_another_time_are_not_told(signed_in, alice, cma):
    row = newer(cma, cycle="in_force: {from: 2027-01-01}\ncycle:")
    assert suggested(alice) == [] and signed_in.get(cma.get_absolute_url()).context["change"] is None
    RuleSet.objects.filter(pk=row.pk).update(state="draft")
    assert suggested(alice) == []


def test_an_answer_to_other_rules_than_those_shown_changes_nothing(signed_in, cma):
    newer(cma)
    assert "Nothing was changed." in answer(signed_in, cma, "move", edition="9").text
    assert Credential.objects.get().rules.edition == "1"


def test_another_persons_cycle_is_not_found(client, charlie, cma):
    client.force_login(charlie)
    newer(cma)
    assert answer(client, cma, "move").status_code == 404 and Credential.objects.get().rules.edition == "1"


def test_rules_that_were_retired_still_hold_for_who_stays_with_them(alice, cma):
    newer(cma)
    RuleSet.objects.filter(edition="1").update(state="retired")
    assert standing(cma).cycle.rule_set.edition == "1"


def test_the_next_cycle_begins_with_the_rules_in_force_then(signed_in, cma):
    newer(cma)
    renew(signed_in, cma)
    cma.refresh_from_db()
    assert standing(cma).cycle.rule_set.edition == "2"


def test_another_type_has_other_rules(alice, cma):
    other = held(alice, "us-ca-rn")
    cma.type = other.type
    cma.save()
    assert cma.rules.code == "us-ca-rn"
