"""A choice among linked records is as large as a page can bear, however many there are, and finds each of them."""

import pytest

from learning.models import Course, Reimbursement
from network.models import Contact, Interaction
from tests.calendar import TODAY, on_that_day

pytestmark = [pytest.mark.django_db, on_that_day]

URL = "/network/interactions/"


@pytest.fixture
def met(alice):
    """120 people, each spoken with once, by name."""
    people = Contact.objects.bulk_create(Contact(owner=alice, name=f"Person {number:03}") for number in range(120))
    Interaction.objects.bulk_create(Interaction(owner=alice, contact=person, day=TODAY) for person in people)
    return people


def offered(page):
    """The words of the select's options."""
    select = page.text.partition('name="contact"')[2].partition("</select>")[0]
    return [each.partition(">")[2].partition("<")[0] for each in select.split("<option")[1:]]


def test_the_first_hundred_are_offered_and_the_way_to_the_others_is_said(signed_in, met):
    found = offered(signed_in.get(URL))
    assert found[0] == "All" and found[1] == "Person 000" and found[100:] == ["Person 099", "Others: search by name"]


def test_who_was_chosen_stays_offered(signed_in, met):
    page = signed_in.get(f"{URL}?contact={met[110].pk}")
    assert "Person 110" in offered(page) and [row.contact for row in page.context["page_obj"]] == [met[110]]


def test_a_few_are_all_offered_and_nothing_else_is_said(signed_in, alice, met):
    Interaction.objects.for_user(alice).filter(contact__in=met[100:]).delete()
    assert offered(signed_in.get(URL))[-1] == "Person 099"


@pytest.mark.parametrize("key", ["x", "²", "9" * 30, "-1"])
def test_a_choice_that_is_none_is_said(signed_in, met, key):
    page = signed_in.get(f"{URL}?contact={key}")
    assert page.status_code == 200 and not page.context["page_obj"].object_list


# ---------------------------------------------------------------- in a form
ADD = "/learning/reimbursements/add/"


@pytest.fixture
def courses(alice, charlie):
    Course.objects.create(owner=charlie, title="Course 7 of Charlie")
    return Course.objects.bulk_create(Course(owner=alice, title=f"Course {number:03}") for number in range(400))


def ask_back(client, course):
    return client.post(ADD, {"course": course, "requested": "40", "currency": "USD"})


def test_a_form_does_not_grow_with_what_can_be_chosen(signed_in, alice, courses):
    with_many = len(signed_in.get(ADD).content)
    Course.objects.for_user(alice).filter(pk__in=[each.pk for each in courses[300:]]).delete()
    assert len(signed_in.get(ADD).content) == with_many


def test_one_of_many_is_chosen_by_its_name(signed_in, courses):
    ask_back(signed_in, " course  377 ")
    assert Reimbursement.objects.get().course == courses[377]


def test_one_of_many_is_filled_in_by_its_key_and_kept_when_something_else_is_wrong(signed_in, courses):
    assert 'value="Course 377"' in signed_in.get(f"{ADD}?course={courses[377].pk}").text
    page = signed_in.post(ADD, {"course": "Course 377", "requested": "much", "currency": "USD"})
    assert 'value="Course 377"' in page.text and not page.context["form"]["course"].errors


def test_words_that_name_several_are_asked_about_with_those_they_may_mean(signed_in, courses):
    page = ask_back(signed_in, "course 37")
    assert "Choose which one you mean by “course 37”." in page.text and not Reimbursement.objects.exists()
    assert page.text.count("<option") < 30 and f'value="{courses[370].pk}"' in page.text


def test_two_of_one_name_are_never_mixed_up(signed_in, alice, courses):
    twin = Course.objects.create(owner=alice, title="Course 377")
    assert "Choose which one you mean" in ask_back(signed_in, "Course 377").text
    ask_back(signed_in, str(twin.pk))
    assert Reimbursement.objects.get().course == twin


@pytest.mark.parametrize("typed", ["Course 7 of Charlie", "nobody\x00", "%", "_" * 300])
def test_what_is_not_ones_own_is_no_choice_by_name_either(signed_in, courses, typed):
    assert ask_back(signed_in, typed).context["form"].errors["course"] and not Reimbursement.objects.exists()


def test_a_name_sent_again_is_no_change(signed_in, courses):
    ask_back(signed_in, "Course 377")
    form = signed_in.get(Reimbursement.objects.get().edit_url).context["form"]
    assert not form.fields["course"].has_changed(courses[377].pk, "Course 377")
