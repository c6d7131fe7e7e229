"""A goal as a sentence: the measure is chosen first, then its lists; what cannot be is refused in one sentence."""

import pytest
from django import forms
from django.utils.html import escape

from careertrack.core.models import Curated, Owned
from goals.asks import ask_of, every_column, known, narrowing, sentence
from goals.models import Goal
from learning.models import Category, CredentialType
from tests.calendar import TODAY, ahead, on_that_day
from tests.canary import one_of_each
from tests.experience.make import place, shift
from tests.goals.make import goal
from tests.network.make import contact
from tests.refusal import refused
from tests.skills.make import skill
from tests.trends.make import trend
from trends.models import Trend

pytestmark = [pytest.mark.django_db, on_that_day]

ADD = "/goals/goals/add/"
every_measure = pytest.mark.parametrize("code", sorted(known()))


def typed(code, **fields):
    return {"measure": code, "state": "active", "in_focus": "on", **fields}


def made(client, code, **fields):
    answer = client.post(f"{ADD}?measure={code}", typed(code, **fields))
    assert answer.status_code == 302, answer.context["form"].errors
    return Goal.objects.get()


def form_of(client, code):
    return client.get(f"{ADD}?measure={code}").context["form"]


# ---------------------------------------------------------------- the sentence
def test_what_can_count_is_chosen_from_a_list_without_a_script(signed_in):
    page = signed_in.get(ADD).text
    assert '<option value="experience.hours">Hours done</option>' in page and "goals.milestones" not in page
    assert 'name="amount"' not in page and "<script" not in page.split("<main")[1]


@every_measure
def test_each_measure_has_a_form_of_its_own_lists(signed_in, code):
    form = form_of(signed_in, code)
    assert f'<option value="{code}" selected>' in signed_in.get(f"{ADD}?measure={code}").text
    shown = set(form.fields) & {*every_column()}
    assert shown - {"per"} == {"amount", *narrowing(known()[code])}
    assert ("per" in shown) == (known()[code].kind.value != "level")


def test_a_sentence_becomes_an_ask(signed_in):
    mine = made(signed_in, "experience.hours", amount="200", kind="volunteer", setting="long-term-care", target_day="2027-06-30")
    assert (mine.amount, mine.title) == (12_000, "200 hours, volunteering, long-term care")
    ask = ask_of(mine, mine.start, mine.target_day)
    assert ask.filters == (("kind", "volunteer"), ("setting", "long-term-care"))


def test_only_hours_a_supervisor_confirmed_can_be_asked_for(signed_in, alice):
    mine = made(signed_in, "experience.hours", amount="200", sign_off="signed")
    assert (mine.sign_off, mine.title) == ("signed", "200 hours, signed off")
    shift(place(alice), 60)
    page = signed_in.get(mine.get_absolute_url()).text
    assert "0 <small>of 200 hours signed off" in page and "Not signed off" in page
    form = signed_in.get(mine.edit_url).context["form"]
    assert form["sign_off"].value() == "signed"


def test_hours_that_were_declined_are_no_goal(signed_in):
    answer = signed_in.post(f"{ADD}?measure=experience.hours", typed("experience.hours", amount="5", sign_off="declined"))
    assert list(answer.context["form"].errors) == ["sign_off"] and not Goal.objects.exists()


def test_a_title_that_was_typed_is_kept(signed_in):
    assert made(signed_in, "learning.courses", amount="3", title="Study again").title == "Study again"


@pytest.mark.parametrize(
    ("code", "fields", "words"),
    [
        ("experience.hours", {"amount": "1:20"}, "1 h 20 min"),
        ("learning.credits", {"amount": "2.5", "unit": "contact hours"}, "2.5 contact hours"),
        ("network.mentor_meetings", {"amount": "1", "per": "month"}, "1 mentor meeting, each month"),
        ("trends.readings", {"amount": "2", "per": "week"}, "2 readings, each week"),
        ("learning.credentials", {"amount": "1"}, "1 credential"),
    ],
)
def test_each_kind_of_amount_is_read_and_said_in_its_unit(signed_in, code, fields, words):
    mine = made(signed_in, code, **fields)
    assert sentence(mine) == words
    assert escape(words) in signed_in.get(mine.get_absolute_url()).text


