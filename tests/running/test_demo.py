"""Sample people: whole lives, given once, on an instance of their own."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.db import transaction

from careertrack.accounts.factors import Factors
from careertrack.accounts.models import User
from careertrack.core import bin
from experience.models import Experience, Shift
from goals.models import Direction
from learning.models import Course, Credential, Credit
from network.models import Contact, Event
from skills.models import Reflection
from tests.calendar import NOON, TODAY, ahead, on_that_day
from tests.kinds import owned_models

pytestmark = [pytest.mark.django_db, on_that_day]

PASSWORD = "a tour of the house"
NAMES = ("marisol", "sam", "newcomer", "curator")


def demo(*options):
    said = StringIO()
    call_command("demo", *options, password=PASSWORD, stdout=said)
    return said.getvalue()


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker):
    """The sample people, made once, beside somebody who was here before: {name: user}."""
    with django_db_blocker.unblock(), time_machine.travel(NOON, tick=False), transaction.atomic():
        User.objects.create_user("charlie@example.com")
        demo("--yes")
        yield {name: User.objects.get(email=f"{name}@example.com") for name in NAMES}
        transaction.set_rollback(True)


def size(user):
    return sum(model.everything.for_user(user).count() for model in owned_models())


@pytest.mark.parametrize("model", owned_models(), ids=lambda model: model.__name__)
def test_marisol_has_a_record_of_every_kind(house, model):
    assert model.objects.for_user(house["marisol"]).exists()


def test_marisol_holds_a_credential_that_expires_in_30_days_and_one_that_has(house):
    days = list(Credential.objects.for_user(house["marisol"]).expiring().values_list("expires", flat=True))
    assert len(days) >= 3 and days[0] < TODAY and ahead(30) in days


def test_marisol_has_worked_in_four_settings_over_three_years(house):
    days = Shift.objects.for_user(house["marisol"]).done().order_by("day").values_list("day", flat=True)
    settings = Experience.objects.for_user(house["marisol"]).filter(shifts__state="done").values("setting").distinct()
    assert len(days) >= 300 and days.last() - days.first() >= timedelta(days=3 * 365) and settings.count() >= 4


@pytest.mark.parametrize(
    ("model", "link"),
    [
        (Contact, "tags"),
        (Event, "people"),
        (Shift, "reflections"),
        (Shift, "skills"),
        (Reflection, "skills"),
        (Credit, "not_for"),
        (Credit, "categories"),
    ],  # fmt: skip
)
def test_marisols_records_are_linked_with_each_other(house, model, link):
    assert model.objects.for_user(house["marisol"]).filter(**{f"{link}__isnull": False}).exists()


def test_what_marisol_names_is_what_the_catalogue_knows(house):
    direction = Direction.objects.get(owner=house["marisol"])
    card = Credential.objects.for_user(house["marisol"]).get(number="SAMPLE-0003")
    assert {direction.current.owner, direction.target.owner, card.type.owner} == {None}


def test_sam_has_begun_and_newcomer_has_not(house):
    assert size(house["marisol"]) > size(house["sam"]) > 10 and size(house["newcomer"]) == size(house["curator"]) == 0


def test_only_the_curator_may_curate_and_nobody_rules(house):
    assert [name for name in NAMES if house[name].is_staff] == ["curator"]
    assert [group.name for group in house["curator"].groups.all()] == ["Curators"]
    assert not any(house[name].is_superuser for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_each_of_them_signs_in_with_the_password_given(house, client, name):
    client.post("/accounts/login/", {"login": f"{name}@example.com", "password": PASSWORD})
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("name", ["marisol", "sam"])
def test_every_sample_keeps_the_rules_of_its_form(house, name):
    for model in owned_models():
        for record in model.objects.for_user(house[name])[:40]:
            record.full_clean(validate_unique=False)


def test_marisols_today_is_a_day_like_others(house, client):
    client.force_login(house["marisol"])
    page = client.get("/").text
    assert "Marisol" in page and "Do next" in page and "Welcome, " not in page


def test_a_second_run_adds_nothing(house):
    before = {name: size(house[name]) for name in NAMES}
    said = demo("--yes")
    assert {name: size(house[name]) for name in NAMES} == before and said.count(": 0 records added") == 4


def test_the_next_days_run_adds_nothing_either(house, time_machine):
    time_machine.move_to(NOON + timedelta(days=1), tick=False)
    assert demo("--yes").count(": 0 records added") == 4


def test_what_a_sample_person_changed_stays_changed(house):
    edited, removed = Course.objects.for_user(house["sam"])[0], Shift.objects.for_user(house["sam"])[0]
    Course.objects.for_user(house["sam"]).filter(pk=edited.pk).update(title="Mine now")
    bin.remove(removed)
    demo("--yes")
    edited.refresh_from_db()
    assert edited.title == "Mine now" and not Shift.objects.for_user(house["sam"]).filter(pk=removed.pk).exists()


def test_a_new_run_sets_the_password_given_then(house):
    call_command("demo", "--yes", password="another long word", stdout=StringIO())
    assert User.objects.get(email="sam@example.com").check_password("another long word")


def test_who_was_here_before_keeps_what_is_theirs(house):
    charlie = User.objects.get(email="charlie@example.com")
    assert size(charlie) == 0 and not charlie.check_password(PASSWORD)


def test_the_curator_of_a_tour_gets_the_app_that_holds_the_given_key(db):
    demo("--yes", "--totp-secret", "jbsw y3dp ehpk 3pxp")
    (kept,) = Authenticator.objects.all()
    assert kept.user.email == "curator@example.com" and Factors().decrypt(kept.data["secret"]) == "JBSWY3DPEHPK3PXP"


@pytest.mark.parametrize("key", ["JBSWY3DP", "0189", "JBSWY3DPEHPK3PX!"])
def test_a_key_no_app_takes_is_refused(db, key):
    with pytest.raises(CommandError, match="16 or more of the letters A to Z"):
        demo("--totp-secret", key)
    assert not Authenticator.objects.exists()
