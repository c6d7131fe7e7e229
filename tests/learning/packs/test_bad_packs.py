"""What is no pack is refused in one sentence, with the line where there is one."""

import pytest

from learning.packs.examples import try_all
from learning.packs.pack import load
from learning.packs.text import BadPack
from tests.learning.packs.make import PACK, pack

LAW = "  - {code: law, label: Law, rule: minimum, amount: 2, unit: hours"


def refusal(text):
    with pytest.raises(BadPack) as caught:
        load(text)
    return str(caught.value)


def test_the_sound_pack_is_one():
    assert [rule.code for rule in load(PACK).rule_set.asked] == ["law", "safety", "web", "total"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"l3": "name: Made up\ncolour: red"}, "line 4: unknown key 'colour' in the pack"),
        ({"l14": LAW + ", hue: red}"}, "line 14: unknown key 'hue' in rules.1"),
        ({"l8": None}, "line 1: the pack lacks 'checked_on'"),
        ({"l5": "state: open"}, "line 5: state must be one of: draft, published, retired"),
        ({"l1": "code: Made up"}, "line 1: code must be small letters, digits and hyphens"),
        ({"l6": "source: ftp://example.org"}, "line 6: source must be an address"),
        ({"l8": "checked_on: 2026-02-30"}, "line 8: 2026-02-30 is no day"),
        ({"l20": "    to: 2023-12-31"}, "line 20: the example ends before it begins"),
        ({"l13": "rules: 7", "l14": None, "l15": None, "l16": None}, "line 13: rules must be a list"),
        ({"l10": "total: {amount: NaN, unit: hours}"}, "line 10: total.amount must be a plain number"),
        ({"l10": "total: {amount: .nan, unit: hours}"}, "line 10: total.amount must be a plain number"),
        ({"l10": "total: {amount: 1e400, unit: hours}"}, "line 10: total.amount must be a plain number"),
        ({"l10": "total: {amount: -3, unit: hours}"}, "line 10: total.amount must be a plain number"),
        ({"l10": "total: {amount: [], unit: hours}"}, "line 10: total.amount must be text"),
        ({"l10": "total: {amount: 20, unit: parsecs}"}, "line 10: the unit 'parsecs' is unknown"),
        ({"l14": LAW.replace("hours", "parsecs") + "}"}, "line 14: the unit 'parsecs' is unknown"),
        ({"l14": LAW.replace(", unit: hours", "") + "}"}, "line 14: law lacks a unit"),
        ({"l14": LAW + ", percent: 5}"}, "line 14: law needs either an amount or a percent"),
        ({"l15": "  - {code: safety, label: S, rule: minimum, percent: 110, unit: hours}"}, "line 15: a percent is at most 100"),
        ({"l15": "  - {code: law, label: S, rule: minimum, amount: 1, unit: hours}"}, "line 15: the code 'law' is taken"),
        ({"l15": "  - {code: total, label: S, rule: minimum, amount: 1, unit: hours}"}, "line 15: the code 'total' is taken"),
        ({"l12": "  - of: [law, lore]"}, "line 12: 'lore' is no rule that can have alternatives"),
        ({"l12": "  - of: [law, safety]\n  - of: [law, web]"}, "line 13: 'law' stands in two sets of alternatives"),
        ({"l14": LAW + ", per: year}"}, "line 12: alternatives must have one unit and one period"),
        ({"l14": LAW + ", per: 60 months}"}, "line 12: alternatives must have one unit and one period"),
        ({"l16": "  - {code: old, label: O, rule: minimum, amount: 2, unit: hours, per: 60 months}"}, "line 16: what looks back"),
        ({"l16": "  - {code: rest, label: R, rule: remainder, amount: 2, unit: hours}"}, "line 16: the remainder rest needs"),
        ({"l16": "  - {code: some, label: S, rule: coverage, amount: 2, unit: hours}"}, "line 16: a coverage, and nothing else"),
        ({"l16": "  - {code: a, label: A, rule: minimum, amount: 2, unit: hours, first: 3}"}, "line 16: only a weight"),
        ({"l22": "      - {date: 2024-05-01, amount: NaN, unit: hours}"}, "line 22: 'NaN' is no plain number"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_with_its_line(changes, words):
    with pytest.raises(BadPack) as caught:
        try_all(load(pack(**changes)))
    assert str(caught.value).startswith(words)


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        (["percent: 50, percent_of: a"], "line 16: a refers to itself in a circle"),
        (["percent: 50, percent_of: b", "percent: 50, percent_of: a"], "line 16: a refers to itself in a circle"),
        (["amount: 1, gives: {to: a, amount: 1}"], "line 16: a refers to itself in a circle"),
        (["percent: 50, percent_of: z"], "line 16: a refers to 'z', which is not there"),
        (["amount: 1, gives: {to: law, amount: 1}"], "line 16: a gives to 'law', which has the same unit"),
    ],
)
def test_references_go_somewhere_and_never_in_a_circle(rules, words):
    codes = "ab"
    lines = [f"  - {{code: {codes[n]}, label: A, rule: minimum, unit: hours, {rule}}}" for n, rule in enumerate(rules)]
    assert refusal(pack(l16="\n".join(lines))).startswith(words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "the file is empty"),
        ("just words", "line 1: the pack must hold keys and values"),
        ("- a\n- b", "line 1: the pack must hold keys and values"),
        ("code: &a [*a]", "line 1: anchors and aliases are not used"),
        ("a: &x 1\nb: *x", "line 1: anchors and aliases are not used"),
        ("code: !!python/object/apply:os.system [ls]", "line 1: the tag"),
        ("code: a\ncode: b", "line 2: the key 'code' stands there twice"),
        ("? [a]\n: b", "line 1: a key must be a word"),
        ("code: a\n---\ncode: b", "line 2: a file holds one pack"),
        ("code: [a\n", "line 2: not YAML"),
        ("code: a\n\tb: c", "line 2: not YAML"),
        ('code: "\\ud800"', "line 1: not YAML: an escape for no character"),
        ('code: "\\UFFFFFFFF"', "line 1: not YAML: an escape for no character"),
        ("code: a\nname: \x07", "line 2: not YAML: a character"),
        ("[" * 100_000, "line 1: nested deeper than 20 levels"),
    ],
)
def test_what_is_no_plain_yaml_is_told_with_its_line(text, words):
    assert refusal(text).startswith(words)


def test_a_unit_of_its_own_is_named_by_the_pack():
    text = pack(l10="total: {amount: 20, unit: parsecs}\nown_units: [parsecs]\nunits: {miles: 0.5}")
    assert load(text).rule_set.factor("miles", "parsecs") == load(text).rule_set.total.amount / 40
