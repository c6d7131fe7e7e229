"""A pack's examples: ledgers with the answer they must have."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from learning.packs.ledger import BadLedger, item
from learning.packs.pack import Pack
from learning.packs.text import BadPack
from learning.packs.told import plain
from learning.renewal import Answer, Cycle, answer


@dataclass
class Tried:
    name: str
    differences: list[str] = field(default_factory=list)


def try_all(pack: Pack) -> list[Tried]:
    return [Tried(example["name"], list(differences(pack, number))) for number, example in enumerate(pack.value["examples"])]


def differences(pack: Pack, number: int) -> Iterator[str]:
    """What the answer has otherwise than the example expects."""
    example = pack.value["examples"][number]
    renewal = int(example["renewal"]) if "renewal" in example else None
    cycle = Cycle(date.fromisoformat(example["from"]), date.fromisoformat(example["to"]), renewal)
    told = answer(pack.rule_set, cycle, ledger(pack, number))
    expect = example["expect"]
    if told.complete != (expect["complete"] == "yes"):
        yield f"complete is {'yes' if told.complete else 'no'}"
    yield from of_figures(told, expect)
    yield from of_items(told, expect.get("refused", {}))


def ledger(pack: Pack, number: int) -> list[Any]:
    found = []
    for index, cells in enumerate(pack.value["examples"][number]["ledger"]):
        line = pack.document.line("examples", number, "ledger", index)
        blank = dict.fromkeys(("kind", "amount", "unit", "tags", "title"), "")
        try:
            found.append(item({**blank, "row": str(index + 1), **cells}, line))
        except BadLedger as error:
            raise BadPack(str(error)) from error
    return found


def of_figures(told: Answer, expect: dict[str, Any]) -> Iterator[str]:
    figures = {each.code: each for each in told.requirements}
    missing = {code: Decimal(0) for code in figures} | {code: Decimal(much) for code, much in expect.get("missing", {}).items()}
    for name, wanted in (("missing", missing), ("counted", expect.get("counted", {})), ("earned", expect.get("earned", {}))):
        for code, much in wanted.items():
            if code not in figures:
                yield f"{code} is not asked"
            elif getattr(figures[code], name) != Decimal(much):
                yield f"{name} of {code} is {plain(getattr(figures[code], name))} instead of {plain(Decimal(much))}"
    if "not_due" in expect and (found := {each.code for each in told.requirements if not each.due}) != set(expect["not_due"]):
        yield f"not due: {', '.join(sorted(found)) or 'nothing'}"


def of_items(told: Answer, expect: dict[str, dict[str, str]]) -> Iterator[str]:
    rows = {each.row: each for each in told.items}
    for row, reasons in expect.items():
        for code, reason in reasons.items():
            found = rows[row].refused.get(code, "nothing refused") if row in rows else "no such row"
            if found != reason:
                yield f"row {row}, {code}: {found} instead of {reason}"
