"""The answer: what is told of each requirement and of each item."""

from collections.abc import Sequence
from decimal import Decimal, localcontext

from learning.renewal.question import Lot, Part
from learning.renewal.replay import Replay
from learning.renewal.terms import ZERO, Answer, Cycle, Item, ItemAnswer, Requirement, Rule, RuleSet

DIGITS = 200  # more than any sum of amounts has, so that nothing is ever rounded


def answer(rule_set: RuleSet, cycle: Cycle, ledger: Sequence[Item]) -> Answer:
    """What this rule set says of this ledger in this cycle. The same for the same input, and it changes none of it."""
    with localcontext(prec=DIGITS):
        replay = Replay(rule_set, cycle, ledger)
        replay.offer()
        replay.solve()
        for rule in rule_set.asked:
            if rule.kind == "coverage" or rule.counts_items:
                for part in replay.parts[rule.code]:
                    count_items(replay, part)
        requirements = [requirement(rule, replay.parts[rule.code]) for rule in rule_set.asked]
        return Answer(rule_set.code, rule_set.version, cycle, requirements, items(replay))


def count_items(replay: Replay, part: Part) -> None:
    """How many items there are, or how many different tags of those wanted. A refused item is none."""
    found: set[str | int] = set()
    for index, amount in part.offered.items():
        lots = [question.lots[index] for question in replay.questions.values() if index in question.lots]
        if amount and (not lots or any(lot.kept for lot in lots)):
            new = (replay.reading.ledger[index].tags & set(part.rule.of) if part.rule.of else {index}) - found
            take = min(Decimal(len(new)), part.rule.amount - part.counted) if part.due else ZERO
            part.mine[index] = take
            part.counted += take
            found |= new
    part.earned = Decimal(len(found))


def requirement(rule: Rule, parts: list[Part]) -> Requirement:
    def together(name: str) -> Decimal:
        return sum((getattr(part, name) for part in parts), ZERO)

    counted = together("counted") if parts[0].due else ZERO
    return Requirement(rule.code, rule.label, rule.kind, rule.unit, rule.amount * len(parts), together("earned"), counted,
                       together("missing"), parts[0].due)  # fmt: skip


def items(replay: Replay) -> list[ItemAnswer]:
    answers = [ItemAnswer(item.row, {}, why) for item, why in zip(replay.reading.ledger, replay.why, strict=True)]
    for rule in replay.rule_set.asked:
        for part in replay.parts[rule.code]:
            lots = part.question.lots if part.question else {}
            for index, offered in part.offered.items():
                tell(answers[index], part, offered, part.mine.get(index, ZERO), lots.get(index))
    return answers


def tell(told: ItemAnswer, part: Part, offered: Decimal, mine: Decimal, lot: Lot | None) -> None:
    if mine:
        told.counted[part.rule.code] = mine
    if mine < offered:
        told.refused[part.rule.code] = why_not_all(part, mine, lot)


def why_not_all(part: Part, mine: Decimal, lot: Lot | None) -> str:
    if not part.due or lot is None or part.counted >= part.rule.amount or lot.kept < lot.amount:
        return "over-maximum"
    if part.rule.code == "total" and mine < lot.free:
        return "over-maximum"
    return "counted-elsewhere"
