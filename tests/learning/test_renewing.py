"""A credential's page says how its renewal stands, from the person's own records, as the engine judges them."""

import json
from datetime import timedelta

import pytest

from careertrack.core import bin
from learning import renewal
from learning.area import Learning
from learning.models import Category, Credit, RenewalCycle, RuleSet
from learning.pace import pace
from learning.packs.told import as_json
from learning.told import bars, sentence
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.experience.make import place, shift
from tests.learning.make import course, credential
from tests.learning.renewals import credit, figures, held, renew, standing

pytestmark = [pytest.mark.django_db, on_that_day]


def test_credits_count_in_the_categories_they_carry(alice, cma):
    credit(alice, 14, "points", "general"), credit(alice, 6, "points", "administrative")
    found = figures(cma)
    assert found["general"] == (10, 0) and found["administrative"] == (6, 4) and found["total"][0] == 20


def test_the_sentence_says_what_a_total_hides(alice, cma):
    credit(alice, 30, "points", "clinical")
    assert sentence(standing(cma)).startswith(
        "30 points to go. At least 10 must be Administrative, and at least 10 must be General"
    )


def test_the_page_and_checkrules_give_the_same_answer(alice, cma):
    credit(alice, 14, "points", "general"), credit(alice, 3, "points", "clinical", day=ago(2000)), credit(alice, None, "points")
    mine = standing(cma)
    again = renewal.answer(rules_of(cma), mine.cycle.window, [entry.item for entry in mine.entries])
    assert as_json(mine.answer) == as_json(again) and json.dumps(as_json(again))


def rules_of(mine):
    return RuleSet.objects.get(code=mine.type.slug).pack.rule_set


def test_a_credit_out_of_the_cycle_does_not_count_and_says_so(alice, cma):
    credit(alice, 5, "points", "general", day=ago(1900))
    found = next(each for each in bars(standing(cma)) if each.requirement.code == "general")
    assert found.counted == [] and [why for _entry, why in found.refused] == ["Its day is outside the days that count."]


def test_a_credit_moved_removed_and_restored_is_right_each_time(alice, cma):
    made = credit(alice, 5, "points", "general")
    assert figures(cma)["general"][0] == 5
    bin.remove(made)
    assert figures(cma)["general"][0] == 0
    bin.restore(alice, made.form_key)
    made.refresh_from_db()
    made.day = standing(cma).cycle.start - timedelta(days=1)
    made.save()
    assert figures(cma)["general"][0] == 0


def test_the_first_and_last_day_of_the_cycle_count(alice, cma):
    cycle = standing(cma).cycle
    credit(alice, 2, "points", "general", day=cycle.start)
    assert figures(cma)["general"][0] == 2


def test_what_the_person_left_out_does_not_count_there(alice, cma):
    made = credit(alice, 5, "points", "general")
    made.not_for.add(cma)
    found = next(each for each in bars(standing(cma)) if each.requirement.code == "general")
    assert [why for _entry, why in found.refused] == ["You said it does not count here."]


def test_one_hour_moves_every_credential_it_serves_and_says_why_not_where_not(alice):
    nurse, paramedic = held(alice, "us-ca-rn"), held(alice, "nremt-paramedic")
    credit(alice, 2, "contact hours")
    assert figures(nurse)["total"][0] == 2
    assert standing(paramedic).total.counted == 0
    assert standing(paramedic).answer.items[0].refused["total"] in ("wrong-tag", "wrong-unit")


def test_hours_worked_and_reflections_fill_the_rules_that_ask_for_them(alice):
    nurse = held(alice, "uk-nmc", issued=ago(900), expires=ahead(100))
    shift(place(alice, kind="full-time"), minutes=60 * 20), shift(place(alice, "Fair"), minutes=600)
    found = figures(nurse)
    assert found["practice-hours"] == (20, 430)


def test_a_plain_total_of_ones_own_type_is_judged_too(alice):
    mine = credential(alice, name="House card", issued=ago(100), expires=ahead(100))
    mine.type.total, mine.type.unit = 10, "hours"
    mine.type.save()
    credit(alice, 4, "hours")
    assert (standing(mine).total.counted, sentence(standing(mine))) == (4, "6 hours to go.")


