"""A credential's page and `checkrules` give the same answer for the same records, of everybody and under every pack."""

import json
from io import StringIO
from random import Random

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from careertrack.accounts.models import User
from careertrack.demo.populate.people import address
from learning.models import Category, Credential, CredentialType, Credit, RuleSet
from learning.packs.told import as_json
from learning.standing import Standings
from tests.calendar import NOON, TODAY, ago, ahead, on_that_day
from tests.experience.make import place, shift
from tests.learning.make import credential

pytestmark = [pytest.mark.django_db, on_that_day]
RULED = 45


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker):
    """The sample people, a made-up one who holds a credential under every pack, and the whole catalogue."""
    with django_db_blocker.unblock(), time_machine.travel(NOON, tick=False), transaction.atomic():
        call_command("demo", "--yes", password="a tour of the house", stdout=StringIO())
        call_command("populate", people=1, records=400, stdout=StringIO())
        busy = User.objects.get(email=address(1, 1))
        hold_everything(busy)
        yield [busy, *User.objects.filter(email__in=["marisol@example.com", "sam@example.com"])]
        transaction.set_rollback(True)


def hold_everything(owner):
    codes = RuleSet.objects.filter(state="published").values_list("code", flat=True)
    chance = Random(7)
    for kind in CredentialType.objects.filter(slug__in=codes, owner=None):
        Credential.objects.create(owner=owner, type=kind, issued=ago(500), expires=ahead(100))
        for number in range(12):
            made = Credit.objects.create(owner=owner, **any_credit(chance, kind, number))
            made.categories.set(chance.sample(list(kind.categories.all()), min(kind.categories.count(), chance.randrange(3))))


def any_credit(chance, kind, number):
    amount = chance.choice([None, chance.randrange(1, 90) / 4, 2])
    kinds, units = ["credit"] * 5 + ["exam", "assessment"], [kind.unit or "hours"] * 4 + ["CEU", "course"]
    title = chance.choice(["Ethics", "=1+1", 'A "quoted", one', f"Number {number}"])
    day = ago(chance.choice([3, 40, 200, 499, 500, 501, 900]))
    return {"title": title, "amount": amount, "unit": chance.choice(units), "kind": chance.choice(kinds), "day": day}


def standings(owner):
    return [each for each in Standings(owner, TODAY).all.values() if each.answer and each.cycle.rule_set]


def replayed(owner, standing, folder):
    """What `checkrules` says of the file behind the page and of the pack as it is kept."""
    client = Client()
    client.force_login(owner)
    (folder / "ledger.csv").write_bytes(client.get(f"{standing.credential.get_absolute_url()}ledger/").content)
    (folder / "pack.yaml").write_text(standing.cycle.rule_set.written())
    window, said = standing.cycle.window, StringIO()
    days = {"start": window.start, "end": window.end, "renewal": window.renewal}
    call_command("checkrules", str(folder / "pack.yaml"), ledger=str(folder / "ledger.csv"), json=True, stdout=said, **days)
    return json.loads(said.getvalue())


def left_in(told, standing):
    """Without what the person left out: a ledger has no word for that."""
    out = {entry.item.row for entry in standing.entries if entry.item.excluded}
    return {**told, "items": [each for each in told["items"] if each["row"] not in out]}


def test_page_and_checkrules_agree_for_everybody(house, tmp_path):
    found = [(owner, each) for owner in house for each in standings(owner)]
    assert len({each.credential.type.slug for _owner, each in found}) >= 40
    for owner, each in found:
        assert replayed(owner, each, tmp_path) == left_in(as_json(each.answer), each), each.credential


def test_they_agree_on_what_was_left_out_and_on_minutes_that_are_no_decimal_hours(house, tmp_path):
    owner = house[0]
    shift(place(owner, kind="full-time"), minutes=100)
    nurse = Credential.objects.for_user(owner).get(type__slug="uk-nmc")
    Credit.objects.for_user(owner).first().not_for.set(Credential.objects.for_user(owner))
    mine = Standings(owner, TODAY, nurse).of(nurse)
    assert any(entry.item.excluded for entry in mine.entries)
    assert replayed(owner, mine, tmp_path) == left_in(as_json(mine.answer), mine)


def test_every_category_a_pack_sorts_by_can_be_chosen(house):
    """A rule nobody can tag a credit with would be missing for ever."""
    fed = {"practice hours", "work hours", "accounts"}
    for rules in RuleSet.objects.filter(state="published"):
        wanted = {tag for rule in rules.pack.rule_set.rules if rule.unit not in fed for tag in (rule.of or (rule.code,))}
        assert wanted <= set(Category.objects.filter(credential_type__slug=rules.code).values_list("code", flat=True)), rules.code


def test_the_page_leads_to_the_file(signed_in, alice):
    mine = credential(alice, name="House card", issued=ago(100), expires=ahead(100))
    mine.type.total, mine.type.unit = 10, "hours"
    mine.type.save()
    Credit.objects.create(owner=alice, title="Ethics", amount=1, unit="hours", day=ago(1))
    assert f'href="{mine.get_absolute_url()}ledger/"' in signed_in.get(mine.get_absolute_url()).text


def test_a_title_that_a_spreadsheet_would_compute_is_made_harmless(signed_in, alice):
    mine = credential(alice, name="House card", issued=ago(100), expires=ahead(100))
    mine.type.total, mine.type.unit = 10, "hours"
    mine.type.save()
    Credit.objects.create(owner=alice, title="=1+1", amount=1, unit="hours", day=ago(1))
    assert ",'=1+1" in signed_in.get(f"{mine.get_absolute_url()}ledger/").text
