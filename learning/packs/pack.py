"""A pack: one credential's rules with their source, and the examples that prove them."""

import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from learning.packs import checks
from learning.packs.text import BadPack, Document, parse
from learning.renewal import Gives, Group, Rule, RuleSet
from learning.renewal.anchors import Anchor

SCHEMA = Draft202012Validator(json.loads(Path(__file__).with_name("schema.json").read_text(encoding="utf-8")))


@dataclass
class Pack:
    document: Document

    @property
    def value(self) -> dict[str, Any]:
        return self.document.value

    @property
    def code(self) -> str:
        return self.value["code"]

    @property
    def anchor(self) -> Anchor | None:
        """When its cycles end, where the facts say so."""
        cycle = self.value["cycle"]
        if "months" not in cycle or "anchor" not in cycle:
            return None
        month, day = (int(part) for part in cycle.get("ends", "12-31").split("-"))
        return Anchor(int(cycle["months"]), cycle["anchor"], month, day, cycle.get("years", ""), int(cycle.get("shift", 0)),
                      int(cycle.get("first", 1)), int(cycle.get("earned_before", 0)))  # fmt: skip

    @property
    def next_begins_early(self) -> bool:
        """Whether what is earned once a renewal is complete counts in the next cycle."""
        return self.value["cycle"].get("next") == "once-complete"

    @property
    def rule_set(self) -> RuleSet:
        """What the engine needs. A draft rule is not verified, so it asks nothing of anybody."""
        total = self.total
        rules = tuple(self.rule(rule) for rule in self.value["rules"] if rule.get("draft") != "yes")
        known = {rule.code for rule in rules}
        groups = [
            Group(tuple(code for code in group["of"] if code in known), group.get("divide_total") == "yes")
            for group in self.value.get("alternatives", [])
        ]
        factors = {(unit, total.unit): Decimal(much) for unit, much in self.value.get("units", {}).items()} if total else {}
        return RuleSet(self.code, self.value["version"], rules, total, tuple(group for group in groups if group.members), factors)

    @property
    def total(self) -> Rule | None:
        if "total" not in self.value:
            return None
        given = self.value["total"]
        per_year, except_first = given.get("per") == "year", given.get("except_first") == "yes"
        return Rule(
            "total", "Total", "minimum", Decimal(given["amount"]), given["unit"], per_year=per_year, except_first=except_first
        )

    def rule(self, given: dict[str, Any]) -> Rule:
        per = given.get("per", "cycle")
        return Rule(
            given["code"],
            given["label"],
            given["rule"],
            checks.amount_of(self.value, given),
            given.get("unit", "multiplier"),
            per_year=per == "year",
            back=int(per.split()[0]) if per.endswith("months") else None,
            ever=per == "once",
            every=int(given.get("every", 1)),
            except_first=given.get("except_first") == "yes",
            holders=given.get("holders") == "yes",
            in_total=given.get("on_top") != "yes",
            counts_items=given.get("counts") == "items",
            of=tuple(given.get("of", ())),
            first=Decimal(given["first"]) if "first" in given else None,
            gives=self.gives(given["gives"]) if "gives" in given else None,
            carries=given.get("carries", ""),
        )

    def gives(self, given: dict[str, str]) -> Gives:
        return Gives(given["to"], Decimal(given["amount"]), Decimal(given.get("most", 1)))


def load(text: str) -> Pack:
    """The pack in this text; BadPack with the reason and the line where it is none."""
    document = parse(text)
    faults = sorted(SCHEMA.iter_errors(document.value), key=lambda fault: document.line(*fault.absolute_path))
    if faults:
        raise BadPack(told(faults[0]), document.line(*where(faults[0])))
    checks.check(document)
    return Pack(document)


def where(fault: ValidationError) -> tuple[Any, ...]:
    """At the key itself where one is unknown."""
    unknown = strangers(fault)
    return (*fault.absolute_path, *unknown[:1])


def strangers(fault: ValidationError) -> list[str]:
    allowed = fault.schema.get("properties", {})
    return [key for key in fault.instance if key not in allowed] if fault.validator == "additionalProperties" else []


TYPES = {"object": "hold keys and values", "array": "be a list", "string": "be text"}


def told(fault: ValidationError) -> str:
    place = ".".join(str(step + 1) if isinstance(step, int) else step for step in fault.absolute_path) or "the pack"
    if unknown := strangers(fault):
        return f"unknown key {unknown[0]!r} in {place}"
    if fault.validator == "required":
        return f"{place} lacks {next(key for key in fault.validator_value if key not in fault.instance)!r}"
    if fault.validator == "enum":
        return f"{place} must be one of: {', '.join(fault.validator_value)}"
    if fault.validator == "type":
        return f"{place} must {TYPES[fault.validator_value]}"
    if title := fault.schema.get("title"):
        return f"{place} must be {title}"
    return f"{place}: {fault.message[:200]}"
