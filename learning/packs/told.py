"""An answer as JSON and as lines to read."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from learning.renewal import Answer, ItemAnswer, Requirement


def plain(amount: Decimal) -> str:
    """Without trailing zeros and never with an exponent."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def as_json(told: Answer) -> dict[str, Any]:
    return {
        "pack": told.pack,
        "version": told.version,
        "from": told.cycle.start.isoformat(),
        "to": told.cycle.end.isoformat(),
        "complete": told.complete,
        "requirements": [of_requirement(each) for each in told.requirements],
        "items": [of_item(each) for each in told.items],
    }


def of_requirement(each: Requirement) -> dict[str, Any]:
    amounts = {name: plain(getattr(each, name)) for name in ("required", "earned", "counted", "missing")}
    return {"code": each.code, "label": each.label, "rule": each.rule, "unit": each.unit, **amounts, "state": each.state}


def of_item(each: ItemAnswer) -> dict[str, Any]:
    counted = [{"requirement": code, "amount": plain(amount)} for code, amount in each.counted.items()]
    refused = [{"requirement": code, "reason": reason} for code, reason in each.refused.items()]
    return {"row": each.row, "counted": counted, "refused": refused}


def as_lines(told: Answer) -> Iterator[str]:
    yield f"{told.pack} {told.version}, {told.cycle.start} to {told.cycle.end}: {'complete' if told.complete else 'not complete'}"
    for each in told.requirements:
        figures = f"{plain(each.counted)} of {plain(each.required)} {each.unit}"
        missing = f", {plain(each.missing)} missing" if each.missing else ""
        yield f"  {each.code}: {figures} ({plain(each.earned)} earned){missing}{', not due' if not each.due else ''}"
    for item in told.items:
        counted = ", ".join(f"{plain(amount)} for {code}" for code, amount in item.counted.items()) or "nothing"
        refused = "; ".join(f"{code}: {reason}" for code, reason in item.refused.items())
        yield f"  row {item.row} counted {counted}{' · ' + refused if refused else ''}"