def test_what_is_to_go_says_of_what_and_one_is_one(alice):
    card, aide = held(alice, "aha-bls"), held(alice, "us-cna-federal")
    assert sentence(standing(card)) == "1 course completion to go." and "3 topics (Dementia" in sentence(standing(aide))


def test_without_a_day_or_rules_nothing_is_claimed(signed_in, alice):
    never, unknown = credential(alice, name="Diploma"), credential(alice, name="Local card", expires=ahead(40), issued=ago(9))
    assert standing(never).answer is None and standing(unknown).answer is None
    assert "what its renewal asks for" in signed_in.get(never.get_absolute_url()).text
    assert "No renewal rules are known" in signed_in.get(unknown.get_absolute_url()).text


def test_the_pace_says_whether_it_is_in_time(alice, cma):
    assert "not complete before the last day" in pace(standing(cma), TODAY)
    credit(alice, 59, "points", "general")
    assert "before the last day" in pace(standing(cma), TODAY) or "too late" in pace(standing(cma), TODAY)


@pytest.mark.parametrize("day", [ago(2000), ahead(900)])
def test_a_cycle_not_begun_or_over_has_no_pace(cma, day):
    assert pace(standing(cma), TODAY) and pace(standing(cma), day) == ""


def test_what_expires_is_renewed_also_where_nobody_knows_when_its_cycle_began(signed_in, alice):
    card = credential(alice, issued=None, expires=ahead(90))
    assert f"/learning/credentials/{card.pk}/renew/" in signed_in.get(card.get_absolute_url()).text


def test_the_page_shows_figures_reasons_and_their_source(signed_in, alice, cma):
    credit(alice, 14, "points", "general")
    page = signed_in.get(cma.get_absolute_url()).text
    assert "Renewal progress" in page and "10 more needed" in page and "What counted for General" in page
    assert RuleSet.objects.get().source in page


def test_what_if_answers_without_saving(signed_in, cma):
    page = signed_in.get(cma.get_absolute_url(), {"if-amount": "60", "if-category": "general"})
    assert page.context["would_be"] and not Credit.objects.exists()


@pytest.mark.parametrize("asked", [{"if-amount": "x"}, {"if-amount": "-1"}, {"if-amount": "1", "if-category": "nothing"}])
def test_what_if_in_nonsense_is_refused_at_its_field(signed_in, cma, asked):
    page = signed_in.get(cma.get_absolute_url(), asked)
    assert page.context["would_be"] == "" and page.context["what_if"].errors


def test_another_persons_credits_never_count(alice, charlie, cma):
    credit(charlie, 60, "points", "general")
    assert figures(cma)["total"][0] == 0


def test_renewing_keeps_the_answer_and_opens_the_next_cycle(signed_in, alice, cma):
    credit(alice, 14, "points", "general")
    before = standing(cma)
    assert "Renewed" in renew(signed_in, cma).text
    cma.refresh_from_db()
    closed = RenewalCycle.objects.get()
    assert closed.answer == as_json(before.answer) and closed.rule_set == RuleSet.objects.get()
    assert figures(cma)["total"][0] == 0 and standing(cma).cycle.start > closed.end


def test_a_closed_cycle_says_what_it_said_whatever_is_logged_later(signed_in, alice, cma):
    renew(signed_in, cma)
    kept = RenewalCycle.objects.get().answer
    credit(alice, 14, "points", "general", day=ago(300))
    assert RenewalCycle.objects.get().answer == kept
    assert "Earlier cycles" in signed_in.get(cma.get_absolute_url()).text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"expires": "2026-12-01"}, "when it expires now"),
        ({"submitted_on": "2026-11-30"}, "still ahead"),
        ({"expires": "soon"}, "Enter a valid date"),
    ],
)
def test_a_renewal_that_cannot_be_is_refused_and_nothing_is_closed(signed_in, cma, wrong, said):
    assert said in renew(signed_in, cma, **wrong).text
    assert not RenewalCycle.objects.exists()


