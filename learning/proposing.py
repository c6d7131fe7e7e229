"""What a credit being written down counts toward: proposed from its words and from the last one like it, and judged by the
same rules as the page of each credential. Nothing is saved."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from careertrack.core import clock, days
from learning import renewal
from learning.behind import REASONS, because, plain, telling
from learning.fitting import Said, likeness, source_of, why
from learning.ledger import FED
from learning.models import Category, Credential, Credit
from learning.standing import Standing, Standings

LIKE, LOOKED_AT = 0.75, 200


@dataclass(frozen=True)
class Verdict:
    """Of one credential: whether it counts there and for how much, or why not; and why these categories."""

    credential: Credential
    counts: bool
    words: str
    reasons: list[str] = field(default_factory=list)


class Proposal:
    """For the credentials a person holds, in a fixed number of queries."""

    def __init__(self, user: Any, said: Said) -> None:
        self.user, self.said = user, said

    @cached_property
    def standings(self) -> list[Standing]:
        return list(Standings(self.user, clock.today()).all.values())

    @cached_property
    def fitting(self) -> dict[Category, str]:
        """Categories, each with the reason: those the rules ask about that the person stays with; all of the type where no
        rules are known. How the renewals stand is looked up only where something fits at all."""
        spoken = {row: reason for row, reason in self.by_words(self.said).items() if row not in self.refused_before}
        found = {**spoken, **self.as_before}
        return {row: reason for row, reason in found.items() if any(self.asks_about(each, row) for each in self.standings)}

    @cached_property
    def categories(self) -> list[Category]:
        held = Credential.objects.for_user(self.user).held().order_by().values("type")
        rows = Category.objects.visible_to(self.user).filter(credential_type__in=held)
        return list(rows.select_related("credential_type").order_by("pk"))

    def asks_about(self, standing: Standing, row: Category) -> bool:
        if standing.credential.type_id != row.credential_type_id:
            return False
        if not standing.cycle or not standing.cycle.rule_set or not standing.rules:
            return True
        asked = [rule for rule in standing.rules.rules if rule.kind != "remainder" and rule.unit not in FED]
        return any(row.code in (rule.code, *rule.of) for rule in asked)

    def by_words(self, said: Said) -> dict[Category, str]:
        found = {row: why(said, row.name, f"{row.credential_type} {row.credential_type.issuer}") for row in self.categories}
        return {row: reason for row, reason in found.items() if reason}

    @cached_property
    def refused_before(self) -> set[Category]:
        """What words proposed for the last one like it, and the person did not keep."""
        return set(self.by_words(said_of(self.before))) - set(self.before.categories.all()) if self.before else set()

    @cached_property
    def as_before(self) -> dict[Category, str]:
        if self.before is None:
            return {}
        words = _("as with “%(title)s” of %(day)s") % {"title": self.before, "day": days.shown(self.before.day)}
        kept = set(self.before.categories.all())
        return {row: words for row in self.categories if row in kept}

    @cached_property
    def left_out(self) -> list[Credential]:
        """What the last one like it did not count for."""
        return list(self.before.not_for.all()) if self.before else []

    @cached_property
    def before(self) -> Credit | None:
        """The last one like it, of those saved lately."""
        rows = Credit.objects.for_user(self.user).filter(kind=self.said.kind).order_by("-day", "-pk")
        found = [(likeness(self.said, row), row) for row in rows[:LOOKED_AT]]
        best, row = max(found, key=lambda each: each[0], default=(0, None))
        return row if best >= LIKE else None


def said_of(credit: Credit) -> Said:
    return Said(credit.title, credit.kind, credit.delivery, credit.provider, credit.approval_number, source_of(credit))


def judged(proposal: Proposal, credit: Credit, carried: list[Category], left_out: list[Credential]) -> list[Verdict]:
    """What each credential would say of it."""
    return counting_first(judged_by(proposal, each, credit, carried, left_out) for each in proposal.standings)


def judged_by(proposal: Proposal, standing: Standing, credit: Credit, carried: list[Category], left_out: Any) -> Verdict:
    mine = [row for row in carried if row.credential_type_id == standing.credential.type_id]
    item = renewal.Item(
        "new", credit.day, credit.amount, credit.unit, frozenset(row.code for row in mine), credit.kind, credit.title,
        standing.credential in left_out,
    )  # fmt: skip
    counts, words = outcome(standing, standing.with_more(item), item)
    proposed = [(row.name, proposal.fitting[row]) for row in mine if row in proposal.fitting]
    return Verdict(standing.credential, counts, words, [_("%s fits %s.") % each for each in proposed])


def verdicts_on(user: Any, credit: Credit) -> list[Verdict]:
    """Of each credential, as its page counts the saved record."""
    row, standings = f"credit-{credit.pk}", Standings(user, clock.today()).all.values()
    found = [(each, next((entry.item for entry in each.entries if entry.item.row == row), None)) for each in standings]
    return counting_first(Verdict(each.credential, *outcome(each, each.answer, item)) for each, item in found)


def counting_first(verdicts: Iterable[Verdict]) -> list[Verdict]:
    return sorted(verdicts, key=lambda each: not each.counts)


def outcome(standing: Standing, answer: renewal.Answer | None, item: renewal.Item | None) -> tuple[bool, str]:
    if answer is None:
        return False, _("Enter its dates first, and the total its renewal asks for.")
    labels = {each.code: _("the total") if each.code == "total" else each.label for each in answer.requirements}
    told: Any = next((each for each in answer.items if item and each.row == item.row), None)
    if item is None or told is None:
        return False, str(REASONS["outside-window"])
    if told.counted:
        amounts = [_("%(amount)s toward %(what)s") % {"amount": plain(told.counted[code]), "what": labels[code]}
                   for code in sorted(told.counted, key=lambda code: code != "total")]  # fmt: skip
        return True, _("Counts %s.") % ", ".join(amounts)
    code = telling(item, told)
    return False, capfirst(because(standing, told.refused.get(code, "wrong-tag"), item, code))
