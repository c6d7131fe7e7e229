"""The pages of Experience: empty, one place with its hours, sums, planned and confirmed, away and back."""

from datetime import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careertrack.core import bin
from experience.models import Experience, Shift
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.experience.make import place, shift
from tests.network.make import contact
from tests.skills.make import skill

pytestmark = [pytest.mark.django_db, on_that_day]


@pytest.mark.parametrize(
    ("url", "add", "words"),
    [
        ("/experience/", '/experience/log/">Log hours', "No hours yet. Log one shift you have already done; volunteering counts."),
        ("/experience/shifts/", '/experience/log/">Log hours', "<p>Log one you have already done; volunteering counts."),
        ("/experience/places/", '/experience/places/add/">Add experience', "Add where you work, train or volunteer"),
    ],
)
def test_an_empty_page_says_what_will_be_here_and_how_to_begin(signed_in, url, add, words):
    page = signed_in.get(url).text
    assert words in page
    assert f'href="{add}' in page


def test_a_place_shows_its_hours_done_of_agreed_and_its_shifts(signed_in, alice):
    mine = place(alice, agreed_minutes=6000, kind="rotation", supervisor=contact(alice))
    shift(mine, day=ago(2)), shift(mine, minutes=90), shift(mine, state="planned"), bin.remove(shift(mine))
    shift(place(alice, organisation="Elsewhere"))
    page = signed_in.get(mine.get_absolute_url())
    assert "5.5 h of 100 h. Clinical rotation, hospital" in page.text and "Ruth Osei" in page.text
    weeks = [(week["minutes"], [each.minutes for each in week["shifts"]]) for week in page.context["weeks"]]
    assert weeks == [(90, [240, 90]), (240, [240])] and "Elsewhere" not in page.text


def test_a_shift_shows_what_was_typed_in_words_and_its_skills(signed_in, alice):
    mine = shift(place(alice), minutes=80, start_time=time(22), end_time=time(23, 30), break_minutes=10, skills=[skill("Triage")])
    page = signed_in.get(mine.get_absolute_url()).text
    for words in ("1 h 20 min", "22:00", "23:30", "Done", "Nov 24", "Triage", f'href="{mine.experience.get_absolute_url()}"'):
        assert words in page


def test_a_place_without_agreed_hours_shows_those_done_and_logs_more_there(signed_in, alice):
    mine = shift(place(alice)).experience
    page = signed_in.get(mine.get_absolute_url()).text
    assert "4 h. Volunteering, hospital" in page
    assert f'href="/experience/log/?experience={mine.pk}"' in page


def test_the_log_adds_up_what_was_worked_on_all_its_pages(signed_in, alice, charlie):
    mine = place(alice)
    Shift.objects.bulk_create(Shift(owner=alice, experience=mine, day=ago(n), minutes=90) for n in range(51))
    shift(mine, day=ahead(3), state="planned"), bin.remove(shift(mine)), shift(place(charlie))
    for page in (1, 2):
        assert "52 entries, 76.5 hours" in signed_in.get(f"/experience/shifts/?page={page}").text


def test_the_51st_shift_is_on_the_second_page(signed_in, alice):
    mine = place(alice)
    Shift.objects.bulk_create(Shift(owner=alice, experience=mine, day=ago(n), minutes=60) for n in range(51))
    first, second = (signed_in.get(f"/experience/shifts/?page={n}") for n in (1, 2))
    assert len(first.context["object_list"]) == 50 and "1 to 50 of 51" in first.text
    assert [each.day for each in second.context["object_list"]] == [ago(50)]


def test_the_log_is_counted_and_added_up_without_asking_who_signed(signed_in, alice):
    shift(place(alice))
    with CaptureQueriesContext(connection) as captured:
        signed_in.get("/experience/shifts/")
    asked = [query["sql"] for query in captured if "experience_entry" in query["sql"]]
    assert len(asked) == 1 and "LIMIT 1)" in asked[0] and "COUNT(" not in asked[0]


def test_a_week_adds_up_what_is_listed_in_it_without_what_is_planned(signed_in, alice):
    mine = place(alice)
    shift(mine, day=ago(1)), shift(mine, day=TODAY), shift(mine, day=ahead(1), state="planned"), shift(mine, day=ago(2))
    weeks = signed_in.get("/experience/shifts/").context["weeks"]
    assert [(len(week["shifts"]), week["minutes"]) for week in weeks] == [(3, 480), (1, 240)]


def test_the_weeks_add_up_to_the_log_with_hours_over_a_period_in_it(signed_in, alice):
    shift(place(alice), minutes=12_000, day=ago(200), until=ago(20)), shift(place(alice))
    response = signed_in.get("/experience/shifts/")
    assert "204 hours" in response.text
    assert sum(week["minutes"] for week in response.context["weeks"]) == 204 * 60


