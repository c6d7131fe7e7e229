"""The welcome: name, direction, what expires; each to be skipped, and each with its own errors."""

import pytest

from goals.models import Direction, Goal, Occupation
from learning.models import Credential
from tests.calendar import ahead, on_that_day

pytestmark = [pytest.mark.django_db, on_that_day]

NAME, DIRECTION, EXPIRES = "/welcome/", "/welcome/goals/", "/welcome/learning/"


def answer(client, url, **typed):
    return client.post(url, typed, follow=True)


def path(response):
    return response.request["PATH_INFO"]


def test_each_step_says_where_one_is_and_leads_on_back_and_out(signed_in):
    page = signed_in.get(DIRECTION).text
    assert "Step 2 of 3" in page and "Skip setup" in page
    assert f'href="{EXPIRES}">Skip this step' in page and f'href="{NAME}">Back' in page


def test_the_way_through_leads_to_today(signed_in):
    assert path(answer(signed_in, NAME, display_name="Nia Obi")) == DIRECTION
    assert (
        path(answer(signed_in, DIRECTION, current="Medical assistant", focus="patient-care", target="Registered nurse")) == EXPIRES
    )
    assert path(answer(signed_in, EXPIRES, type="BLS Provider", expires=ahead(300).isoformat())) == "/"


def test_it_leaves_one_line_drawn_and_one_next_action(signed_in):
    answer(signed_in, EXPIRES, type="BLS Provider", expires=ahead(300).isoformat())
    page = signed_in.get("/").text
    assert "1 credential held" in page and page.count('class="track-done"') == 1
    assert "Do next" in page and page.count('class="next-top"') == 1


def test_a_name_is_kept(signed_in, alice):
    answer(signed_in, NAME, display_name="Nia Obi")
    alice.refresh_from_db()
    assert alice.display_name == "Nia Obi"


def test_a_direction_is_kept_in_roles_of_ones_own_or_the_catalogues(signed_in, alice):
    Occupation.objects.create(slug="registered-nurse", name="Registered nurse", state="published")
    answer(signed_in, DIRECTION, current="Ward clerk", focus="", target="registered nurse")
    kept = Direction.objects.for_user(alice).get()
    assert (kept.current.owner, kept.target.owner, kept.focus) == (alice, None, "")


def test_a_second_visit_changes_the_direction_there_is(signed_in, alice):
    answer(signed_in, DIRECTION, target="Registered nurse")
    page = signed_in.get(DIRECTION)
    assert 'value="Registered nurse"' in page.text
    answer(signed_in, DIRECTION, target="Paramedic", version=page.context["form"]["version"].value())
    assert str(Direction.objects.for_user(alice).get().target) == "Paramedic"


@pytest.mark.parametrize(("url", "onward"), [(DIRECTION, EXPIRES), (EXPIRES, "/")])
def test_nothing_typed_saves_nothing_and_leads_on(signed_in, alice, url, onward):
    assert path(answer(signed_in, url)) == onward
    assert not Direction.objects.for_user(alice).exists() and not Credential.objects.for_user(alice).exists()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"type": "BLS Provider"}, "Enter the expiry date."),
        ({"expires": "2027-01-01"}, "Enter the credential."),
        ({"type": "BLS Provider", "expires": "soon"}, "Enter a real date"),
    ],
)
def test_half_an_answer_is_asked_about_and_kept(signed_in, alice, typed, words):
    response = answer(signed_in, EXPIRES, **typed)
    assert path(response) == EXPIRES and words in response.text and "<title>Error:" in response.text
    assert all(f'value="{value}"' in response.text for value in typed.values())
    assert not Credential.objects.for_user(alice).exists()


def test_the_same_answer_sent_twice_is_one_credential(signed_in, alice):
    key = signed_in.get(EXPIRES).context["form"]["form_key"].value()
    for _n in range(2):
        answer(signed_in, EXPIRES, type="BLS Provider", expires="2027-01-01", form_key=key)
    assert Credential.objects.for_user(alice).count() == 1


@pytest.mark.parametrize("slug", ["skills", "experience"])
def test_an_area_that_asks_nothing_has_no_step(signed_in, slug):
    assert signed_in.get(f"/welcome/{slug}/").status_code == 404


def test_settings_open_it_again(signed_in):
    assert 'href="/welcome/"' in signed_in.get("/accounts/settings/").text


# ---------------------------------------------------------------- below the greeting
@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"current": "Medical assistant", "target": "Registered nurse"}, "Medical assistant, on the way to registered nurse."),
        ({"current": "CNA", "target": "EMT"}, "CNA, on the way to EMT."),
        ({"target": "Registered nurse"}, "On the way to registered nurse."),
        ({"current": "Paramedic"}, "Paramedic."),
        ({"focus": "research"}, "Research."),
    ],
)
def test_today_says_role_and_target_below_the_greeting(signed_in, typed, words):
    answer(signed_in, DIRECTION, **typed)
    assert f'<p class="lede">{words}</p>' in signed_in.get("/").text


def test_without_a_direction_today_says_nothing_of_it(signed_in, alice, charlie):
    Goal.objects.create(owner=alice, title="Exam"), Direction.objects.create(owner=charlie, focus="research")
    assert "lede" not in signed_in.get("/").text
