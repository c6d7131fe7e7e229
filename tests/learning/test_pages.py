"""The pages of Learning: empty, one record, sums over a list, away and back."""

import pytest

from careertrack.core import bin
from learning.models import Category, Course, Credential, CredentialType
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.learning.make import course, credential
from tests.named import credential_type

pytestmark = [pytest.mark.django_db, on_that_day]

MAKERS = pytest.mark.parametrize("make", [course, credential])


@pytest.mark.parametrize(
    ("url", "adds", "words"),
    [
        ("/learning/", ["courses", "credentials"], "Nothing to watch yet. Add a certification and its date, and this space"),
        ("/learning/courses/", ["courses"], "Add one you took, are taking or plan"),
        ("/learning/credentials/", ["credentials"], "<p>Add a certification and its date, and Today tells you"),
    ],
)
def test_an_empty_page_says_what_will_be_here_and_how_to_begin(signed_in, url, adds, words):
    page = signed_in.get(url).text
    assert words in page
    assert all(f'href="/learning/{add}/add/"' in page for add in adds)


def test_a_course_shows_what_was_typed_in_words(signed_in, alice):
    mine = course(alice, finish=TODAY, minutes=80, cost="1149.50", currency="GBP", funding="grant", notes="First\nSecond")
    page = signed_in.get(mine.get_absolute_url()).text
    for words in ("Completed", "Nov 24", "1 h 20 min", "£1,149.50", "Scholarship or grant", "<p>First</p><p>Second</p>"):
        assert words in page


def test_what_was_not_typed_is_not_shown(signed_in, alice):
    page = signed_in.get(course(alice).get_absolute_url()).text
    assert "Provider" not in page and "Cost" not in page


def test_a_credential_shows_what_was_typed(signed_in, alice):
    mine = credential(alice, issuer="AHA", number="l1O0", issued="2025-03-02", expires="2027-09-30")
    page = signed_in.get(mine.get_absolute_url()).text
    for words in ("AHA", "l1O0", "Held", "Mar 2, 2025", "Sep 30, 2027", "Valid to Sep 30, 2027"):
        assert words in page


@MAKERS
def test_a_removed_record_comes_back_by_undo(signed_in, alice, make):
    mine = make(alice)
    undo = f"/bin/{mine.form_key}/restore/"
    page = signed_in.post(mine.remove_url, follow=True).text
    assert f"Removed {mine}." in page and f'action="{undo}"' in page
    assert signed_in.get(mine.get_absolute_url()).status_code == 404
    signed_in.post(undo)
    assert str(mine) in signed_in.get(mine.get_absolute_url()).text


def test_undo_after_adding_takes_the_record_away(signed_in, alice):
    page = signed_in.post("/learning/credentials/add/", {"type": "CPR", "state": "held"}, follow=True).text
    undo = Credential.objects.get().remove_url
    assert "Saved CPR." in page and f'action="{undo}"' in page
    signed_in.post(undo)
    assert not Credential.objects.exists()


def test_the_list_of_courses_sums_the_hours_completed_on_all_its_pages(signed_in, alice, charlie):
    done = {"status": "completed", "finish": TODAY, "minutes": 90}
    Course.objects.bulk_create(Course(owner=alice, title=f"Course {n}", **done) for n in range(51))
    course(alice, status="dropped", minutes=600), course(charlie, minutes=600), bin.remove(course(alice, minutes=600))
    for page in (1, 2):
        assert "52 entries, 76.5 hours" in signed_in.get(f"/learning/courses/?page={page}").text


def test_credentials_are_listed_by_expiry_and_those_not_held_last(signed_in, alice):
    credential(alice, "Given up", state="given-up", expires=ago(9)), credential(alice, "For life")
    credential(alice, "Later", expires=ahead(90)), credential(alice, "Expired", expires=ago(1))
    found = [str(each.type) for each in signed_in.get("/learning/credentials/").context["object_list"]]
    assert found == ["Expired", "Later", "For life", "Given up"]


def test_the_51st_credential_is_on_the_second_page(signed_in, alice):
    Credential.objects.bulk_create(Credential(owner=alice, type=credential_type(alice, f"Card {n}")) for n in range(51))
    first, second = (signed_in.get(f"/learning/credentials/?page={n}") for n in (1, 2))
    assert len(first.context["object_list"]) == 50 and "1 to 50 of 51" in first.text
    assert [str(each.type) for each in second.context["object_list"]] == ["Card 9"]


@pytest.mark.parametrize(
    ("status", "finish", "badge"),
    [
        ("planned", ago(1), ("expired", "Overdue")),
        ("in-progress", ago(1), ("expired", "Overdue")),
        ("in-progress", TODAY, ("open", "In progress")),
        ("planned", None, ("none", "Planned")),
        ("completed", ago(1), ("ok", "Completed")),
        ("dropped", ago(1), ("none", "Dropped")),
    ],
)
def test_the_badge_of_a_course_says_its_status_and_what_is_overdue(alice, status, finish, badge):
    mine = course(alice, status=status, finish=finish)
    assert Course.objects.get(pk=mine.pk).badge == badge


def test_a_list_shows_the_status_once_as_a_badge_and_the_cost(signed_in, alice):
    course(alice, status="dropped", cost="55.00")
    page = signed_in.get("/learning/courses/").text.partition("<tbody>")[2]
    assert page.count("Dropped") == 1 and '<span class="badge">' in page and "$55" in page


def test_a_value_that_nobody_entered_is_marked_so_that_a_phone_leaves_it_out(signed_in, alice):
    course(alice)
    assert '<td data-l="Provider" class="val nothing">–</td>' in signed_in.get("/learning/courses/").text


def test_a_course_to_be_finished_in_a_month_is_not_overdue_within_it(alice):
    mine = course(alice, status="planned", finish=TODAY.replace(day=1), finish_precision="month")
    assert mine.badge == ("none", "Planned")


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"rule": "minimum", "amount": 10}, "At least 10 points"),
        ({"rule": "remainder", "amount": 30}, "The other 30 points"),
        ({"rule": "weight", "amount": "1.50", "unit": ""}, "Counts times 1.5"),
        ({"rule": "minimum"}, "Required"),
    ],
)
def test_a_credential_says_in_words_what_each_category_asks_for(signed_in, rule, words):
    card = CredentialType.objects.create(slug="cma", name="CMA", state="published")
    Category.objects.create(**{"unit": "points", **rule}, slug="cma-a", name="Clinical", credential_type=card, state="published")
    assert f">{words}<" in signed_in.get(card.get_absolute_url()).text
