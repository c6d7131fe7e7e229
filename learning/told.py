"""What the engine says, as people read it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from careertrack.core import amounts
from learning import renewal
from learning.behind import SHOWN, behind, pairs, plain
from learning.standing import Standing


@dataclass(frozen=True)
class Bar:
    """One requirement: its line, and the entries that counted and did not, the newest first."""

    requirement: renewal.Requirement
    label: str
    state: str
    words: str
    amount: str
    figures: str
    shape: dict[str, Decimal]
    source: dict[str, str]
    counted: list[tuple[Any, str]]
    refused: list[tuple[Any, str]]

    @property
    def more(self) -> int:
        return max(len(self.counted) - SHOWN, 0) + max(len(self.refused) - SHOWN, 0)

    @property
    def newest_counted(self) -> list[tuple[Any, str]]:
        return self.counted[:SHOWN]

    @property
    def newest_refused(self) -> list[tuple[Any, str]]:
        return self.refused[:SHOWN]


def bars(standing: Standing) -> list[Bar]:
    """Every requirement but the total, in the order of the rules."""
    answer = standing.answer
    sources = sources_of(standing)
    return (
        [bar(standing, each, sources.get(each.code, {})) for each in answer.requirements if each.code != "total"] if answer else []
    )


def sources_of(standing: Standing) -> dict[str, dict[str, str]]:
    """Where a rule was read elsewhere than the rest of its pack: {code: {source, source_date}}."""
    pack = standing.cycle.rule_set.pack.value if standing.cycle and standing.cycle.rule_set else {"rules": []}
    return {rule["code"]: rule for rule in pack["rules"] if rule.get("source")}


def bar(standing: Standing, each: renewal.Requirement, source: dict[str, str]) -> Bar:
    counted, refused = behind(standing, each.code)
    state, left = "short" if each.missing else "met", uncounted(standing, each)
    told = (label(each.label), state, state_words(each, left), amount_of(each, left), figures_of(each), shape(each, left), source)
    return Bar(each, *told, counted[::-1], refused[::-1])


def label(words: str) -> str:
    """Labels are those of the issuer; the total is ours."""
    return _("Total") if words == "Total" else words


def amount_of(each: renewal.Requirement, left: Decimal) -> str:
    """What there is, beyond what is needed too, without what did not count; of a limit the words say how much is over it."""
    if not each.due:
        return plain(each.counted)
    return plain(each.earned if is_limited(each) else each.earned - left)


def figures_of(each: renewal.Requirement) -> str:
    """`points, minimum 10`"""
    words = {"unit": each.unit, "amount": plain(each.required)}
    if each.rule == "maximum":
        return _("%(unit)s, at most %(amount)s") % words
    return (_("%(unit)s, exactly %(amount)s") if each.rule == "exact" else _("%(unit)s, minimum %(amount)s")) % words


def is_limited(each: renewal.Requirement) -> bool:
    return each.rule in ("maximum", "exact") and not each.missing


def uncounted(standing: Standing, each: renewal.Requirement) -> Decimal:
    """What carries it and does not count for it. Beyond a minimum everything still counts where the total has room, but for
    what fills one of its alternatives instead."""
    left = max(each.earned - each.counted, Decimal(0))
    if not each.due:
        return Decimal(0)
    if each.missing or is_limited(each) or not standing.answer:
        return left
    others = alternatives(standing, each.code)
    mine = [told for entry, told in pairs(standing) if each.code in entry.item.tags]
    return min(left, sum((told.counted.get(code, Decimal(0)) for told in mine for code in others), Decimal(0)))


def alternatives(standing: Standing, code: str) -> set[str]:
    """The other requirements an hour of this one can fill in its place; what takes only what is left is none."""
    rules = standing.rules
    beside = {other for group in rules.groups if code in group.members for other in group.members} if rules else set()
    return beside - {code} - {rule.code for rule in rules.rules if rule.kind == "remainder"} if rules else set()


def shape(each: renewal.Requirement, left: Decimal) -> dict[str, Decimal]:
    """How long the bar is, what of it is solid, where the mark stands and what is hatched."""
    room = each.required if each.rule == "maximum" else each.required * 5 / 4
    solid = each.earned - left if each.due else each.counted
    return {"whole": max(room, each.earned), "done": solid, "mark": each.required, "over": left}


def state_words(each: renewal.Requirement, left: Decimal) -> str:
    if not each.due:
        return _("Not asked for this time")
    if is_limited(each) and left:
        return _("%s over the limit does not count here") % plain(left)
    words = {"maximum": _("Within the limit"), "minimum": _("Minimum met")}.get(each.rule, _("Met"))
    if each.missing:
        words = _("%s more needed") % plain(each.missing)
    return _("%(words)s, %(left)s does not count here") % {"words": words, "left": plain(left)} if left else words


def sentence(standing: Standing) -> str:
    """What is missing, with the constraint a total hides."""
    if standing.answer is None:
        return ""
    if standing.answer.complete:
        return _("Everything that is asked for is there.")
    total, short = standing.total, [each for each in standing.missing if each.code != "total" and each.rule != "remainder"]
    if not total or not total.missing:
        return _("Still missing: %s.") % named(short)
    to_go = _("%s to go.") % amounts.quantity(total.missing, total.unit)
    words = _("at least %(amount)s must be %(category)s")
    inside = [words % {"amount": plain(each.missing), "category": each.label} for each in short if each.unit == total.unit]
    beside = [each for each in short if each.unit != total.unit]
    of_which = f" {capfirst(_(', and ').join(inside))}." if inside else ""
    also = " " + _("Also missing: %s.") % named(beside) if beside else ""
    return to_go + of_which + also


def named(short: list[renewal.Requirement]) -> str:
    """What is counted in another unit than the total is no part of it."""
    return ", ".join(f"{amounts.quantity(each.missing, each.unit)} ({each.label})" for each in short)


def carried(standing: Standing) -> list[str]:
    """What the cycle before left for this one."""
    items = [entry.item for entry in standing.entries if entry.item.row.startswith("carried-")]
    return [f"{amounts.quantity(each.amount, each.unit)}: {each.title}" for each in items if each.amount is not None]


def left_over(standing: Standing) -> str:
    """What the next cycle will take over from this one."""
    left = [amounts.quantity(each.amount, each.unit) for each in standing.left_over]
    return _("%s will be carried over to the next cycle.") % ", ".join(left) if left else ""
