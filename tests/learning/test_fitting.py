"""What a credit fits is proposed: from its words, and from the last one like it."""

import pytest

from learning.fitting import Said, stem, why
from learning.models import Category, Credit
from tests.calendar import ago, on_that_day
from tests.learning.credit_form import AAMA, ADD, form, ticked, told
from tests.learning.make import course
from tests.learning.renewals import credit, held

pytestmark = [pytest.mark.django_db, on_that_day]


def test_saving_without_a_category_asks_once_and_then_saves_as_it_is(signed_in, dietitian):
    page = signed_in.post(ADD, form())
    assert page.status_code == 200 and ticked(page) == {"Ethics or health equity"} and not Credit.objects.exists()
    assert signed_in.post(ADD, form(looked="true")).status_code == 302
    assert not Credit.objects.get().categories.exists()


def test_what_fits_nothing_is_saved_at_once(signed_in, dietitian):
    assert signed_in.post(ADD, form("Wound care")).status_code == 302


def test_what_is_ticked_already_stays_when_more_is_proposed(signed_in, alice):
    cma = held(alice, "cma-aama")
    general = Category.objects.get(code="general")
    page = signed_in.post(ADD, form("Clinical skills", provider=AAMA, unit="points", categories=[general.pk], check="1"))
    assert ticked(page) == {"General", "Clinical", "Approved by the AAMA"} and told(page)[str(cma)].counts


def test_a_form_that_is_wrong_is_refused_before_anything_is_proposed(signed_in, dietitian):
    page = signed_in.post(ADD, form(day="soon", check="1"))
    assert page.context["form"].errors["day"] and page.context["form"]["title"].value() == "Ethics at the bedside"
    assert not page.context["form"].verdicts


@pytest.mark.parametrize(
    ("said", "name", "issuer", "fits"),
    [
        ({"title": "Preventing medical errors"}, "Prevention of medical errors", "", True),
        ({"title": "Medical news"}, "Prevention of medical errors", "", False),
        ({"title": "Health equity"}, "Ethics or health equity", "", True),
        ({"title": "Health"}, "Ethics or health equity", "", False),
        ({"title": "ACLS refresher"}, "Advanced CPR (ACLS/PALS)", "", True),
        ({"title": "Trafficking in human beings"}, "Human-trafficking course (direct care)", "", True),
        ({"title": "Direct care"}, "Human-trafficking course (direct care)", "", False),
        ({"title": "Ohio nursing law"}, "Category A (Ohio nursing law and rules)", "", True),
        ({"title": "AMA PRA Category 1 rounds"}, "Category 1", "", True),
        ({"title": "Rounds"}, "Category 1", "", False),
        ({"title": "Rounds", "approval": "P-17"}, "Category I (pre-approved)", "", True),
        ({"title": "Rounds"}, "Category I (pre-approved)", "", False),
        ({"title": "Rounds"}, "Category II (self-claimed)", "", True),
        ({"title": "Rounds", "provider": "AAMA"}, "AAMA-approved", "CMA (AAMA)", True),
        ({"title": "Rounds", "provider": "City"}, "AAMA-approved", "CMA (AAMA)", False),
        ({"title": "Rounds", "provider": "City"}, "Other providers (not AAMA-approved)", "CMA (AAMA)", True),
        ({"title": "Rounds", "provider": "AAMA"}, "Other providers (not AAMA-approved)", "CMA (AAMA)", False),
        ({"title": "Leading", "provider": "ACHE", "delivery": "in-person"}, "ACHE in-person education", "ACHE", True),
        ({"title": "Leading", "provider": "ACHE", "delivery": "recorded"}, "ACHE in-person education", "ACHE", False),
        ({"title": "From a colleague", "kind": "feedback"}, "Practice-related feedback", "", True),
        ({"title": "Practice feedback", "kind": "exam"}, "Practice-related feedback", "", False),
        ({"title": ""}, "Any of the three areas", "", False),
    ],
)
def test_a_category_fits_when_all_its_name_asks_for_is_there(said, name, issuer, fits):
    assert bool(why(Said(**said), name, issuer)) is fits


@pytest.mark.parametrize(("one", "other"), [("ethics", "ethical"), ("prevention", "preventing"), ("recognizing", "recognised")])
def test_two_forms_of_a_word_are_one(one, other):
    assert stem(one) == stem(other)


def test_nothing_is_proposed_for_another_persons_credential_or_one_given_up(signed_in, charlie, alice):
    held(charlie, "rdn-cdr"), held(alice, "ndtr-cdr", state="given-up")
    assert signed_in.post(ADD, form()).status_code == 302


def test_a_rule_that_is_not_verified_is_not_proposed(signed_in, alice):
    held(alice, "cen-bcen")
    assert signed_in.post(ADD, form("Clinical pearls", unit="contact hours")).status_code == 302


def test_what_was_ticked_last_time_is_ticked_again_and_says_so(signed_in, alice):
    cma = held(alice, "cma-aama", issued=ago(1700))
    credit(alice, 3, "points", "administrative", title="Front office meeting", day=ago(40)).not_for.add(cma)
    page = signed_in.post(ADD, form("Front office meeting, autumn", unit="points"))
    assert ticked(page) == {"Administrative"} and page.context["form"]["not_for"].value() == [str(cma.pk)]
    assert "as with “Front office meeting” of Oct 15." in page.text


def test_what_was_unticked_last_time_is_not_proposed_again(signed_in, alice, dietitian):
    credit(alice, 1, "CPEU", title="Ethics at the bedside", day=ago(400))
    assert signed_in.post(ADD, form()).status_code == 302 and not Credit.objects.first().categories.exists()


def test_the_same_provider_and_kind_of_source_are_alike_enough(signed_in, alice):
    held(alice, "cma-aama", issued=ago(1700))
    before = course(alice, "Vaccines", finish=ago(50))
    credit(alice, 3, "points", "general", provider="City College", course=before, delivery="live-online")
    now = course(alice, "Splints", provider="city college", finish=ago(1), minutes=120)
    filled = signed_in.get(f"{ADD}?course={now.pk}").context["form"]
    assert filled["categories"].value() and filled["unit"].value() == "points"
    assert filled["delivery"].value() == "live-online"


def test_what_another_person_ticked_is_never_learned(signed_in, charlie, dietitian):
    theirs = Category.objects.get(code="ethics-or-health-equity")
    Credit.objects.create(owner=charlie, title="Wound care", day=ago(4), amount=1).categories.add(theirs)
    assert signed_in.post(ADD, form("Wound care")).status_code == 302
