"""Newer rules than those a cycle stays with: what would change, in words, and moving to them."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from learning import renewal, told
from learning.models import Credential, RenewalCycle, RuleSet
from learning.standing import Standing, Standings


@dataclass(frozen=True)
class Change:
    """The same records under both versions."""

    credential: Credential
    stands: Standing
    would: Standing
    opened: RenewalCycle | None

    @property
    def before(self) -> RuleSet:
        return self.stands.cycle.rule_set  # type: ignore[union-attr, return-value]

    @property
    def after(self) -> RuleSet:
        return self.would.cycle.rule_set  # type: ignore[union-attr, return-value]

    @property
    def edition(self) -> str:
        return self.after.edition

    @property
    def decided(self) -> bool:
        return self.credential.stays_before == self.edition

    @property
    def sentences(self) -> tuple[str, str]:
        return told.sentence(self.stands), told.sentence(self.would)

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """(requirement, as it is, as it would be), only what differs, in the order of the newer rules."""
        old, new = figures(self.stands), figures(self.would)
        labels = {code: each.label for code, each in {**old, **new}.items()}
        codes = dict.fromkeys([*new, *old])
        found = [
            (told.label(labels[code]), in_words(self.stands, old.get(code)), in_words(self.would, new.get(code))) for code in codes
        ]
        return [row for row in found if row[1] != row[2]]


def figures(standing: Standing) -> dict[str, renewal.Requirement]:
    return {each.code: each for each in standing.answer.requirements} if standing.answer else {}


def in_words(standing: Standing, each: renewal.Requirement | None) -> str:
    if each is None:
        return _("Not asked for")
    left = told.uncounted(standing, each)
    words: Any = {"amount": told.amount_of(each, left), "figures": told.figures_of(each), "state": told.state_words(each, left)}
    return _("%(amount)s %(figures)s: %(state)s") % words if each.due else words["state"]


def ahead(standings: Standings, credential: Credential) -> Change | None:
    would, stands = standings.moved(credential), standings.of(credential)
    # A pack whose cycle has no days any more leaves nothing to compare.
    if would is None or would.answer is None or stands.answer is None:
        return None
    return Change(credential, stands, would, standings.opened.get(credential.pk))


@transaction.atomic
def move(change: Change) -> None:
    change.credential.rules, change.credential.stays_before = change.after, ""
    change.credential.save(update_fields=["rules", "stays_before"])
    if change.opened:
        change.opened.rule_set = change.after
        change.opened.save(update_fields=["rule_set"])


def stay(change: Change) -> None:
    change.credential.stays_before = change.edition
    change.credential.save(update_fields=["stays_before"])
