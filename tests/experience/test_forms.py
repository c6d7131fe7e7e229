"""Places and how shifts say where: what the forms take, and what they refuse with a sentence at the field."""

from datetime import date

import pytest

from careertrack.core import bin
from experience.models import Experience, Shift
from tests.calendar import TODAY, ago, on_that_day
from tests.experience.make import place, shift
from tests.network.make import contact
from tests.refusal import refused

pytestmark = [pytest.mark.django_db, on_that_day]

PLACES, SHIFTS = "/experience/places/add/", "/experience/shifts/add/"
NOT_A_PARTIAL_DAY = "Enter a real date, like 2026-11-23; a month, like 2026-11, or a year will do."
NOT_A_DAY, NOT_IN_CALENDAR = "Enter a real date, like 2026-11-23.", "Enter a date between 1900 and 2199."
NOT_HOURS = "Enter hours as a number, like 4, 1.5, 1:30 or 4h30."


def ward(**fields):
    return {"organisation": "Maple Court", "kind": "volunteer", "setting": "hospital", **fields}


def log(**fields):
    return {"day": "2026-11-24", "minutes": "4", "state": "done", **fields}


# ---------------------------------------------------------------- a place
def test_a_place_keeps_all_that_was_typed(signed_in, alice):
    form = ward(role="Care aide", kind="rotation", setting="long-term-care", supervisor=contact(alice).pk, notes="Ward 4")
    more = {"start": "2026-01-05", "end": "2026-12-31", "agreed_minutes": "120", "category": "patient-care"}
    assert signed_in.post(PLACES, {**form, **more}).status_code == 302
    made = Experience.objects.get()
    assert (made.organisation.name, made.role, made.kind, made.setting) == (
        "Maple Court",
        "Care aide",
        "rotation",
        "long-term-care",
    )
    assert (made.supervisor_id, made.notes, made.category) == (form["supervisor"], "Ward 4", "patient-care")
    assert (made.start, made.end, made.agreed_minutes) == (date(2026, 1, 5), date(2026, 12, 31), 7200)


def test_a_place_may_begin_and_end_on_one_day_and_lie_ahead(signed_in):
    signed_in.post(PLACES, ward(start="2027-03-01", end="2027-03-01"))
    assert Experience.objects.get().end == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"organisation": " "}, "organisation", "Enter the organization."),
        ({"start": "2026-11-24", "end": "2026-11-23"}, "end", "End date: enter Nov 24 or a later day."),
        ({"start": "2026-02-31"}, "start", NOT_A_PARTIAL_DAY),
        ({"start": "0001-01-01"}, "start", NOT_IN_CALENDAR),
        ({"end": "9999-12-31"}, "end", NOT_IN_CALENDAR),
        ({"agreed_minutes": "-120"}, "agreed_minutes", NOT_HOURS),
        ({"agreed_minutes": "a lot"}, "agreed_minutes", NOT_HOURS),
        ({"agreed_minutes": "1,000,000"}, "agreed_minutes", "Enter 999,999 hours at most."),
    ],
)
def test_a_place_that_cannot_be_is_refused(signed_in, wrong, field, sentence):
    assert refused(signed_in, PLACES, ward(**wrong), field) == sentence


def test_an_edit_that_is_refused_leaves_the_place_as_it_was(signed_in, alice):
    mine = place(alice, start=TODAY)
    form = ward(organisation="Elsewhere", start="2026-11-24", end="2026-11-01", version=mine.version)
    assert "enter Nov 24 or a later day" in refused(signed_in, mine.edit_url, form, "end")


# ---------------------------------------------------------------- where a shift was
def test_a_first_shift_brings_its_place_along(signed_in):
    signed_in.post(SHIFTS, log(new_place=" Maple Court ", new_setting="clinic", new_kind="shadowing"))
    made = Shift.objects.get()
    assert (made.experience.organisation.name, made.experience.setting, made.experience.kind) == (
        "Maple Court",
        "clinic",
        "shadowing",
    )


def test_a_first_shift_without_a_place_is_refused(signed_in):
    assert refused(signed_in, SHIFTS, log(new_place=""), "new_place") == "Enter where you were."