def test_a_level_is_chosen_from_the_scale_of_a_skill(signed_in, alice):
    talk = skill("Communication")
    mine = made(signed_in, "skills.level", amount="4", skill=talk.pk)
    assert sentence(mine) == "Level 4, Communication"


def test_records_that_narrow_it_are_named(signed_in, alice):
    here, ruth = place(alice, "Maple Court"), contact(alice, "Ruth")
    assert sentence(made(signed_in, "experience.hours", amount="5", experience=here.pk)) == "5 hours, Maple Court"
    Goal.objects.all().delete()
    assert sentence(made(signed_in, "network.interactions", amount="5", contact=ruth.pk)) == "5 interactions, Ruth"


# ---------------------------------------------------------------- what cannot be
@pytest.mark.parametrize(
    ("code", "wrong", "field", "words"),
    [
        ("experience.hours", {"amount": ""}, "amount", "Enter how much you want."),
        ("experience.hours", {"amount": "many"}, "amount", "Enter hours as a number, like 4, 1.5, 1:30 or 4h30."),
        ("experience.hours", {"amount": "9" * 14}, "amount", "Enter 999,999 hours at most."),
        ("experience.hours", {"amount": "0"}, "amount", "Enter more than 0."),
        ("learning.courses", {"amount": "2.5"}, "amount", "Enter a whole number from 1 to 100,000."),
        ("learning.courses", {"amount": "0"}, "amount", "Enter a whole number from 1 to 100,000."),
        ("learning.credits", {"amount": "0", "unit": "points"}, "amount", "Enter more than 0."),
        ("learning.credits", {"amount": "-5", "unit": "points"}, "amount", "Enter more than 0."),
        ("learning.credits", {"amount": "3", "unit": ""}, "unit", "Choose the unit."),
        ("skills.level", {"amount": "4", "skill": ""}, "skill", "Choose the skill."),
        ("skills.level", {"amount": "", "skill": ""}, "amount", "Enter how much you want."),
        ("learning.courses", {"amount": "1", "start": "2027-01-02", "target_day": "2027-01-01"}, "target_day",
         "Target date: enter Jan 2, 2027 or a later day."),
    ],
)  # fmt: skip
def test_what_cannot_be_counted_is_refused(signed_in, code, wrong, field, words):
    if (code, field) == ("skills.level", "amount"):
        wrong = wrong | {"skill": skill("Communication").pk}
    assert refused(signed_in, f"{ADD}?measure={code}", typed(code, **wrong), field) == words


@pytest.mark.parametrize(("other", "wanted"), [("setting", "clinic"), ("kind", "full-time")])
def test_a_place_that_is_none_of_the_kind_beside_it_is_refused(signed_in, alice, other, wanted):
    here = place(alice, "Maple Court", setting="long-term-care", kind="volunteer")
    form = typed("experience.hours", amount="5", experience=here.pk, **{other: wanted})
    words = refused(signed_in, f"{ADD}?measure=experience.hours", form, other)
    assert words == f"Maple Court has another {other}. Choose one of the two."


def test_a_measure_that_is_none_is_refused_and_one_in_the_address_is_ignored(signed_in):
    assert signed_in.post(ADD, typed("nonsense", title="X")).context["form"].errors["measure"]
    assert not form_of(signed_in, "goals.milestones").measure and not form_of(signed_in, "nonsense").measure


