"""Rule sets in the database: loaded again and again, never over a curator's head, and written back as they are."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from careertrack.core import bin, catalogue
from learning.models import RenewalCycle, RuleSet
from learning.packs import shelf
from learning.packs.pack import load
from tests.calendar import on_that_day
from tests.learning.make import credential
from tests.learning.packs.make import PACK, pack

pytestmark = [pytest.mark.django_db, on_that_day]


@pytest.fixture
def rack(tmp_path, settings):
    """A function that makes these texts the shipped packs and loads them."""
    settings.CATALOGUE_DIR, settings.CATALOGUE = tmp_path, {"rules": "learning.RuleSet"}
    (tmp_path / "rules").mkdir()

    def fill(*texts):
        for old in (tmp_path / "rules").iterdir():
            old.unlink()
        for number, text in enumerate(texts):
            (tmp_path / "rules" / f"{number}.yaml").write_text(text)
        return catalogue.load()[0]

    return fill


def rule_set(text=PACK, **fields):
    row = RuleSet(text=text, **{"state": "published", **fields})
    row.full_clean()
    row.save()
    return row


def exported(capsys, *words):
    call_command("exportpack", *words)
    return capsys.readouterr().out


def test_every_shipped_pack_is_loaded_and_a_second_run_changes_nothing():
    call_command("loadcatalogue", verbosity=0)
    assert RuleSet.objects.filter(state="published").count() == len(shelf.shipped())
    report = next(each for each in catalogue.load() if each.file == "rules")
    assert len(report.unchanged) == len(shelf.shipped()) and not report.new + report.updated + report.left_alone


def test_the_columns_are_read_from_the_pack(rack):
    assert rack(PACK).new == ["made-up-v1"]
    row = RuleSet.objects.get()
    assert (row.code, row.edition, row.name, row.region, str(row.checked_on)) == ("made-up", "1", "Made up", "US", "2026-11-22")
    assert str(row) == "Made up, version 1"


def test_a_curators_change_is_left_alone_and_reported(rack):
    rack(PACK)
    row = RuleSet.objects.get()
    row.text = pack(l3="name: Ours")
    row.full_clean()
    row.save()
    assert rack(pack(l3="name: Theirs")).left_alone == ["made-up-v1"] and RuleSet.objects.get().name == "Ours"


def test_another_version_is_another_row_and_the_old_one_is_retired(rack):
    rack(PACK)
    assert rack(pack(l2="version: 2")).retired == ["made-up-v1"]
    assert [(row.edition, row.state) for row in RuleSet.objects.all()] == [("1", "retired"), ("2", "published")]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"l9": "cycel: {}"}, "0.yaml: text: Not a rule pack: line 9: unknown key 'cycel'"),
        ({"l1": None}, "0.yaml: text: Not a rule pack: line 1: the pack lacks 'code'"),
        ({"l5": "state: open"}, "0.yaml: state"),
        ({"l22": None}, "0.yaml: text: An example has another answer: Everything: complete is no"),
    ],
)
def test_a_bad_pack_refuses_the_catalogue_and_is_named(rack, changes, words):
    with pytest.raises(catalogue.BadCatalogue) as caught:
        rack(pack(**changes))
    assert str(caught.value).startswith(words) and not RuleSet.objects.exists()


def test_a_pack_that_is_no_text_refuses_the_catalogue(rack, tmp_path):
    (tmp_path / "rules" / "bad.yaml").write_bytes(b"code: \xff")
    with pytest.raises(catalogue.BadCatalogue, match=r"bad.yaml cannot be read"):
        catalogue.load()


def test_what_was_exported_is_the_shipped_file(capsys):
    call_command("loadcatalogue", verbosity=0)
    for code in ("nremt-emt", "cma-aama"):
        assert exported(capsys, code) == shelf.find(code).read_text()


def test_the_newest_version_that_is_not_retired_is_exported_with_its_state(capsys):
    for version, state in (("1", "published"), ("2.9", "published"), ("2.10", "draft"), ("3", "retired")):
        rule_set(pack(l2=f"version: {version}"), state=state)
    text = exported(capsys, "made-up")
    assert "version: 2.10\n" in text and "state: draft\n" in text and load(text).code == "made-up"
    assert "version: 3\n" in exported(capsys, "made-up", "--pack-version", "3")


def test_a_code_nobody_knows_is_one_sentence():
    with pytest.raises(CommandError, match=r"There is no rule pack nosuch\. Nothing was written\."):
        call_command("exportpack", "nosuch")


def test_what_is_published_proves_itself_and_a_draft_may_wait():
    wrong = pack(l22=None)
    assert rule_set(wrong, state="draft").tried()[0].differences
    with pytest.raises(ValidationError, match="An example has another answer"):
        RuleSet(text=pack(l2="version: 2", l22=None), state="published").full_clean()


def test_a_version_is_there_once():
    rule_set()
    with pytest.raises(ValidationError, match="This version of made-up is there already"):
        RuleSet(text=PACK).full_clean(validate_unique=False)


def test_the_version_of_a_row_stays():
    row = rule_set()
    row.text = pack(l2="version: 2")
    with pytest.raises(ValidationError, match="Add another version instead"):
        row.full_clean()


@pytest.mark.parametrize(("force", "day", "found"), [
    ("", "2026-01-01", "1"), ("{from: 2026-01-01}", "2026-01-01", "1"), ("{from: 2026-01-01}", "2025-12-31", None),
    ("{to: 2026-01-01}", "2026-01-02", None), ("{now: no}", "2026-01-01", None),
])  # fmt: skip
def test_rules_hold_between_their_days(force, day, found):
    rule_set(pack(l8="checked_on: 2026-11-22" + (f"\nin_force: {force}" if force else "")))
    row = RuleSet.objects.in_force("made-up", date.fromisoformat(day))
    assert (row.edition if row else None) == found


# ------------------------------------------------------------------ a person's cycle


def cycle(owner, **fields):
    given = {"credential": credential(owner), "start": date(2024, 4, 1), "end": date(2026, 3, 31), **fields}
    return RenewalCycle.objects.create(owner=owner, **given)


def test_a_cycle_says_its_days_and_is_read_with_its_credential(alice):
    mine = cycle(alice, number=2)
    assert str(mine) == "BLS Provider, Apr 1, 2024 to Mar 31"
    assert mine.get_absolute_url() == mine.credential.get_absolute_url()
    assert (mine.window.start, mine.window.end, mine.window.renewal) == (mine.start, mine.end, 2)


@pytest.mark.parametrize("fields", [{"end": date(2024, 3, 31)}, {"number": 0}])
def test_a_cycle_that_cannot_be_is_refused(alice, fields):
    with pytest.raises(ValidationError):
        cycle(alice, **fields).full_clean()


def test_a_credential_has_one_cycle_to_a_day_and_takes_it_along_to_the_bin(alice):
    mine = cycle(alice)
    twin = RenewalCycle(owner=alice, credential=mine.credential, start=mine.start, end=mine.end)
    with pytest.raises(ValidationError, match="has a cycle that ends on this day"):
        twin.full_clean()
    bin.remove(mine.credential)
    assert not RenewalCycle.objects.for_user(alice).exists()
