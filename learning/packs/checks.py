"""What a schema cannot say: that names, units, days and references of a pack fit together."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal, localcontext

from learning.packs.references import Faults, Path, Value, alternatives, circles, giving, references, rules_of
from learning.packs.text import BadPack, Document
from learning.packs.units import KNOWN


def check(document: Document) -> None:
    """BadPack at the first thing that does not fit."""
    for find in CHECKS:
        for reason, path in find(document.value):
            raise BadPack(reason, document.line(*path))


def codes(pack: Value) -> Faults:
    seen = {"total"}
    for path, rule in rules_of(pack):
        if rule["code"] in seen:
            yield f"the code {rule['code']!r} is taken", (*path, "code")
        seen.add(rule["code"])


def amounts(pack: Value) -> Faults:
    for path, rule in rules_of(pack):
        if ("amount" in rule) == ("percent" in rule):
            yield f"{rule['code']} needs either an amount or a percent", path
        if "percent" in rule and Decimal(rule["percent"]) > 100:
            yield "a percent is at most 100", (*path, "percent")


def units(pack: Value) -> Faults:
    known = {*KNOWN, *pack.get("units", {}), *pack.get("own_units", ())}
    places: list[tuple[Path, Value]] = [(("total",), pack["total"])] if "total" in pack else []
    for path, given in [*places, *rules_of(pack)]:
        if "unit" in given and given["unit"] not in known:
            yield f"the unit {given['unit']!r} is unknown; a pack may name its own under own_units", (*path, "unit")
        if "unit" not in given and given.get("rule") != "weight":
            yield f"{given['code']} lacks a unit", path
    if pack.get("units") and "total" not in pack:
        yield "units say what they are worth in the unit of the total, and there is no total", ("units",)


def kinds(pack: Value) -> Faults:
    total = pack.get("total", {})
    for path, rule in rules_of(pack):
        kind, per = rule["rule"], rule.get("per", "cycle")
        if (kind == "coverage") != ("of" in rule):
            yield "a coverage, and nothing else, says with `of` what it covers", path
        if kind in ("coverage", "weight") and not total:
            yield f"a {kind} needs a total", path
        if "first" in rule and kind != "weight":
            yield "only a weight says with `first` how many units it weighs", (*path, "first")
        if "carries" in rule and (kind != "maximum" or rule.get("unit") != total.get("unit")):
            yield "what is carried over is a maximum in the unit of the total", (*path, "carries")
        if "counts" in rule and kind != "minimum":
            yield "only a minimum can count items", (*path, "counts")
        if per.endswith("months") and total.get("unit") == rule.get("unit") and rule.get("on_top") != "yes":
            yield "what looks back beyond the window cannot be part of the total", (*path, "per")


def days(pack: Value) -> Faults:
    for path, text in days_of(pack):
        try:
            date.fromisoformat(text)
        except ValueError:
            yield f"{text} is no day", path
    for number, example in enumerate(pack["examples"]):
        if example["from"] > example["to"]:
            yield "the example ends before it begins", ("examples", number, "to")


def days_of(pack: Value) -> Iterator[tuple[Path, str]]:
    yield ("checked_on",), pack["checked_on"]
    yield from ((("in_force", key), text) for key, text in pack.get("in_force", {}).items() if key != "now")
    for number, example in enumerate(pack["examples"]):
        yield from ((("examples", number, key), example[key]) for key in ("from", "to"))


def amount_of(pack: Value, rule: Value) -> Decimal:
    """Its amount, or its share of what it refers to."""
    if "amount" in rule:
        return Decimal(rule["amount"])
    target = rule.get("percent_of", "total")
    base = pack["total"] if target == "total" else next(other for other in pack["rules"] if other["code"] == target)
    with localcontext(prec=60):
        return Decimal(rule["percent"]) * amount_of(pack, base) / 100


CHECKS: tuple[Callable[[Value], Faults], ...] = (codes, amounts, units, references, circles, giving, alternatives, kinds, days)
