"""The frame around every page: theme, menus, the way out."""

import re

import pytest

from careertrack.core.waiting import waiting
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.goals.make import goal, milestone
from tests.learning.make import credential
from tests.network.make import contact, interaction

pytestmark = pytest.mark.django_db


def choose(client, theme, **form):
    return client.post("/theme/", {"theme": theme, **form})


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_the_page_comes_in_the_chosen_theme(signed_in, theme):
    choose(signed_in, theme)
    assert f'data-theme="{theme}"' in signed_in.get("/").text


def test_a_visitor_may_choose_a_theme_too(client):
    choose(client, "dark")
    assert 'data-theme="dark"' in client.get("/accounts/login/").text


def test_without_a_choice_the_browser_decides(signed_in):
    assert "data-theme=" not in signed_in.get("/").text


@pytest.mark.parametrize("theme", ["", "purple", '"><script>'])
def test_any_other_choice_takes_the_theme_back(signed_in, theme):
    choose(signed_in, "dark")
    choose(signed_in, theme)
    assert "data-theme=" not in signed_in.get("/").text


def test_a_made_up_cookie_is_no_theme(signed_in):
    signed_in.cookies["theme"] = "purple"
    assert "data-theme=" not in signed_in.get("/").text


def test_choosing_a_theme_leads_back_to_where_one_was(signed_in):
    assert choose(signed_in, "dark", next="/goals/").url == "/goals/"
    assert choose(signed_in, "dark", next="https://evil.example/").url == "/"


def test_the_theme_is_kept_for_a_year_and_over_https_only_sent_there(client):
    cookie = client.post("/theme/", {"theme": "dark"}, secure=True).cookies["theme"]
    assert (cookie["max-age"], cookie["samesite"], cookie["secure"]) == (31_536_000, "Lax", True)


def test_the_menu_has_the_six_areas_in_order_and_marks_the_open_one(signed_in):
    page = signed_in.get("/skills/").text.split('aria-label="Main"')[1].split("</nav>")[0]
    places = [page.index(f'href="/{slug}/"') for slug in ("goals", "learning", "experience", "skills", "network", "trends")]
    assert places == sorted(places)
    assert page.count("aria-current") == 1 and 'data-area="skills" aria-current="page"' in page


def menu(client, page="/more/"):
    return client.get(page).text.split('aria-label="Main"')[1].split("</nav>")[0]


@on_that_day
def test_the_menu_says_what_is_due_today_and_what_expires_within_30_days(signed_in, alice, charlie):
    credential(alice, expires=ago(3)), credential(alice, expires=ahead(30)), credential(alice, expires=ahead(31))
    interaction(contact(alice), ago(9), follow_up_on=ago(1)), interaction(contact(alice), follow_up_on=ahead(1))
    milestone(goal(alice), due=ahead(1)), credential(charlie, expires=ago(3))
    counts = re.findall(r'([A-Z]\w+) <span class="count">(.+?)</span>', menu(signed_in))
    assert counts == [("Learning", "2 due"), ("Network", "1 today")]


def test_a_menu_without_anything_due_has_no_counts(signed_in):
    assert "count" not in menu(signed_in)


def test_all_counts_of_the_menu_are_one_query(signed_in, alice, django_assert_num_queries):
    with django_assert_num_queries(1):
        waiting(alice, TODAY)


def test_pages_of_visitors_ask_nothing_of_the_areas(client, monkeypatch):
    monkeypatch.setattr("careertrack.core.shell.waiting", None)
    assert client.get("/accounts/login/").status_code == 200


def test_a_visitor_sees_no_menu(client):
    assert 'aria-label="Main"' not in client.get("/accounts/login/").text


@pytest.mark.parametrize(("staff", "shown"), [(False, False), (True, True)])
def test_only_staff_see_the_way_to_curation(signed_in, alice, staff, shown):
    alice.is_staff = staff
    alice.save()
    page = signed_in.get("/more/").text
    assert ("/admin/" in page) is ("/accounts/invitations/" in page) is shown


def test_more_leads_to_settings_the_bin_and_the_way_out(signed_in):
    page = signed_in.get("/more/").text.split("<main")[1]
    assert all(f'"{path}"' in page for path in ("/accounts/settings/", "/bin/", "/accounts/logout/", "/theme/"))
