"""Today: six lines, what expires, the week, and what to do next with its reason."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careertrack.core import bin
from careertrack.overview.today import Today
from learning.models import Credential
from tests import life
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.evidence.make import proved
from tests.experience.make import place, shift
from tests.goals.make import goal, milestone
from tests.learning.make import course, credential
from tests.learning.renewals import held
from tests.named import credential_type
from tests.network.make import contact, interaction
from tests.skills.make import rating, skill
from tests.trends.make import read

pytestmark = [pytest.mark.django_db, on_that_day]

AREAS = ["goals", "learning", "experience", "skills", "network", "trends"]


def busy(owner):
    """Something in every area."""
    goal(owner), proved(course(owner, finish=TODAY)), shift(place(owner)), rating(owner, skill()), contact(owner), read(owner)


def settled(owner):
    """Every area begun, and nothing left to do."""
    busy(owner)
    proved(credential(owner, expires=ahead(100)))


def section(page, title):
    """One part of the page: from its heading to the end of its section."""
    return page.split(f'id="{title}"')[1].split("</section>")[0]


# ---------------------------------------------------------------- six lines
@pytest.mark.parametrize("life", [lambda owner: None, busy, settled], ids=["new", "busy", "settled"])
def test_the_six_lines_always_come_in_the_same_order(signed_in, alice, life):
    life(alice)
    page = section(signed_in.get("/").text, "lines-title")
    places = [page.index(f'href="/areas/{slug}/"') for slug in AREAS]
    assert places == sorted(places) and page.count("lines-row") == 6


def test_every_line_says_its_value_and_its_note(signed_in, alice):
    busy(alice)
    page = section(signed_in.get("/").text, "lines-title")
    for _area, line in Today(alice).lines:
        assert f"<b>{line.value}</b><span>{line.note}</span>" in page


def test_an_area_without_records_says_so_in_words_and_not_with_a_zero(signed_in):
    page = section(signed_in.get("/").text, "lines-title")
    for words in ("No goal yet", "No credentials yet", "0 hours", "Not rated yet", "No contacts yet", "Nothing read yet"):
        assert words in page


# ---------------------------------------------------------------- a new person
def test_a_new_person_is_welcomed_with_first_steps_and_nothing_to_watch(signed_in):
    page = signed_in.get("/").text
    assert "Welcome, Alice" in page and "Good first steps" in page and "Nothing to watch yet" in page
    assert "This week" not in page and "Do next" not in page


def test_a_new_persons_first_step_is_a_shift_already_done(signed_in):
    page = section(signed_in.get("/").text, "next-title")
    assert page.index("Log one shift you have already done") < page.index("Write down one goal")


def test_every_area_has_a_first_step_and_each_leads_to_a_page(signed_in, alice):
    steps = Today(alice).suggestions
    assert sorted(each.area for each in steps) == sorted(AREAS)
    assert {signed_in.get(each.url).status_code for each in steps} == {200}


@pytest.mark.parametrize("first", [goal, credential, place, contact], ids=lambda make: make.__name__)
def test_the_first_record_ends_the_welcome(signed_in, alice, first):
    first(alice, **({"agreed_minutes": 6000} if first is place else {}))
    page = signed_in.get("/").text
    assert "Welcome, " not in page and "Do next" in page


# ---------------------------------------------------------------- do next
def everything_to_do(owner):
    """One of each reason to act, the least urgent made first; the titles as Today orders them."""
    settled(owner)
    contact(owner, "Samir Patel", keep_in_touch=30)
    proved(credential(owner, "Licence", expires=ahead(45)))
    rating(owner, skill("Empathy"), day=ago(100))
    shift(place(owner, "Harbor Clinic"), state="planned", day=ago(2))
    milestone(goal(owner, "Nurse"), "Exam", due=ago(3))
    proved(credential(owner, "BLS", expires=ahead(30)))
    interaction(contact(owner), follow_up="Call Ruth", follow_up_on=TODAY)
    proved(credential(owner, "First aid", expires=ago(1)))
    return ["First aid", "Call Ruth", "BLS", "Exam", "Harbor Clinic", "Empathy"]


def test_what_is_most_urgent_comes_first(signed_in, alice):
    order = everything_to_do(alice)
    titles = [each.title for each in signed_in.get("/next/").context["page_obj"]]
    assert all(word in title for word, title in zip(order, titles, strict=False)), titles
    assert {"Get in touch with Samir Patel", "Renew Licence"} == set(titles[6:])


def test_of_two_equally_urgent_the_longer_waiting_comes_first(alice):
    busy(alice)
    proved(credential(alice, "Later", expires=ago(5))), proved(credential(alice, "Earlier", expires=ago(9)))
    assert [each.title for each in Today(alice).suggestions] == ["Renew Earlier", "Renew Later"]


def test_today_shows_four_and_says_how_many_there_are(signed_in, alice):
    order = everything_to_do(alice)
    page = section(signed_in.get("/").text, "next-title")
    assert "All 8 suggestions" in page
    assert [word in page for word in order] == [True] * 4 + [False] * 2


def test_every_suggestion_explains_itself_and_leads_to_a_page(signed_in, alice):
    everything_to_do(alice)
    page = signed_in.get("/next/").text
    for each in Today(alice).suggestions:
        assert f'<p class="why">{each.reason}</p>' in page and len(each.reason) > 10
        assert signed_in.get(each.url).status_code == 200


def test_each_button_names_its_act(alice):
    everything_to_do(alice)
    buttons = [each.button for each in Today(alice).suggestions]
    assert buttons == ["Renew", "Log follow-up", "Renew", "Mark done", "Confirm", "Rate", "Write or call", "Renew"]


def test_who_is_up_to_date_reads_what_comes_next(signed_in, alice):
    settled(alice)
    page = signed_in.get("/").text
    assert "You are up to date. Next date: BLS Provider, Mar 4, 2027." in page
    assert "You are up to date." in signed_in.get("/next/").text


# ---------------------------------------------------------------- what has a date
def test_what_expires_is_listed_the_nearest_first_with_its_state_in_words(signed_in, alice):
    for name, days in (("Later", 90), ("Soon", 20), ("Gone", -3)):
        credential(alice, name, expires=ahead(days))
    page = section(signed_in.get("/").text, "expiring-title")
    assert page.index("Gone") < page.index("Expired 3 days ago") < page.index("Soon") < page.index("Expires in 20 days")
    assert page.index("Expires in 20 days") < page.index("Later") < page.index("Renewal open, 90 days left")


def test_the_drawing_of_the_year_is_said_in_words(signed_in, alice):
    for days in (-3, 0, 60, 61):
        credential(alice, expires=ahead(days))
    words = "The next 12 months: 1 has expired, 2 expire within 60 days, 1 expires later."
    assert words in section(signed_in.get("/").text, "expiring-title")


@pytest.mark.parametrize(("days", "shown"), [(365, True), (366, False)])
def test_what_expires_after_a_year_is_not_yet_shown(signed_in, alice, days, shown):
    credential(alice, "Licence", expires=ahead(days))
    assert ("Licence</a>" in signed_in.get("/").text) is shown


@pytest.mark.parametrize(("number", "shown", "link"), [(1, 1, ""), (3, 3, "All 3"), (7, 6, "All 7")])
def test_six_that_expire_are_shown_and_all_of_them_are_a_link(signed_in, alice, number, shown, link):
    for n in range(number):
        credential(alice, expires=ahead(n))
    page = section(signed_in.get("/").text, "expiring-title")
    assert page.count("BLS Provider</a>") == shown and link in page and page.count(">All ") == bool(link)


def test_what_expires_is_counted_beyond_what_a_page_lists(signed_in, alice):
    for days, number in ((-3, 60), (5, 70), (100, 80)):
        Credential.objects.bulk_create(
            Credential(owner=alice, type=credential_type(alice, "BLS"), expires=ahead(days)) for _n in range(number)
        )
    page = section(signed_in.get("/").text, "expiring-title")
    assert "60 have expired, 70 expire within 60 days, 80 expire later." in page and "All 210" in page


def test_what_is_counted_is_ones_own_held_and_not_in_the_bin(signed_in, alice, charlie):
    credential(alice, expires=ahead(5)), credential(alice, expires=ahead(366)), credential(charlie, expires=ahead(5))
    credential(alice, expires=ahead(5), state="given-up"), bin.remove(credential(alice, expires=ahead(5)))
    assert "The next 12 months: 1 expires within 60 days." in signed_in.get("/").text


@pytest.mark.parametrize(("days", "shown"), [(-1, False), (0, True), (6, True), (7, False)])
def test_this_week_is_today_and_six_days_more(signed_in, alice, days, shown):
    milestone(goal(alice), "Send the application", due=ahead(days))
    assert ('id="week-title"' in signed_in.get("/").text) is shown


def test_the_week_lists_every_area_in_the_order_of_days(signed_in, alice):
    credential(alice, "Licence", expires=ahead(4))
    shift(place(alice, "Harbor Clinic"), state="planned", day=ahead(3))
    milestone(goal(alice), "Exam", due=ahead(2))
    interaction(contact(alice), follow_up="Call Ruth", follow_up_on=ahead(1))
    page = section(signed_in.get("/").text, "week-title")
    places = [page.index(word) for word in ("Follow up", "Exam", "Harbor Clinic", "Licence")]
    assert places == sorted(places)


def test_a_row_of_the_week_does_not_say_its_day_twice(signed_in, alice):
    shift(place(alice, "Harbor Clinic"), state="planned", day=ahead(3))
    interaction(contact(alice), ago(2), follow_up_on=ahead(1))
    page = section(signed_in.get("/").text, "week-title")
    assert "4 h at Harbor Clinic</a>" in page and "Meeting with Ruth Osei</a>" in page and ", Nov" not in page


def test_the_six_areas_lead_to_what_counts_for_each(signed_in, alice):
    busy(alice)
    assert 'href="/areas/#counts-title">What counts</a>' in section(signed_in.get("/").text, "lines-title")
    page = section(signed_in.get("/areas/").text, "counts-title")
    assert "Goals: milestones done" in page and [page.count(f'href="/areas/{slug}/"') for slug in AREAS] == [1] * 6


def test_today_costs_at_most_25_with_thirty_goals_and_twenty_credentials(signed_in, alice):
    life.live(alice, 20)
    for number, code in enumerate(("cma-aama", "us-ca-rn", "nremt-paramedic", "rnc-ncc", "uk-nmc", "fache-ache")):
        held(alice, code, expires=ahead(70 + number))
    codes = (
        "experience.hours",
        "learning.courses",
        "trends.readings",
        "network.interactions",
        "network.mentor_meetings",
        "skills.rated",
    )
    for number in range(30):
        goal(alice, f"Goal {number}", measure=codes[number % 6], amount=500, target_day=ahead(number + 1))
    signed_in.get("/")
    with CaptureQueriesContext(connection) as captured:
        signed_in.get("/")
    assert len(captured) <= 25
    assert signed_in.get("/next/").text.count("Earn ") >= 5
