"""Deleting one's account: asked twice, closed at once, erased for good, and nothing of anybody else's."""

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from careertrack.accounts import erasing
from careertrack.core.jobs import run
from careertrack.core.models import Job
from learning.models import Course
from skills.models import Rating, Skill
from tests.accounts.door import confirm, is_in, sign_in
from tests.calendar import TODAY
from tests.canary import CANARY, one_of_each
from tests.life import live

pytestmark = pytest.mark.django_db
PAGE = "/accounts/delete/"


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def at_home(client, alice):
    sign_in(client)
    confirm(client)
    return client


def delete(client, email="alice@example.com"):
    return client.post(PAGE, {"email": email}, follow=True)


def erase():
    for job in Job.objects.waiting():
        run(str(job.pk))


def test_it_is_asked_for_with_the_number_of_what_is_lost(at_home, alice):
    Course.objects.create(owner=alice, title="One")
    Course.objects.create(owner=alice, title="In the bin", removed_at="2026-01-01T00:00Z")
    assert "You keep 2 records here. They cannot be brought back." in at_home.get(PAGE).text


def test_who_keeps_nothing_is_told_so(at_home):
    page = at_home.get(PAGE).text
    assert "You keep no records here." in page and "brought back" not in page


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_does_not_say_again_who_they_are_deletes_nothing(client, alice, method):
    sign_in(client)
    answer = getattr(client, method)(PAGE, {"email": alice.email})
    assert answer["Location"].startswith("/accounts/reauthenticate/") and get_user_model().objects.get(pk=alice.pk).is_active


@pytest.mark.parametrize("email", ["", "charlie@example.com", "alice"])
def test_without_the_right_email_nothing_happens(at_home, alice, email):
    answer = delete(at_home, email)
    assert answer.status_code == 200 and answer.context["form"].errors["email"] == ["Enter the email you sign in with."]
    assert is_in(at_home) and not Job.objects.exists()


def test_staff_are_told_whom_to_ask(at_home, alice):
    get_user_model().objects.filter(pk=alice.pk).update(is_staff=True)
    assert "Ask another administrator" in delete(at_home).text
    assert not Job.objects.exists()


def test_it_is_closed_at_once_everywhere(at_home, alice):
    elsewhere = Client()
    sign_in(elsewhere)
    assert "Your account is closed." in delete(at_home, " Alice@Example.com ").text
    assert not is_in(at_home) and not is_in(elsewhere)
    sign_in(elsewhere)
    assert not is_in(elsewhere)


def test_closed_by_two_clicks_it_is_erased_by_one_job(alice):
    for _click in (1, 2):
        erasing.close(get_user_model().objects.get(pk=alice.pk))
    assert Job.objects.filter(does__endswith="erasing.erase").count() == 1


def test_afterwards_no_row_of_theirs_is_left_and_all_of_the_others_are(at_home, alice, charlie):
    live(alice, 3)
    live(charlie, 2)
    before = sum(counts(charlie).values())
    delete(at_home)
    erase()
    assert counts(alice) == {} and sum(counts(charlie).values()) == before > 70
    assert not get_user_model().objects.filter(pk=alice.pk).exists()


def counts(person):
    """{model: rows} of everything that points at the person, whatever it is."""
    found = {}
    for model in apps.get_models():
        for link in (field for field in model._meta.concrete_fields if field.related_model is get_user_model()):
            if number := model._base_manager.filter(**{link.name: person.pk}).count():
                found[model] = number
    return found


def test_no_word_of_theirs_is_left_in_any_table(at_home, alice):
    one_of_each(alice)
    delete(at_home)
    erase()
    texts = [str(row) for model in apps.get_models() for row in model._base_manager.values()]
    assert not [text for text in texts if CANARY in text]


def test_their_files_go_and_those_of_others_stay(at_home, alice, charlie):
    for name in (f"evidence/{alice.pk}/a.pdf", f"exports/{alice.pk}/b.zip", f"evidence/{charlie.pk}/c.pdf"):
        default_storage.save(name, ContentFile(b"x"))
    delete(at_home)
    erase()
    assert list(erasing.stored(default_storage)) == [f"evidence/{charlie.pk}/c.pdf"]


def test_their_own_skill_that_they_rated_goes_too(at_home, alice):
    """The rating holds the skill while it is there."""
    Rating.objects.create(owner=alice, skill=Skill.objects.create(owner=alice, name="Knots"), level=1, day=TODAY)
    delete(at_home)
    erase()
    assert not Skill._base_manager.exists()


def test_they_are_told_by_mail_when_it_is_done(at_home, alice, mailoutbox):
    delete(at_home)
    assert len(mailoutbox) == 0
    erase()
    assert [(mail.to, mail.subject) for mail in mailoutbox] == [(["alice@example.com"], "Your account was deleted")]


def test_an_interrupted_erasure_goes_on(at_home, alice, monkeypatch):
    Course.objects.create(owner=alice, title="One")
    with monkeypatch.context() as patch:
        patch.setattr(erasing, "erase_records", lambda person: 1 / 0)
        delete(at_home)
        erase()
    assert Course.objects.count() == 1
    Job.objects.update(due_at="2026-01-01T00:00Z")
    erase()
    assert not Course._base_manager.exists()


def test_an_account_in_use_is_never_erased_nor_are_its_files(alice):
    default_storage.save(f"evidence/{alice.pk}/a.pdf", ContentFile(b"x"))
    erasing.erase(person=alice.pk)
    assert get_user_model().objects.filter(pk=alice.pk).exists()
    assert list(erasing.stored(default_storage)) == [f"evidence/{alice.pk}/a.pdf"]


def test_an_instance_where_nobody_has_kept_a_file_erases_too(at_home, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "not-made-yet"
    delete(at_home)
    erase()
    assert not Job.objects.waiting().exists()
