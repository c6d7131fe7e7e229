"""Logging a usual shift: last place, today and usual hours are filled in; nothing typed is guessed away."""

import pytest

from careertrack.core import bin
from experience.models import Experience, Shift
from tests.calendar import TODAY, ago, on_that_day
from tests.experience.make import place, shift
from tests.network.make import contact
from tests.refusal import refused

pytestmark = [pytest.mark.django_db, on_that_day]

LOG = "/experience/log/"


def form_of(client, url=LOG):
    return client.get(url).context["form"]


def typed(where, **fields):
    return {"place": where.pk, "when": str(TODAY), "minutes": "4", "note": "", **fields}


def pills(form, name="place"):
    return [str(label) for _value, label in form.fields[name].choices]


def test_last_place_today_and_the_hours_of_last_time_are_filled_in(signed_in, alice):
    mine = place(alice, supervisor=contact(alice, "Ruth Osei"))
    shift(mine, minutes=270, day=ago(3)), shift(place(alice, "Riverside"), minutes=60, day=ago(9))
    form = form_of(signed_in)
    assert (form["place"].value(), form["when"].value(), form["minutes"].value()) == (str(mine.pk), "2026-11-24", "4.5")
    page = signed_in.get(LOG).text
    assert "Hospital, volunteering. Supervisor: Ruth Osei." in page and "Same as last time, Sat, Nov 21" in page


def test_a_usual_shift_is_saved_as_filled_in_with_undo(signed_in, alice):
    shift(place(alice), day=ago(3))
    form = form_of(signed_in)
    filled = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    page = signed_in.post(LOG, {**filled, "next": "/goals/"}, follow=True)
    made = Shift.objects.for_user(alice).first()
    assert (made.day, made.minutes, made.state) == (TODAY, 240, "done") and page.request["PATH_INFO"] == "/goals/"
    assert "Saved 4 hours at Maple Court." in page.text and f'action="{made.remove_url}"' in page.text


def test_the_three_places_last_worked_at_are_one_touch_away(signed_in, alice):
    for number, name in enumerate(["Old", "Third", "Second", "Last"]):
        shift(place(alice, name), day=ago(10 - number))
    over = place(alice, "Over", end=ago(1))
    shift(over, day=ago(1)), bin.remove(place(alice, "Gone"))
    assert pills(form_of(signed_in)) == ["Last", "Second", "Third", "Somewhere else"]
    assert "Over" in str(form_of(signed_in)["experience"]) and "Old" in signed_in.get(LOG).text


def test_a_place_asked_for_comes_first_and_anothers_is_nobodys(signed_in, alice, charlie):
    shift(place(alice, "Last")), place(alice, "Asked")
    asked, theirs = Experience.objects.get(organisation__name="Asked"), place(charlie, "Theirs")
    assert form_of(signed_in, f"{LOG}?experience={asked.pk}")["place"].value() == str(asked.pk)
    page = signed_in.get(f"{LOG}?experience={theirs.pk}")
    assert page.context["form"].places[0].organisation.name == "Last" and "Theirs" not in page.text


@pytest.mark.parametrize(("when", "day", "saved"), [("2026-11-23", "", ago(1)), ("", "2026-11-02", ago(22))])
def test_yesterday_and_another_day(signed_in, alice, when, day, saved):
    signed_in.post(LOG, typed(place(alice), when=when, day=day))
    assert Shift.objects.for_user(alice).get().day == saved


def test_a_form_opened_before_midnight_means_the_day_it_said(signed_in, alice):
    signed_in.post(LOG, typed(place(alice), when="2026-11-23"))
    assert Shift.objects.for_user(alice).get().day == ago(1)


def test_somewhere_else_is_one_of_the_other_places_or_a_new_one(signed_in, alice):
    for number, name in enumerate(["Old", "Third", "Second", "Last"]):
        shift(place(alice, name), day=ago(10 - number))
    old = Experience.objects.get(organisation__name="Old")
    signed_in.post(LOG, typed(old, place="", experience=old.pk))
    signed_in.post(LOG, typed(old, place="", new_place="Eastside", new_setting="clinic", new_kind="shadowing"))
    assert [each.experience.organisation.name for each in Shift.objects.filter(day=TODAY)] == ["Eastside", "Old"]
    assert Experience.objects.get(organisation__name="Eastside").setting == "clinic"