def test_a_week_says_its_hours_and_in_how_many_shifts_and_one_only_planned_says_so(signed_in, alice):
    mine = place(alice)
    shift(mine, day=ago(1)), shift(mine, day=TODAY), shift(mine, day=ahead(9), state="planned")
    page = signed_in.get("/experience/").text
    assert "<b>8 h</b> in 2 shifts" in page and "<span>Planned</span>" in page


def test_the_filters_above_the_newest_shifts_lead_to_all_of_them(signed_in, alice):
    shift(place(alice))
    assert 'action="/experience/shifts/" id="filters"' in signed_in.get("/experience/").text


# ---------------------------------------------------------------- planned and confirmed
def test_what_was_planned_and_is_over_stands_out_and_is_confirmed_in_place(signed_in, alice):
    mine = shift(place(alice), state="planned", day=ago(1))
    confirm, page = f"/experience/shifts/{mine.pk}/confirm/", signed_in.get("/experience/").text
    assert f'action="{confirm}"' in page and "badge-soon" in page and "Confirm it if you worked it" in page
    after = signed_in.post(confirm, {"next": "/experience/"}, follow=True).text
    assert "Confirmed 4 hours at Maple Court." in after and "Confirm it if you worked it" not in after


def test_a_planned_shift_of_today_or_later_waits_quietly(signed_in, alice):
    shift(place(alice), state="planned"), shift(place(alice, "Riverside"), state="planned", day=ago(3), until=ahead(1))
    assert "Confirm it if you worked it" not in signed_in.get("/experience/").text


@pytest.mark.parametrize("fields", [{"day": ahead(1)}, {"day": ago(5), "until": ahead(1)}])
def test_a_shift_still_ahead_offers_no_confirming_and_refuses_it(signed_in, alice, fields):
    mine = shift(place(alice), state="planned", **fields)
    confirm = f"/experience/shifts/{mine.pk}/confirm/"
    assert confirm not in signed_in.get(mine.get_absolute_url()).text
    assert "This shift is still ahead." in signed_in.post(confirm, follow=True).text
    assert Shift.objects.get().state == "planned"


def test_a_shift_of_today_may_be_confirmed(signed_in, alice):
    mine = shift(place(alice), state="planned")
    signed_in.post(f"/experience/shifts/{mine.pk}/confirm/")
    assert Shift.objects.get().state == "done"
    assert "/confirm/" not in signed_in.get(mine.get_absolute_url()).text


def test_opening_the_address_of_the_confirm_button_changes_nothing(signed_in, alice):
    mine = shift(place(alice), state="planned")
    assert signed_in.get(f"/experience/shifts/{mine.pk}/confirm/").status_code == 405


# ---------------------------------------------------------------- away and back
def test_a_place_is_removed_with_its_shifts_and_undo_brings_all_back(signed_in, alice):
    mine = shift(place(alice)).experience
    page = signed_in.post(mine.remove_url, follow=True).text
    assert "Removed Maple Court. 1 record that belongs to it went along." in page
    assert "0 hours" in signed_in.get("/experience/").text
    assert f'action="/bin/{mine.form_key}/restore/"' in page
    signed_in.post(f"/bin/{mine.form_key}/restore/")
    assert "4 h. Volunteering" in signed_in.get(mine.get_absolute_url()).text


def test_a_removed_shift_counts_again_after_undo(signed_in, alice):
    mine = shift(place(alice))
    assert "Removed 4 hours at Maple Court." in signed_in.post(mine.remove_url, follow=True).text
    assert "No shifts yet" in signed_in.get("/experience/shifts/").text
    signed_in.post(f"/bin/{mine.form_key}/restore/")
    assert "1 entry, 4 hours" in signed_in.get("/experience/shifts/").text


def test_undo_of_a_first_shift_takes_the_place_it_brought_along_too(signed_in):
    form = {"new_place": "Maple Court", "day": "2026-11-24", "minutes": "4", "state": "done"}
    page = signed_in.post("/experience/shifts/add/", form, follow=True).text
    undo = Experience.objects.get().remove_url
    assert "Saved 4 hours at Maple Court." in page and f'action="{undo}"' in page
    signed_in.post(undo)
    assert not Experience.objects.exists() and not Shift.objects.exists()


def test_undo_of_a_shift_leaves_the_place_that_was_there(signed_in, alice):
    form = {"experience": place(alice).pk, "day": "2026-11-24", "minutes": "4", "state": "done"}
    page = signed_in.post("/experience/shifts/add/", form, follow=True).text
    assert f'action="{Shift.objects.get().remove_url}"' in page


def test_logging_hours_is_called_so_wherever_it_begins(signed_in):
    for page in ("/", "/experience/", "/experience/shifts/"):
        text = signed_in.get(page).text
        assert "Log hours" in text and "Add shift" not in text, page
