"""A rule set against a ledger: what each requirement has, and what each item counted for or why not."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from learning.renewal.periods import Span, spans
from learning.renewal.question import Lot, Part, Question
from learning.renewal.reading import Reading
from learning.renewal.terms import ZERO, Cycle, Item, Rule, RuleSet

Key = tuple[object, ...]


class Replay:
    def __init__(self, rule_set: RuleSet, cycle: Cycle, ledger: Sequence[Item]) -> None:
        self.rule_set, self.cycle, self.reading = rule_set, cycle, Reading(rule_set, cycle, ledger)
        self.parts = {rule.code: self.parts_of(rule) for rule in rule_set.asked}
        self.stretches: dict[Span, list[str]] = {}
        for code, parts in self.parts.items():
            self.stretches.setdefault((parts[0].start, parts[-1].end), []).append(code)
        self.why: list[dict[str, str]] = [{} for _item in ledger]
        self.questions: dict[Key, Question] = {}
        self.places = {index: place for place, index in enumerate(self.reading.order)}
        for rule in rule_set.asked:
            self.place(rule)

    def parts_of(self, rule: Rule) -> list[Part]:
        due = rule.due(self.cycle.renewal, self.reading.held)
        return [Part(rule, start, end, due) for start, end in spans(rule, self.cycle)]

    def key(self, part: Part) -> Key:
        """Parts with one key share their hours."""
        rule, total = part.rule, self.rule_set.total
        yearly = rule.per_year and (total is None or total.per_year or rule.unit != total.unit)
        alone = rule.back is not None or rule.ever or yearly
        return (rule.unit, part.start, part.end) if alone else (rule.unit,)

    def place(self, rule: Rule) -> None:
        """Each part into its question, beside those it shares no hour with."""
        if rule.kind == "coverage" or rule.counts_items:
            return
        for number, part in enumerate(self.parts[rule.code]):
            question = part.question = self.questions.setdefault(self.key(part), Question())
            if rule.code == "total":
                question.total = part
            elif part.due:
                self.join(question, part, number)

    def join(self, question: Question, part: Part, number: int) -> None:
        part.bit = sum(len(parts) for parts in question.sets)
        first = self.reading.members.get(part.rule.code, (part.rule.code,))[0]
        for parts, family in zip(question.sets, question.families, strict=True):
            if family == first and parts[0].start == part.start:
                parts.append(part)
                return
        question.sets.append([part])
        question.families.append(first)

    def offer(self) -> None:
        """Each item to each part it qualifies for; where it does not, the reason is kept."""
        for index in self.reading.order:
            item, barred = self.reading.ledger[index], self.reading.barred(index)
            fit = self.reading.fit(item)
            why = self.why[index] = dict.fromkeys(fit.worth | fit.refused, barred) if barred else dict(fit.refused)
            if barred:
                continue
            for (start, end), codes in self.stretches.items():
                if not start <= item.day <= end:
                    why.update(dict.fromkeys(codes, "outside-window"))
            self.offer_one(index, item, {code: worth for code, worth in fit.worth.items() if code not in why})

    def offer_one(self, index: int, item: Item, worth: dict[str, Decimal]) -> None:
        if item.amount is None:
            self.why[index].update(dict.fromkeys(worth, "unknown-amount"))
            return
        extra = self.reading.extra.get(index, ZERO)
        for code, factor in worth.items():
            self.take(index, self.part(code, item.day), item.amount * factor + extra)

    def part(self, code: str, day: date) -> Part:
        parts = self.parts[code]
        return parts[0] if len(parts) == 1 else next(part for part in parts if day <= part.end)

    def take(self, index: int, part: Part, amount: Decimal) -> None:
        if not part.question:
            part.offered[index] = Decimal(bool(amount))
            return
        part.offered[index] = amount
        part.earned += amount
        lot = part.question.lots.get(index)
        if lot is None:
            lot = part.question.lots[index] = Lot(index, amount, self.places[index])
        if part is part.question.total:
            lot.in_total = True
        elif part.due:
            lot.kind |= 1 << part.bit

    def solve(self) -> None:
        """What gives to another requirement comes before it."""
        givers = {self.key(part) for rule in self.rule_set.asked if rule.gives for part in self.parts[rule.code]}
        for key in sorted(self.questions, key=lambda key: key not in givers):
            question = self.questions[key]
            question.divided = self.divided(question)
            question.solve()
            for part in [part for parts in question.sets for part in parts if part.rule.gives]:
                self.give(part)

    def divided(self, question: Question) -> list[int]:
        masks = []
        for group in self.rule_set.groups:
            parts = [part for parts in question.sets for part in parts if part.rule.code in group.members]
            if group.divides and parts:
                masks.append(sum(1 << part.bit for part in parts))
        return masks

    def give(self, giver: Part) -> None:
        gives, left = giver.rule.gives, giver.rule.gives.most
        for index in giver.offered:
            units = min(giver.mine.get(index, ZERO), left)
            left -= units
            if self.why[index].get(gives.to) not in ("wrong-tag", "wrong-unit"):
                continue
            if units:
                del self.why[index][gives.to]
                self.take(index, self.part(gives.to, self.reading.ledger[index].day), units * gives.amount)
            else:
                self.why[index][gives.to] = "over-maximum"