def test_a_first_shift_brings_its_place_along_and_undo_takes_both(signed_in, alice):
    assert "place" not in form_of(signed_in).fields
    form = {"new_place": "Maple Court", "when": str(TODAY), "minutes": "2"}
    page = signed_in.post(LOG, form, follow=True).text
    assert f'action="{Experience.objects.get().remove_url}"' in page and Shift.objects.get().minutes == 120


CLASH = "You chose a day above. Choose “Another day” for this one, or clear it."
AHEAD = "This day is still ahead. Change it, or plan the shift in the full form."


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"minutes": ""}, "minutes", "Enter hours between 0.25 and 24."),
        ({"minutes": "25"}, "minutes", "Enter hours between 0.25 and 24."),
        ({"when": ""}, "day", "Enter the day."),
        ({"when": "", "day": "2026-11-25"}, "day", AHEAD),
        ({"when": "", "day": "1900-01-01"}, "day", "This day is more than 80 years ago. Check the year."),
        ({"day": "2026-11-20"}, "day", CLASH),
        ({"place": ""}, "new_place", "Choose where you were."),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(signed_in, alice, wrong, field, sentence):
    assert refused(signed_in, LOG, typed(place(alice), **wrong), field) == sentence


def test_a_place_chosen_and_a_new_one_typed_is_a_question(signed_in, alice):
    found = refused(signed_in, LOG, typed(place(alice), new_place="Eastside"), "new_place")
    assert found == "You chose Maple Court above. Choose “Somewhere else” for another place, or clear this."


def test_a_place_typed_again_is_the_place_there_is(signed_in, alice):
    mine = place(alice)
    assert signed_in.post(LOG, typed(mine, place="", new_place="maple  COURT")).status_code == 302
    assert Shift.objects.get().experience == mine and Experience.objects.count() == 1


def test_a_name_that_several_places_have_is_a_question(signed_in, alice):
    mine = place(alice, role="Aide")
    place(alice, role="Clerk")
    found = refused(signed_in, LOG, typed(mine, place="", new_place="maple court"), "new_place")
    assert found == "You have more than one place of this name. Choose it from the list."


def test_the_place_of_a_form_opened_long_ago_is_still_taken(signed_in, alice):
    old = place(alice, "Old")
    for number in range(3):
        shift(place(alice, f"Newer {number}"), day=ago(number))
    assert signed_in.post(LOG, typed(old)).status_code == 302
    assert old.shifts.count() == 1


def test_another_place_of_another_person_is_no_choice(signed_in, alice, charlie):
    place(alice)
    theirs = place(charlie, "Theirs")
    for form in (typed(theirs), typed(theirs, place="", experience=theirs.pk)):
        assert signed_in.post(LOG, form).status_code == 200
    assert not Shift.objects.exists()


def test_save_and_add_another_stays_at_the_place(signed_in, alice):
    shift(place(alice, "Last")), place(alice, "Asked")
    asked = Experience.objects.get(organisation__name="Asked")
    onward = signed_in.post(LOG, typed(asked, another="1"))
    assert onward.url == f"{LOG}?experience={asked.pk}"


def test_the_same_form_twice_is_one_shift_and_with_other_hours_a_question(signed_in, alice):
    form = typed(place(alice), form_key=str(form_of(signed_in)["form_key"].value()))
    assert [signed_in.post(LOG, form).status_code for _time in range(2)] == [302, 302]
    assert "This form was saved already" in signed_in.post(LOG, {**form, "minutes": "5"}).text
    assert Shift.objects.for_user(alice).count() == 1


def test_the_page_without_the_sheet_has_the_tile_and_the_rule_of_its_area(signed_in):
    head = signed_in.get("/experience/log/").text.partition("<h1>")[0].rpartition("area-head")[2]
    assert 'class="tile tile-l" data-area="experience"' in head
