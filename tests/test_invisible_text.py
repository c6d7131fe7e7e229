"""What cannot be seen: no name is made of it, and it turns no text around."""

import pytest

from careertrack.accounts.models import User
from careertrack.core.text import shows_nothing
from experience.models import Experience
from goals.models import Goal
from tests.accounts.door import sign_up
from tests.calendar import on_that_day
from tests.nonsense import NEW, Page
from tests.refusal import refused

pytestmark = [pytest.mark.django_db, on_that_day]

GOALS, SETTINGS = "/goals/goals/add/", "/accounts/settings/"
REMOVE = "Remove the characters that cannot be shown, then save again."
NOTHING = ["\u200b", "\u200d\u200c", "\u2060\ufeff", " \u00ad\u3000 ", "\u202e\u202c", "\u3164", "\u2800\ufe0f"]
TURNED = ["a\u202eb", "a\u2066b", "a\u200fb", "a\u200bb", "so\u00adft", "\ufeffa"]
NEEDED = ["न\u200dक\u094dष", "می\u200cخواهم", "👩\u200d⚕\ufe0f Nurse", "Zoë\u0301 Å", "العربية"]
PROFILE = {"time_zone": "UTC", "locale": "en-us"}


@pytest.mark.parametrize("name", NOTHING)
def test_a_name_that_shows_nothing_is_asked_for_again(signed_in, name):
    response = signed_in.post(GOALS, {"title": name, "state": "active"})
    assert response.context["form"].errors == {"title": ["Enter the goal."]} and not Goal.objects.exists()


@pytest.mark.parametrize(("model", "way"), NEW)
def test_no_form_takes_a_needed_line_that_shows_nothing(alice, model, way):
    page = Page(alice, model, way)
    for name in page.texts():
        if page.form.fields[name].required:
            found = page.post(**{name: "\u200b"}).context["form"].errors
            assert list(found) == [name] and found[name][0].startswith("Enter "), found


@pytest.mark.parametrize("name", TURNED)
def test_text_that_hides_or_turns_text_is_refused_in_lines_and_notes(signed_in, name):
    assert refused(signed_in, GOALS, {"title": name, "state": "active"}, "title") == REMOVE
    assert refused(signed_in, GOALS, {"title": "Nurse", "state": "active", "why": name}, "why") == REMOVE


@pytest.mark.parametrize("name", NEEDED)
def test_joined_letters_and_emoji_are_text(signed_in, name):
    signed_in.post(GOALS, {"title": name, "state": "active", "why": name})
    made = Goal.objects.get()
    assert (made.title, made.why) == (name, name) and name in signed_in.get(made.get_absolute_url()).text


@pytest.mark.parametrize("name", NOTHING)
def test_a_display_name_that_shows_nothing_is_none(client, signed_in, alice, name):
    signed_in.post(SETTINGS, {**PROFILE, "display_name": name})
    alice.refresh_from_db()
    client.logout()
    sign_up(client, display_name=name)
    assert [alice.display_name, User.objects.get(email="new@example.com").display_name] == ["", ""]


@pytest.mark.parametrize("name", TURNED)
def test_a_display_name_that_hides_or_turns_text_is_refused(client, signed_in, name):
    assert signed_in.post(SETTINGS, {**PROFILE, "display_name": name}).context["form"].errors == {"display_name": [REMOVE]}
    client.logout()
    assert sign_up(client, display_name=name).context["form"].errors == {"display_name": [REMOVE]}


def test_a_place_that_shows_nothing_is_no_place(signed_in):
    form = {"new_place": "\u200b", "day": "2026-11-24", "minutes": "4", "state": "done"}
    found = signed_in.post("/experience/shifts/add/", form).context["form"].errors
    assert found == {"new_place": ["Enter where you were."]} and not Experience.objects.exists()


@pytest.mark.parametrize(("text", "nothing"), [("", True), ("\t\n", True), ("\u0007", False), ("\u0301", False), (".", False)])
def test_what_is_typed_but_cannot_be_seen_shows_nothing(text, nothing):
    assert shows_nothing(text) is nothing
