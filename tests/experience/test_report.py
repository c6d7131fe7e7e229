"""The report of hours: its sums are those of the shifts behind it, on the page, in the table and on paper."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from careertrack.core import bin
from careertrack.core.counting import totals
from experience.measures import HOURS
from experience.models import Experience, Shift
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.experience.make import place, shift, sign_off
from tests.named import organisation
from tests.skills.make import skill

pytestmark = [pytest.mark.django_db, on_that_day]


def report(client, **asked):
    return client.get("/experience/report/", asked)


def lines(response):
    return [(each.label, each.number, each.minutes) for each in response.context["report"].groups]


def table(client, **asked):
    text = client.get("/experience/report/export/", asked).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def on_paper(client, **asked):
    response = client.get("/experience/report/pdf/", asked)
    assert response["Content-Type"] == "application/pdf"
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(response.content)).pages)


@pytest.mark.parametrize(
    ("by", "found"),
    [
        ("setting", [("Hospital", 2, 480), ("Clinic", 1, 60)]),
        ("kind", [("Volunteering", 2, 300), ("Shadowing", 1, 240)]),
        ("category", [("No category", 2, 480), ("Patient care", 1, 60)]),
        ("organisation", [("Maple Court", 2, 480), ("Riverside", 1, 60)]),
        ("month", [("November 2026", 2, 480), ("October 2026", 1, 60)]),
        ("year", [("2026", 3, 540)]),
        ("sign_off", [("Not asked", 3, 540)]),
        ("", [("November 2026", 2, 480), ("October 2026", 1, 60)]),
    ],
)
def test_hours_are_reported_by_what_was_asked_for(signed_in, alice, by, found):
    shift(place(alice)), shift(place(alice, kind="shadowing"))
    shift(place(alice, "Riverside", setting="clinic", category="patient-care"), day=ago(30), minutes=60)
    assert lines(report(signed_in, by=by)) == found


def test_hours_planned_removed_or_anothers_are_in_no_report(signed_in, alice, charlie):
    shift(place(alice), state="planned", day=ahead(1)), bin.remove(shift(place(alice))), shift(place(charlie))
    response = report(signed_in)
    assert lines(response) == [] and "No hours yet." in response.text


def test_hours_over_more_than_one_month_stand_by_themselves(signed_in, alice):
    shift(place(alice)), shift(place(alice), day=ago(100), until=ago(10), minutes=6000)
    shift(place(alice), day=ago(9), until=ago(8), minutes=60)
    assert lines(report(signed_in)) == [("November 2026", 2, 300), ("Over more than one month", 1, 6000)]
    assert lines(report(signed_in, by="year")) == [("2026", 3, 6300)]


def test_hours_that_lie_only_partly_in_the_days_asked_for_are_left_out_and_said_so(signed_in, alice):
    shift(place(alice)), shift(place(alice), day=ago(100), until=ago(10), minutes=6000)
    response = report(signed_in, since=ago(50).isoformat())
    assert lines(response) == [("November 2026", 1, 240)]
    assert "100 h are left out" in response.text and "Since Oct 5, 2026" in response.text


@pytest.mark.parametrize("by", ["setting", "kind", "category", "organisation", "month", "year", "sign_off"])
def test_each_line_leads_to_its_shifts_alone(signed_in, alice, by):
    shift(place(alice), minutes=90), shift(place(alice, "Riverside", setting="clinic", category="research", kind="shadowing"))
    shift(place(alice), day=ago(400), minutes=600)
    for group in report(signed_in, by=by).context["report"].groups:
        narrowed = report(signed_in, by=by, **group.narrowed)
        assert narrowed.context["report"].minutes == group.minutes
        assert sum(each.minutes for each in narrowed.context["page_obj"].object_list) == group.minutes


def test_a_report_of_one_skill_counts_a_shift_once(signed_in, alice):
    triage = skill("Triage")
    shift(place(alice), skills=[triage, skill("Listening")]), shift(place(alice))
    response = report(signed_in, skills=triage.pk)
    assert lines(response) == [("November 2026", 1, 240)] and "Skills practiced: Triage" in response.text


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"since": "2026-02-30"}, "Enter a valid date."),
        ({"since": "2026-03-01", "until": "2026-02-01"}, "The last day must be on or after the first."),
        ({"since": "0001-01-01"}, "Enter a date between 1900 and 2199."),
        ({"target": "many"}, "Enter hours as a number"),
        ({"by": "moon"}, "Select a valid choice"),
        ({"organisation": "9" * 30}, "Select a valid choice"),
    ],
)
def test_nonsense_in_the_address_is_said_and_nothing_is_reported(signed_in, alice, asked, words):
    shift(place(alice))
    page = report(signed_in, **asked).text
    assert words in page and "The shifts behind it" not in page
    for file in ("export", "pdf"):
        assert words in signed_in.get(f"/experience/report/{file}/", asked, follow=True).text


def test_anothers_place_is_no_choice(signed_in, charlie):
    theirs = shift(place(charlie, "Elsewhere")).experience
    for asked in ({"experience": theirs.pk}, {"organisation": theirs.organisation_id}):
        page = report(signed_in, **asked).text
        assert "Select a valid choice" in page and "Elsewhere" not in page


# ---------------------------------------------------------------- the same everywhere
LINES = st.tuples(st.integers(0, 2), st.integers(-800, 0), st.integers(0, 90), st.integers(15, 1440), st.booleans(), st.booleans())


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    rows=st.lists(LINES, max_size=12),
    by=st.sampled_from(["month", "year", "setting", "kind", "category", "organisation", "sign_off"]),
    since=st.none() | st.integers(-800, 0),
    setting=st.sampled_from(["", "hospital", "clinic"]),
)
def test_sums_list_table_and_measure_are_one_number(signed_in, alice, rows, by, since, setting):
    Experience.objects.for_user(alice).delete()
    places = [
        place(alice, f"Place {n}", setting=("clinic", "hospital", "home")[n], category=("", "research", "")[n]) for n in range(3)
    ]
    Shift.objects.bulk_create(
        Shift(owner=alice, experience=places[at], day=ago(-day), until=ago(-day - over) if period and over < -day else None,
              minutes=minutes, state="done" if done else "planned")
        for at, day, over, minutes, period, done in rows
    )  # fmt: skip
    start = ago(-since) if since is not None else None
    asked = {"by": by, "setting": setting, "since": start.isoformat() if start else "", "size": "200"}
    response = report(signed_in, **asked)
    measured = totals(alice, [HOURS.ask(start=start, **({"setting": setting} if setting else {}))])[0]
    listed = response.context["page_obj"].object_list
    assert response.context["report"].minutes == measured == sum(each.minutes for each in listed)
    assert response.context["report"].number == len(listed)
    assert sum(int(line["Minutes"]) for line in table(signed_in, **asked)) == measured


def test_the_table_has_each_shift_with_what_it_can_be_grouped_by(signed_in, alice):
    mine = place(alice, "=Maple", role="Aide", kind="rotation", category="patient-care")
    shift(mine, minutes=80, until=TODAY, day=ago(3))
    assert table(signed_in) == [
        {"Day": ago(3).isoformat(), "Until": TODAY.isoformat(), "Organization": "'=Maple", "Role": "Aide",
         "Kind": "Clinical rotation", "Setting": "Hospital", "Application category": "Patient care", "Sign-off": "Not asked",
         "Hours": "1.33", "Minutes": "80"}
    ]  # fmt: skip


def test_the_paper_says_whose_hours_which_and_how_many(signed_in, alice):
    shift(place(alice, "Zoë's #panic()")), shift(place(alice, "Riverside", setting="clinic"), minutes=90)
    text = on_paper(signed_in, by="organisation", setting="hospital", since=ago(9).isoformat())
    for words in (
        "Person Alice Ng",
        "Since Nov 15, 2026",
        "Setting Hospital",
        "Total 4 hours",
        "Zoë's #panic() 1 4 h",
        "Nov 24, 2026",
    ):
        assert words in text
    assert "Riverside" not in text


def test_a_long_paper_ends_and_says_how_many_are_not_listed(signed_in, alice, monkeypatch):
    monkeypatch.setattr("experience.report_views.ON_PAPER", 2)
    mine = place(alice)
    for n in range(5):
        shift(mine, day=ago(n))
    text = on_paper(signed_in)
    assert "Total 5 20 h" in text and "3 older shifts are in the sums and not listed here." in text
    assert "Nov 23, 2026" in text and "Nov 22, 2026" not in text


def test_many_organizations_end_in_one_line_and_the_sum_is_still_whole(signed_in, alice):
    places = Experience.objects.bulk_create(
        Experience(owner=alice, organisation=organisation(alice, f"Place {n}")) for n in range(125)
    )
    Shift.objects.bulk_create(Shift(owner=alice, experience=each, day=TODAY, minutes=60) for each in places)
    response = report(signed_in, by="organisation")
    assert lines(response)[-1] == ("5 more", 5, 300) and response.context["report"].minutes == 125 * 60


def test_hours_signed_off_are_told_from_those_that_are_not(signed_in, alice):
    signed, other = shift(place(alice), minutes=90), shift(place(alice, "Riverside"))
    sign_off(signed, decision="signed"), sign_off(other)
    assert lines(report(signed_in, by="sign_off")) == [("Waiting", 1, 240), ("Signed off", 1, 90)]
    assert lines(report(signed_in, sign_off="signed")) == [("November 2026", 1, 90)]
    assert "Maple Court" in on_paper(signed_in, sign_off="signed") and "Signed off" in on_paper(signed_in)
    assert [(line["Sign-off"], line["Minutes"]) for line in table(signed_in, sign_off="signed")] == [("Signed off", "90")]


def test_the_picture_has_the_months_without_hours_too(signed_in, alice):
    shift(place(alice)), shift(place(alice), day=ago(70), minutes=60)
    columns = report(signed_in).context["columns"]
    assert [(name, minutes, unfinished) for name, minutes, _figure, unfinished in columns] == [
        ("Sep", 60, False), ("Oct", 0, False), ("Nov", 240, True)
    ]  # fmt: skip


def test_the_report_is_reached_from_every_page_of_experience(signed_in):
    for page in ("/experience/", "/experience/shifts/", "/experience/report/"):
        assert 'href="/experience/report/"' in signed_in.get(page).text


def test_a_place_leads_to_the_report_of_its_hours(signed_in, alice):
    mine = shift(place(alice)).experience
    shift(place(alice, "Riverside"))
    assert f'href="/experience/report/?experience={mine.pk}"' in signed_in.get(mine.get_absolute_url()).text
    response = report(signed_in, experience=mine.pk)
    assert lines(response) == [("November 2026", 1, 240)] and "Where: Maple Court" in response.text