def test_a_first_shift_that_is_refused_makes_no_place_either(signed_in):
    assert "0.25 and 24" in refused(signed_in, SHIFTS, log(new_place="Maple Court", minutes="25"), "minutes")
    assert not Experience.everything.exists()


def test_a_shift_without_a_place_is_refused(signed_in, alice):
    place(alice)
    assert refused(signed_in, SHIFTS, log(experience=""), "experience") == "Choose where you were."


def test_a_name_typed_wins_over_the_place_filled_in(signed_in, alice):
    signed_in.post(SHIFTS, log(experience=place(alice).pk, new_place="St. Brigid’s", new_setting="clinic"))
    assert Shift.objects.get().experience.organisation.name == "St. Brigid’s"


@pytest.mark.parametrize("typed", ["Café Santé", " cafe  sante ", "CAFÉ SANTÉ"])
def test_a_place_typed_again_is_the_place_there_is(signed_in, alice, charlie, typed):
    place(charlie, "Café Santé"), bin.remove(place(alice, "Café Santé"))
    mine, last = place(alice, "Café Santé", setting="clinic"), shift(place(alice, "Maple Court")).experience
    page = signed_in.post(SHIFTS, log(experience=last.pk, new_place=typed, new_setting="hospital"), follow=True).text
    assert Shift.objects.first().experience == mine and Experience.objects.for_user(alice).count() == 2
    assert f'action="{Shift.objects.first().remove_url}"' in page and Experience.objects.get(pk=mine.pk).setting == "clinic"


def test_a_name_that_several_places_have_is_chosen_from_the_list(signed_in, alice):
    mine = [place(alice, role=role) for role in ("Aide", "Clerk")]
    found = refused(signed_in, SHIFTS, log(new_place="maple court"), "new_place")
    assert found == "You have more than one place of this name. Choose it from the list."
    signed_in.post(SHIFTS, log(new_place="maple court", experience=mine[1].pk))
    assert Shift.objects.get().experience == mine[1] and Experience.objects.count() == 2


def test_a_first_shift_sent_twice_is_one_shift_at_one_place(signed_in):
    form = log(new_place="Maple Court", form_key=str(signed_in.get(SHIFTS).context["form"]["form_key"].value()))
    for name in ("Maple Court", "maple court"):
        assert signed_in.post(SHIFTS, {**form, "new_place": name}).status_code == 302
    assert Shift.objects.count() == Experience.objects.count() == 1


def test_a_place_that_shows_nothing_beside_no_choice_is_asked_for(signed_in, alice):
    place(alice)
    form = signed_in.post(SHIFTS, log(experience="", new_place="\u200b")).context["form"]
    assert form.errors == {"experience": ["Choose where you were."]} and not Shift.objects.exists()


def test_an_edit_moves_a_shift_to_another_place_and_asks_for_no_new_one(signed_in, alice):
    mine, other = shift(place(alice)), place(alice, organisation="St. Brigid’s")
    assert "new_place" not in signed_in.get(mine.edit_url).context["form"].fields
    signed_in.post(mine.edit_url, log(experience=other.pk, version=mine.version))
    assert Shift.objects.get().experience == other


# ---------------------------------------------------------------- what is filled in
def initial(client, query=""):
    form = client.get(SHIFTS + query).context["form"]
    return form["experience"].value(), form["day"].value()


def test_a_new_shift_is_filled_in_with_today_and_the_place_last_worked_at(signed_in, alice):
    usual, before = place(alice), place(alice)
    shift(usual, day=ago(1)), shift(before, day=ago(2)), shift(before, state="planned", day=TODAY)
    assert initial(signed_in) == (usual.pk, TODAY)


def test_a_new_shift_of_a_place_is_filled_in_with_that_place(signed_in, alice):
    shift(place(alice))
    other = place(alice)
    assert initial(signed_in, f"?experience={other.pk}") == (str(other.pk), TODAY)


@pytest.mark.parametrize("whole_place", [False, True])
def test_a_place_whose_shift_is_in_the_bin_is_not_the_last_one(signed_in, alice, whole_place):
    usual, gone = place(alice), shift(place(alice), day=TODAY)
    shift(usual, day=ago(9)), bin.remove(gone.experience if whole_place else gone)
    assert initial(signed_in) == (usual.pk, TODAY)
