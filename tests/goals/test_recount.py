"""Whatever happens to shifts, the figures of goals are those of a plain recount: over edits, removals, zones and New Year."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careertrack.core import bin, clock
from experience.models import Shift
from goals.figures import figures
from goals.models import Goal
from tests.calendar import NOON, TODAY, ago, on_that_day
from tests.experience.make import place, shift, sign_off
from tests.goals.make import goal
from tests.learning.make import course
from tests.network.make import contact, interaction, mentorship
from tests.skills.make import rating, skill
from tests.trends.make import read

pytestmark = [pytest.mark.django_db, on_that_day]

NEW_YEAR = date(2027, 1, 1)
ACTS = ("log", "log", "log", "move", "length", "plan", "place", "remove", "restore", "sign")
BY = st.integers(-5, 2) | st.integers(-45, 10)  # days from New Year: most of them about the edges of its week
LIVES = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 9), BY, st.booleans()), min_size=4, max_size=20)
HOURS = st.integers(-60, 60).map(lambda hours: timedelta(hours=hours))
ZONES = st.sampled_from(["Pacific/Auckland", "America/Los_Angeles", "UTC", "Pacific/Kiritimati"])
unhurried = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Plain:
    """Five goals about hours, and the shifts as anybody would add them up."""

    def __init__(self, owner):
        self.owner, self.shifts, self.signed = owner, [], []
        self.places = [place(owner, "Clinic", setting="clinic"), place(owner, "Ward", setting="hospital")]
        asked = {"measure": "experience.hours", "amount": 6000}
        self.goals = [
            goal(owner, "All", **asked),
            goal(owner, "Clinic in a window", setting="clinic", start=date(2026, 12, 20), target_day=date(2027, 1, 3), **asked),
            goal(owner, "Weekly", per="week", **asked),
            goal(owner, "Monthly at the ward", per="month", experience=self.places[1], **asked),
            goal(owner, "Signed", sign_off="signed", **asked),
        ]

    def do(self, act, which, by, flag):
        day = NEW_YEAR + timedelta(days=by)
        if act == "log":
            self.shifts.append(shift(self.places[flag], minutes=30 * (which + 1), day=day))
        elif self.shifts:
            self.change(self.shifts[which % len(self.shifts)], act, day, flag)

    def change(self, made, act, day, flag):
        if act == "remove" and not made.removed_at:
            bin.remove(made)
        elif act == "restore" and made.removed_at:
            bin.restore(self.owner, made.removal)
        elif act == "sign" and made.state == "done" and not made.removed_at:
            sign_off(made, decision="signed")
            self.signed.append(says(made))
        elif act != "sign" and not made.removed_at:
            new = {"move": ("day", day), "length": ("minutes", 15 * (day.day + 1)), "place": ("experience", self.places[flag])}
            name, value = new.get(act, ("state", "planned" if flag else "done"))
            setattr(made, name, value)
            made.save()
        made.refresh_from_db()

    def recount(self, today):
        done = [each for each in self.shifts if each.state == "done" and not each.removed_at and each.day <= today]
        week, month = today - timedelta(days=today.weekday()), today.replace(day=1)
        clinic, ward = self.places
        return [
            sum(each.minutes for each in done),
            sum(each.minutes for each in done if each.experience == clinic and inside(each.day)),
            sum(each.minutes for each in done if each.day >= week),
            sum(each.minutes for each in done if each.day >= month and each.experience == ward),
            sum(each.minutes for each in done if says(each) in self.signed),
        ]


def says(shift):
    """What a signature stands for: it holds while the shift says the same, and again when it does so again."""
    return shift.pk, shift.experience_id, shift.day, shift.minutes


def inside(day):
    return date(2026, 12, 20) <= day <= date(2027, 1, 3)


@unhurried
@given(LIVES, HOURS, ZONES)
def test_the_figures_are_those_of_a_recount_whatever_happened(alice, acts, off, zone):
    alice.time_zone = zone
    moment = NOON.replace(year=2027, month=1, day=1, hour=0) + off
    with transaction.atomic(), time_machine.travel(moment, tick=False), clock.persons_day(alice) as today:
        mine = Plain(alice)
        for act in acts:
            mine.do(*act)
        found = figures(alice, Goal.objects.for_user(alice).order_by("pk"), today)
        assert [each.done for each in found.values()] == mine.recount(today)
        transaction.set_rollback(True)


@unhurried
@given(st.lists(st.tuples(st.integers(1, 5), st.integers(-9, 3), st.booleans(), st.booleans()), max_size=9), HOURS, ZONES)
def test_a_level_is_the_last_own_rating_up_to_today(alice, rated, off, zone):
    """A day has one own rating of a skill."""
    alice.time_zone = zone
    moment = NOON.replace(year=2027, month=1, day=1, hour=0) + off
    with transaction.atomic(), time_machine.travel(moment, tick=False), clock.persons_day(alice) as today:
        talk, own = skill("Communication"), {}
        mine = goal(alice, measure="skills.level", amount=5, skill=talk)
        for level, by, is_own, stays in rated:
            day = NEW_YEAR + timedelta(days=by)
            if not is_own or day in own:
                rating(alice, talk, level, day, rated_by="another")
                continue
            made = rating(alice, talk, level, day)
            own |= {day: level} if stays else {}
            if not stays:
                bin.remove(made)
        last = max((day for day in own if day <= today), default=None)
        assert figures(alice, [mine], today)[mine.pk].done == own.get(last, 0)
        transaction.set_rollback(True)


MIDNIGHTS = [("Pacific/Auckland", "2026-12-31T10:59:59Z"), ("America/Los_Angeles", "2027-01-01T07:59:59Z")]


@pytest.mark.parametrize(("zone", "moment"), MIDNIGHTS)
def test_a_month_begins_anew_at_midnight_where_the_person_is(client, alice, zone, moment):
    alice.time_zone = zone
    alice.save()
    shift(place(alice), 60, date(2026, 12, 31))
    mine = goal(alice, measure="experience.hours", amount=120, per="month")
    with time_machine.travel(moment, tick=False) as traveller:
        client.force_login(alice)
        before = client.get(mine.get_absolute_url()).text
        traveller.shift(timedelta(seconds=1))
        after = client.get(mine.get_absolute_url()).text
    assert "1 of 2 hours this month" in before and "0 of 2 hours this month" in after


# ---------------------------------------------------------------- one shift
def everybodys_goals(alice):
    """(goals that a shift in a clinic at Maple Court moves, goals it must not)"""
    here, elsewhere, talk = place(alice, "Maple Court", setting="clinic"), place(alice, "Mercy", setting="hospital"), skill("Talk")
    mentorship(ruth := contact(alice), start=ago(99)), interaction(ruth), course(alice), read(alice), rating(alice, talk)
    hours = {"measure": "experience.hours", "amount": 600}
    moved = [{}, {"setting": "clinic"}, {"experience": here}, {"per": "week"}, {"per": "month"}, {"skill": talk},
             {"start": TODAY, "target_day": TODAY}, {"organisation": here.organisation}, {"kind": "volunteer"}]  # fmt: skip
    still = [{"setting": "hospital"}, {"experience": elsewhere}, {"start": ago(90), "target_day": ago(1)}, {"kind": "full-time"},
             {"skill": skill("Other")}, {"state": "achieved", "closed_on": ago(1)}]  # fmt: skip
    codes = ["learning.courses", "trends.readings", "network.interactions", "network.mentor_meetings", "experience.positions"]
    return (
        here, talk, {goal(alice, f"Moved {n}", **hours, **each) for n, each in enumerate(moved)},
        {goal(alice, f"Still {n}", **hours, **each) for n, each in enumerate(still)}
        | {goal(alice, code, measure=code, amount=9) for code in codes}
        | {goal(alice, "Level", measure="skills.level", amount=5, skill=talk)},
    )  # fmt: skip


def test_one_shift_moves_every_goal_and_line_it_should_and_no_other(signed_in, alice):
    here, talk, moved, still = everybodys_goals(alice)

    def now():
        found = figures(alice, [*moved, *still], TODAY)
        lines = {area.slug: (line.value, line.amount) for area, line in signed_in.get("/").context["today"].lines}
        return {each.goal: each.done for each in found.values()}, lines

    before, lines = now()
    signed_in.post("/experience/shifts/add/", {
        "experience": here.pk, "day": TODAY.isoformat(), "minutes": "2", "state": "done", "skills": [talk.pk],
    })  # fmt: skip
    assert Shift.objects.get().minutes == 120
    after, lines_after = now()
    assert {goal for goal in after if after[goal] != before[goal]} == moved
    assert {after[goal] - before[goal] for goal in moved} == {120}
    assert {slug for slug in lines if lines[slug] != lines_after[slug]} <= {"experience", "goals"}
    assert lines["experience"] != lines_after["experience"]


def test_removing_the_shift_and_bringing_it_back_moves_the_same(signed_in, alice):
    here, talk, moved, still = everybodys_goals(alice)
    made = shift(here, 120, skills=[talk])

    def done():
        return {key: each.done for key, each in figures(alice, [*moved, *still], TODAY).items()}

    with_it = done()
    signed_in.post(made.remove_url)
    assert {pk for pk, amount in done().items() if amount != with_it[pk]} == {goal.pk for goal in moved}
    signed_in.post(f"/bin/{made.form_key}/restore/")
    assert done() == with_it


def test_one_shift_moves_the_suggestions_it_should_and_no_other(signed_in, alice):
    here, late = place(alice), {"start": ago(80), "target_day": TODAY + timedelta(days=20)}
    hours = {"measure": "experience.hours", **late}
    goal(alice, "Nearly", amount=120, **hours), goal(alice, "Far", amount=6000, setting="clinic", **hours)
    goal(alice, "Courses", measure="learning.courses", amount=9, **late)

    def suggested():
        return {each.title for each in signed_in.get("/").context["today"].suggestions if "“" in each.title}

    assert suggested() == {"Do more for “Nearly”", "Do more for “Far”", "Do more for “Courses”"}
    signed_in.post("/experience/shifts/add/", {"experience": here.pk, "day": TODAY.isoformat(), "minutes": "2", "state": "done"})
    assert suggested() == {"Mark “Nearly” achieved", "Do more for “Far”", "Do more for “Courses”"}
