"""Truly at the same time, by several workers of PostgreSQL: what is to be done once is done once, and nobody gets an error.

SQLite writes one after the other, and a test's is in memory."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from zeal import zeal_ignore

from careertrack.accounts.models import Invitation
from careertrack.core import bin
from careertrack.core.models import CatalogueVersion
from careertrack.overview.models import Snooze
from careertrack.overview.today import Today
from experience.models import Experience, Shift, SignOff
from goals.models import Direction
from learning.models import Course, Packet, RenewalCycle
from network.models import Organisation
from skills.models import Target
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.experience.answered import path
from tests.experience.asking import ASK, keys
from tests.experience.make import place, shift, sign_off
from tests.learning.make import course, credential
from tests.learning.renewals import held
from tests.network.make import contact
from tests.skills.make import skill

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs several who write"),
    on_that_day,
]
TABS = 4


@pytest.fixture(autouse=True)
def catalogue():
    """As it is from the first start on; between tests everything is emptied."""
    CatalogueVersion.bump()


def at_once(user, url, *sent):
    """The statuses of these, each from a tab of its own. An error of ours is raised here."""
    start = Barrier(len(sent))

    def post(form):
        tab = Client()
        if user:
            tab.force_login(user)
        start.wait()
        try:
            with zeal_ignore():  # a form that met another is checked again
                return tab.post(url, form).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(sent)) as pool:
        return list(pool.map(post, sent))


def same(form):
    return [form] * TABS


def test_a_form_that_adds_is_one_record(alice):
    form = {"title": "Anatomy", "kind": "short", "status": "planned", "currency": "USD", "form_key": uuid4()}
    assert at_once(alice, "/learning/courses/add/", *same(form)) == same(302)
    assert Course.objects.for_user(alice).count() == 1


def test_a_form_of_what_there_is_one_of_is_one_record(alice):
    form = {"skill": skill("Empathy").pk, "level": 4, "form_key": uuid4()}
    assert at_once(alice, "/skills/targets/add/", *same(form)) == same(302)
    assert Target.objects.for_user(alice).count() == 1


def test_the_one_page_of_a_person_is_one_record(alice):
    form = {"target": "Registered nurse", "form_key": uuid4()}
    assert at_once(alice, "/goals/direction/", *same(form)) == same(302)
    assert Direction.objects.for_user(alice).count() == 1


def test_hours_logged_somewhere_new_are_one_shift_at_one_place(alice):
    form = {
        "new_place": "Maple Court",
        "new_setting": "clinic",
        "new_kind": "shadowing",
        "state": "done",
        "day": str(TODAY),
        "minutes": "4",
        "form_key": uuid4(),
    }
    assert at_once(alice, "/experience/shifts/add/", *same(form)) == same(302)
    counts = [model.objects.for_user(alice).count() for model in (Shift, Experience)]
    assert counts == [1, 1] and Organisation.objects.filter(owner=alice).count() == 1


def test_of_two_changes_one_is_saved_and_the_other_is_a_question(alice):
    mine = contact(alice, "Ruth")
    sent = [{"name": f"Ruth {n}", "version": mine.version} for n in range(TABS)]
    assert sorted(at_once(alice, mine.edit_url, *sent)) == [200] * (TABS - 1) + [302]
    mine.refresh_from_db()
    assert mine.version == 2


def test_a_renewal_closes_one_cycle(alice):
    card = held(alice, "ches-nchec", issued=ago(1700), expires=ahead(120))
    form = {"submitted_on": "2026-11-20", "expires": "2032-03-31", "version": card.version}
    assert at_once(alice, f"{card.get_absolute_url()}renew/", *same(form)) == same(302)
    assert RenewalCycle.objects.for_user(alice).count() == 1


def test_of_renewals_with_different_dates_one_is_saved(alice):
    card = held(alice, "ches-nchec", issued=ago(1700), expires=ahead(120))
    sent = [{"submitted_on": "2026-11-20", "expires": f"203{n}-03-31", "version": card.version} for n in range(TABS)]
    assert sorted(at_once(alice, f"{card.get_absolute_url()}renew/", *sent)) == [200] * (TABS - 1) + [302]
    assert RenewalCycle.objects.for_user(alice).count() == 1


def test_which_renewal_it_is_is_kept_once(alice):
    card = held(alice, "ches-nchec", issued=ago(1700), expires=ahead(120))
    assert at_once(alice, f"{card.get_absolute_url()}number/", *same({"number": "2"})) == same(302)
    assert RenewalCycle.objects.for_user(alice).get().number == 2


def test_a_cycle_opened_again_is_opened_once(alice):
    card = held(alice, "ches-nchec", issued=ago(1700), expires=ahead(120))
    at_once(
        alice, f"{card.get_absolute_url()}renew/", {"submitted_on": "2026-11-20", "expires": "2032-03-31", "version": card.version}
    )
    cycle = RenewalCycle.objects.get()
    assert at_once(alice, f"{card.get_absolute_url()}reopen/?cycle={cycle.pk}", *same({})) == same(302)
    cycle.refresh_from_db()
    assert len(cycle.reopened) == 1


@pytest.mark.parametrize("key", [lambda: None, uuid4], ids=["two tabs", "two clicks"])
def test_hours_are_asked_about_once(alice, mailoutbox, key):
    ruth = contact(alice, "Ruth Lee", email="ruth@example.com")
    rows, form_key = keys(shift(place(alice))), key()
    sent = [{"do": "mail", "rows": rows, "contact": ruth.pk, "form_key": form_key or uuid4()} for _tab in range(TABS)]
    at_once(alice, ASK, *sent)
    assert SignOff.objects.for_user(alice).count() == len(mailoutbox) == 1


def test_an_answer_to_that_is_one(alice):
    asked = sign_off(shift(place(alice)))
    seen = Client().get(path(asked)).context["seen"]
    said = [{"decision": each, "comment": "Six hours", "seen": seen} for each in ("signed", "declined", "change", "signed")]
    at_once(None, path(asked), *said)
    asked.refresh_from_db()
    assert asked.decision and asked.entries.count() == 1


def test_a_removal_is_restored_once(alice):
    mine = course(alice)
    bin.remove(mine)
    assert at_once(alice, f"/bin/{mine.form_key}/restore/", *same({})) == same(302)
    assert Course.objects.for_user(alice).get() == mine


def test_a_suggestion_is_put_off_once(alice):
    credential(alice, name="TB screening", expires=ahead(50))
    about = Today(alice).next.found[0].subject
    assert at_once(alice, "/next/snooze/", *same({"subject": about, "for": "week"})) == same(302)
    assert Snooze.objects.count() == 1


def test_a_packet_is_made_once(alice, settings, tmp_path):
    settings.DATA_DIR = settings.MEDIA_ROOT = tmp_path
    card = credential(alice, expires=ahead(100), issued=ago(600))
    assert at_once(alice, f"/learning/credentials/{card.pk}/packet/make/", *same({})) == same(302)
    assert Packet.objects.count() == 1


def test_an_invitation_is_used_once(alice, settings):
    settings.SIGNUP = "invite"
    invited = Invitation.objects.create(email="nia@example.com", invited_by=alice)
    with ThreadPoolExecutor(TABS) as pool:
        used = list(pool.map(lambda _tab: accepted(invited), range(TABS)))
    assert sorted(used) == [False] * (TABS - 1) + [True]


def accepted(invited):
    try:
        return invited.accept()
    finally:
        connection.close()
