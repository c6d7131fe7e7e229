"""The style page: every part of the look, from the templates of the real pages, for staff alone."""

from pathlib import Path

import pytest
from django.conf import settings

from careertrack.accounts.models import User
from careertrack.core.templatetags.look import BADGES

pytestmark = pytest.mark.django_db

# Whole forms and the entrance's pictures are seen on their own pages.
ELSEWHERE = {"form.html", "art.html", "lines_bundle.html", "sign.html"}


@pytest.fixture
def shown(client):
    client.force_login(User.objects.create_user("casey@example.com", is_staff=True))
    return client.get("/style/")


def test_every_part_is_on_it(shown):
    parts = {each.name for each in (Path(settings.BASE_DIR) / "templates/look").iterdir()} - ELSEWHERE
    drawn = {Path(str(each.name)).name for each in shown.templates if str(each.name).startswith("look/")}
    assert parts - drawn == {"stepper.html"}  # which is in the sheet, fetched when it opens


def test_every_state_of_a_badge_is_on_it(shown):
    assert {state for state, _words, _when in shown.context["badges"]} == set(BADGES)


def test_for_anybody_but_staff_it_does_not_exist(signed_in):
    assert signed_in.get("/style/").status_code == 404
    assert "/style/" not in signed_in.get("/more/").text