def test_the_page_costs_the_same_whatever_was_logged(signed_in, alice, cma, django_assert_max_num_queries):
    for number in range(30):
        credit(alice, 1, "points", "general", day=ago(number))
        credential(alice, name=f"Card {number}", issued=ago(9), expires=ahead(9))
    with django_assert_max_num_queries(20):
        signed_in.get(cma.get_absolute_url())


def test_the_area_says_all_it_has_for_today_in_six_queries(alice, cma, django_assert_max_num_queries):
    for number in range(20):
        credit(alice, 1, "points", "general", day=ago(number)), course(alice, f"Course {number}", finish=ago(number))
        credential(alice, name=f"Card {number}", issued=ago(9), expires=ahead(9 * number))
    held(alice, "uk-nmc", expires=ahead(100), issued=ago(900))
    area = learning(alice)
    with django_assert_max_num_queries(6):
        area.line(), list(area.due(ahead(365))), area.lapsing(TODAY, ahead(60)), list(area.suggest())


def learning(owner):
    return Learning(owner, TODAY)


def test_the_line_reads_toward_the_renewal_that_ends_next(alice, cma):
    held(alice, "us-ca-rn", expires=ahead(300))
    credit(alice, 14, "points", "general")
    line = learning(alice).line()
    assert (line.value, line.amount, line.target) == ("14 of 60 points", 14, 60)


def test_what_the_pace_will_miss_is_suggested_with_the_reason(alice, cma):
    credit(alice, 14, "points", "general")
    found = next(each for each in learning(alice).suggest() if each.title.startswith("Earn"))
    assert found.title == "Earn 46 more points for CMA-AAMA" and "at least" in found.reason.lower()


def gaps(owner):
    return [each.title for each in learning(owner).suggest() if each.title.startswith("Earn")]


def test_each_credential_that_its_pace_will_miss_is_suggested_the_nearest_first(alice, cma):
    held(alice, "nremt-paramedic", expires=ahead(300)), held(alice, "us-ca-rn", expires=ahead(45))
    assert [title.partition(" for ")[2] for title in gaps(alice)] == ["US-CA-RN", "CMA-AAMA", "NREMT-PARAMEDIC"]


def test_only_those_are_suggested_that_will_be_missed(alice, cma):
    held(alice, "us-ca-rn", expires=ahead(300)), credit(alice, 30, "contact hours")
    assert gaps(alice) == ["Earn 60 more points for CMA-AAMA"]


def test_rules_without_a_total_are_missed_by_the_hours_they_ask_for(alice):
    held(alice, "rnc-ncc", expires=ahead(300))
    assert gaps(alice) == ["Earn 15 more CE hours for RNC-NCC"]


def test_what_was_sent_in_and_what_one_course_renews_has_no_pace(alice, cma):
    cma.sent_on = TODAY
    cma.save()
    held(alice, "aha-bls", expires=ahead(300))
    assert gaps(alice) == []


def test_what_is_complete_is_not_suggested(alice, cma):
    for code in ("general", "administrative", "clinical"):
        made = credit(alice, 20, "points", code, "approved-by-the-aama")
        made.categories.add(*Category.objects.filter(code__contains="aama"))
    assert not [each for each in learning(alice).suggest() if each.title.startswith("Earn")]


def test_a_course_becomes_a_credit_without_being_typed_again(signed_in, alice):
    made = course(alice, "Wound care", provider="City College", finish=ago(3), minutes=90)
    form = signed_in.get(f"/learning/credits/add/?course={made.pk}").context["form"]
    filled = {name: form[name].value() for name in ("title", "amount", "provider", "day")}
    assert filled == {"title": "Wound care", "amount": "1.5", "provider": "City College", "day": ago(3)}


def test_anothers_course_fills_nothing_in(signed_in, charlie):
    theirs = course(charlie, "Theirs", minutes=60)
    assert "Theirs" not in signed_in.get(f"/learning/credits/add/?course={theirs.pk}").text


def test_what_counted_in_a_closed_cycle_never_counts_in_the_next(signed_in, alice, cma):
    credit(alice, 14, "points", "general")
    renew(signed_in, cma, expires="2027-09-30")
    cma.refresh_from_db()
    assert standing(cma).cycle.start == RenewalCycle.objects.get().end + timedelta(days=1)
    assert figures(cma)["total"][0] == 0
