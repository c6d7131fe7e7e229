"""What Today says about hours that nobody signed, what the timeline has, and hours that count only where they are signed."""

import pytest

from careertrack.core import bin
from experience.area import ExperienceArea
from experience.measures import HOURS
from experience.models import Shift, SignOff
from tests.calendar import TODAY, ago, on_that_day
from tests.experience.make import place, shift, sign_off
from tests.measured import measured
from tests.network.make import contact
from tests.skills.make import skill

pytestmark = [pytest.mark.django_db, on_that_day]


@pytest.fixture
def ward(alice):
    return place(alice, supervisor=contact(alice))


def titles(owner):
    return [each.title for each in ExperienceArea(owner, TODAY).suggest()]


def test_hours_a_week_old_are_suggested_to_be_signed(signed_in, alice, ward):
    shift(ward, day=ago(7)), shift(ward, day=ago(20)), shift(ward, day=ago(6))
    (found,) = ExperienceArea(alice, TODAY).suggest()
    assert found.title == "Ask Ruth Osei to sign off 8 hours at Maple Court" and "2 shifts since Nov 4" in found.reason
    assert len(signed_in.get(found.url).context["chosen"]) == 3


@pytest.mark.parametrize(
    "case", ["nobody supervises", "a job", "planned", "signed", "waiting", "long ago", "new", "supervisor removed"]
)
def test_nothing_is_suggested_where_there_is_nobody_or_no_need_to_ask(alice, ward, case):
    days = {"long ago": 91, "new": 6}
    worked = shift(ward, day=ago(days.get(case, 8)), state="planned" if case == "planned" else "done")
    if case in ("signed", "waiting"):
        sign_off(worked, decision="signed" if case == "signed" else "")
    elif case == "supervisor removed":
        bin.remove(ward.supervisor)
    elif case in ("nobody supervises", "a job"):
        type(ward).objects.update(**({"kind": "part-time"} if case == "a job" else {"supervisor": None}))
    assert not [each for each in titles(alice) if "sign off" in each]


def test_a_change_that_was_asked_and_a_link_that_ran_out_are_suggested(alice, ward):
    sign_off(shift(ward, day=ago(9)), decision="change")
    SignOff.objects.filter(pk=sign_off(shift(ward, day=ago(40))).pk).update(expires_at="2026-11-01T00:00Z")
    assert sorted(titles(alice)) == ["Look at what Ruth Lee asks to change", "Send 4 hours to Ruth Lee again"]


def test_a_change_asked_of_old_hours_is_suggested_with_all_of_them(alice, ward):
    sign_off(shift(ward, day=ago(9)), shift(ward, day=ago(400)), decision="change")
    (found,) = ExperienceArea(alice, TODAY).suggest()
    assert found.title == "Look at what Ruth Lee asks to change" and found.reason.startswith("8 hours are not signed off")


def test_old_hours_whose_link_ran_out_lately_are_sent_again_with_all_of_them(alice, ward):
    asked = sign_off(shift(ward, day=ago(40)), shift(ward, day=ago(400)), asked_on=ago(35))
    SignOff.objects.filter(pk=asked.pk).update(expires_at="2026-11-01T00:00Z")
    assert titles(alice) == ["Send 8 hours to Ruth Lee again"]


def test_old_hours_are_not_asked_about_for_a_request_that_was_withdrawn(alice, ward):
    sign_off(shift(ward, day=ago(400))).withdraw()
    assert titles(alice) == []


def test_the_timeline_has_what_was_asked_and_what_was_signed(signed_in, ward):
    sign_off(shift(ward), decision="signed")
    page = signed_in.get("/timeline/").text
    assert "Asked for sign-off" in page and "Signed off" in page


def test_hours_may_count_only_where_they_are_signed(alice, ward):
    signed, waiting, changed, never = (shift(ward, day=ago(n)) for n in range(4))
    sign_off(signed, decision="signed"), sign_off(waiting), sign_off(changed, decision="signed")
    Shift.objects.filter(pk=changed.pk).update(minutes=600)
    why = dict.fromkeys((waiting, changed, never), "Not signed off")
    assert measured(alice, HOURS.ask(sign_off="signed")) == ({signed}, why)


def test_a_place_shows_its_people_what_was_practiced_and_where_one_has_not_been(signed_in, alice, ward):
    sign_off(shift(ward, skills=[skill("Triage")]), decision="signed"), shift(ward, day=ago(1), state="planned")
    page = signed_in.get(ward.get_absolute_url())
    assert page.context["sums"] == {"signed": 240, "planned": 240}
    assert {str(each) for each in page.context["people"]} == {"Ruth Osei", "Ruth Lee"}
    assert [(each["name"], each["number"]) for each in page.context["skills"]] == [("Triage", 1)]
    assert "Home care" in page.context["settings"][1] and "Hospital" not in page.context["settings"][1]