@every_measure
def test_anothers_records_narrow_nothing(signed_in, charlie, code):
    theirs = one_of_each(charlie)
    kind = CredentialType.objects.create(owner=charlie, name="Theirs")
    theirs |= {
        Trend: trend(owner=charlie),
        CredentialType: kind,
        Category: Category.objects.create(owner=charlie, credential_type=kind, name="Theirs"),
    }
    for name, field in form_of(signed_in, code).fields.items():
        if isinstance(field, forms.ModelChoiceField):
            row = theirs[field.queryset.model]
            answer = signed_in.post(f"{ADD}?measure={code}", typed(code, amount="1", **{name: row.pk}))
            assert issubclass(type(row), Owned | Curated) and name in answer.context["form"].errors
    assert not Goal.objects.filter(owner__email="alice@example.com").exists()


# ---------------------------------------------------------------- edits
def test_an_edit_opens_with_what_was_asked(signed_in, alice):
    mine = goal(alice, measure="experience.hours", amount=90, setting="clinic")
    form = signed_in.get(mine.edit_url).context["form"]
    assert (form["amount"].value(), form["setting"].value(), form.measure.code) == ("1.5", "clinic", "experience.hours")
    assert 'value="1.5"' in signed_in.get(mine.edit_url).text


def test_another_measure_forgets_what_the_last_was_asked(signed_in, alice):
    mine = goal(alice, "Study", measure="experience.hours", amount=90, setting="clinic")
    form = signed_in.get(f"{mine.edit_url}?measure=learning.courses").context["form"]
    assert form["amount"].value() is None
    signed_in.post(f"{mine.edit_url}?measure=learning.courses", typed("learning.courses", amount="2", title="Study", version=1))
    mine.refresh_from_db()
    assert (mine.measure, mine.amount, mine.setting) == ("learning.courses", 2, "")


def test_a_goal_is_given_back_to_its_milestones(signed_in, alice):
    mine = goal(alice, "Study", measure="experience.hours", amount=90, setting="clinic")
    signed_in.post(f"{mine.edit_url}?measure=", typed("", title="Study", version=1))
    mine.refresh_from_db()
    assert (mine.measure, mine.amount, mine.setting) == ("", None, "")


def test_a_place_in_the_bin_stays_what_the_goal_is_about(signed_in, alice):
    here = place(alice, "Maple Court")
    mine = goal(alice, "Hours there", measure="experience.hours", amount=90, experience=here)
    signed_in.post(here.remove_url)
    signed_in.post(mine.edit_url, typed("experience.hours", amount="2", experience=here.pk, title="Hours there", version=1))
    mine.refresh_from_db()
    assert (mine.experience_id, mine.amount) == (here.pk, 120)


def test_an_address_can_carry_a_whole_sentence(signed_in):
    form = signed_in.get(f"{ADD}?measure=experience.hours&amount=200&setting=clinic&title=More").context["form"]
    assert [form[name].value() for name in ("amount", "setting", "title")] == ["200", "clinic", "More"]


def test_closing_notes_the_day_and_opening_again_forgets_it(signed_in, alice):
    mine = goal(alice, "Study")
    signed_in.post(mine.edit_url, {"title": "Study", "state": "dropped", "reason": "No time", "version": 1})
    assert Goal.objects.get().closed_on == TODAY
    signed_in.post(f"/goals/goals/{mine.pk}/reopen/")
    assert (Goal.objects.get().closed_on, Goal.objects.get().state) == (None, "active")


def test_a_goal_is_not_closed_on_a_day_ahead(signed_in):
    form = {"title": "Study", "state": "achieved", "closed_on": ahead(1).isoformat()}
    words = refused(signed_in, ADD, form, "closed_on")
    assert words == "This day is still ahead. Leave it empty to close the goal today."


def test_a_goal_that_was_achieved_is_duplicated_as_one_to_reach(signed_in, alice):
    mine = goal(alice, "Hours", measure="experience.hours", amount=90, state="achieved", closed_on=TODAY)
    form = signed_in.get(mine.duplicate_url).context["form"]
    assert (form["state"].value(), form["amount"].value(), form.measure.code) == ("active", "1.5", "experience.hours")
