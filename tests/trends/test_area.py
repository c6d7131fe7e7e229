"""What Today hears from Trends: the line, what happened, what to do next, and the lists it offers to all areas."""

import pytest

from careertrack.core import bin
from careertrack.core.answers import Urgency
from careertrack.core.counting import totals
from tests.calendar import NOON, TODAY, ago, on_that_day
from tests.trends.make import read, resource, resource_list, saved
from trends.area import Trends
from trends.models import Reading

pytestmark = [pytest.mark.django_db, on_that_day]


def area(user):
    return Trends(user, TODAY)


def words(user):
    line = area(user).line()
    return line.value, line.note


def suggestions(user):
    return list(area(user).suggest())


# ---------------------------------------------------------------- the line
def test_the_line_without_anything_asks_to_save_something(alice, charlie):
    read(charlie), saved(charlie), bin.remove(read(alice)), bin.remove(saved(alice))
    assert words(alice) == ("Nothing read yet", "Save something to read")
    assert not area(alice).line().started


def test_the_line_counts_what_was_read_this_month(alice):
    for day in ("2026-11-01", "2026-11-24", "2026-10-31"):
        read(alice, day=day)
    bin.remove(read(alice))
    line = area(alice).line()
    assert (line.value, line.amount, line.target) == ("2 read this month", 2, None)
    assert totals(alice, [line.ask]) == [2]


def test_the_line_says_what_waits_to_be_read(alice):
    saved(alice)
    assert words(alice) == ("0 read this month", "1 saved for later") and area(alice).line().started
    saved(alice, title="Another"), bin.remove(saved(alice, title="Gone"))
    assert words(alice)[1] == "2 saved for later"


def test_the_line_of_somebody_who_read_last_month_has_begun(alice):
    read(alice, day="2026-10-31")
    assert words(alice) == ("0 read this month", "Nothing saved for later") and area(alice).line().started


def test_today_and_the_area_page_show_the_line_in_its_words(signed_in, alice):
    read(alice), saved(alice)
    for url in ("/", "/trends/"):
        page = signed_in.get(url).text
        assert "1 read this month" in page and "1 saved for later" in page


def test_the_line_begins_anew_with_the_persons_own_month(signed_in, alice, time_machine):
    time_machine.move_to("2026-12-01T03:00Z")
    read(alice, day="2026-11-30")
    assert "0 read this month" in signed_in.get("/trends/").text
    alice.time_zone = "America/New_York"
    alice.save()
    assert "1 read this month" in signed_in.get("/trends/").text


# ---------------------------------------------------------------- what happened
def test_readings_happened_on_the_day_they_were_read(alice):
    here = read(alice, day=ago(3))
    read(alice, day=ago(4)), saved(alice), bin.remove(read(alice, day=ago(3)))
    assert [(each.on, each.verb, each.record) for each in area(alice).happened(ago(3), TODAY)] == [(ago(3), "Read", here)]


# ---------------------------------------------------------------- what to do next
def test_save_one_thing_is_suggested_until_it_is_saved(signed_in, alice):
    row = resource("Nursing outlook")
    (first,) = suggestions(alice)
    assert (first.title, first.urgency, first.button) == ("Save one thing to read", Urgency.FIRST_STEP, "Open library")
    add = f"/trends/readings/add/?resource={row.pk}"
    assert f'href="{add}"' in signed_in.get(first.url).text
    form = signed_in.get(add).context["form"]
    signed_in.post(add, {"resource": form["resource"].value(), "state": form["state"].value()})
    assert Reading.objects.get().resource == row
    assert first.title not in [each.title for each in suggestions(alice)]


@pytest.mark.parametrize("make", [read, saved])
def test_nobody_who_has_begun_is_asked_for_the_first_step(alice, make):
    make(alice)
    assert Urgency.FIRST_STEP not in {each.urgency for each in suggestions(alice)}


def test_what_has_waited_longest_is_suggested_until_it_is_read(signed_in, alice, time_machine):
    time_machine.move_to(NOON.replace(day=2))
    mine = saved(alice, title="Staffing report")
    time_machine.move_to(NOON)
    saved(alice, title="Newer")
    (found,) = suggestions(alice)
    assert (found.title, found.urgency, found.url) == ("Read “Staffing report”", Urgency.BEHIND, mine.get_absolute_url())
    assert found.reason == "Saved on Nov 2, and nothing read this month yet"
    assert mine.edit_url in signed_in.get(found.url).text
    signed_in.post(mine.edit_url, {"title": mine.title, "state": "read", "day": "2026-11-24", "version": mine.version})
    assert not suggestions(alice)


def test_a_saved_reading_is_suggested_again_in_a_month_without_any(alice):
    saved(alice), read(alice, day="2026-11-01")
    assert not suggestions(alice)
    Reading.objects.for_user(alice).filter(state="read").update(day="2026-10-31")
    assert len(suggestions(alice)) == 1


def test_a_saved_reading_in_the_bin_is_not_suggested(alice):
    read(alice, day=ago(60)), bin.remove(saved(alice))
    assert not suggestions(alice)


# ---------------------------------------------------------------- the lists it offers
def test_a_published_list_is_offered_in_its_area_and_nowhere_else(signed_in):
    areas = ["goals", "learning", "experience", "skills", "network", "trends"]
    for slug in areas:
        resource_list(resource(f"For {slug}"), title=f"First {slug}", area=slug, summary=f"Where {slug} begin")
    for slug in areas:
        page = signed_in.get(f"/{slug}/").text
        assert f'href="/trends/lists/first-{slug}/"' in page and f"Where {slug} begin" in page
        assert page.count('href="/trends/lists/first-') == 1


def test_only_what_a_person_may_open_is_offered_and_counted(alice, charlie):
    resource_list(resource("A"), resource("B", state="draft"), resource("C", owner=charlie), title="Mixed")
    resource_list(resource("D"), title="Draft", state="draft"), resource_list(resource("E"), title="Old", state="retired")
    resource_list(resource("F", state="draft"), title="Empty")
    resource_list(resource("G"), title="Of Charlie", owner=charlie)
    resource_list(resource("H"), title="My own", owner=alice, state="draft")
    assert [(each.title, each.count) for each in area(alice).offers("trends")] == [("Mixed", 1), ("My own", 1)]
