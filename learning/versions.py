"""Which version of its rules each credential stays with, and which is newer."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q

from learning.models import Credential, RenewalCycle, RuleSet


class Versions:
    """Of all these credentials in one query. A version that was retired still holds for who stays with it."""

    def __init__(self, held: Iterable[Credential], opened: Iterable[RenewalCycle], today: date) -> None:
        kept = {each.rules_id for each in held} | {each.rule_set_id for each in opened}
        published = Q(code__in={each.type.slug for each in held}, owner=None, state=RuleSet.State.PUBLISHED)
        rows: Any = RuleSet.objects.filter(published | Q(pk__in=kept - {None}))
        self.rows: dict[int, RuleSet] = {row.pk: row for row in sorted(rows, key=lambda row: row.number)}
        self.today = today

    def stays(self, credential: Credential, opened: RenewalCycle | None) -> RuleSet | None:
        """The version its open cycle names, else the one it was written down with, else the one in force."""
        kept = opened.rule_set_id if opened and opened.rule_set_id else credential.rules_id
        rules = self.rows.get(kept) if kept else None
        return rules if rules and rules.code == credential.type.slug else self.in_force(credential.type.slug)

    def in_force(self, code: str, after: RuleSet | None = None) -> RuleSet | None:
        """Reading a pack takes its time, so only those are read that may be the answer."""
        for row in reversed(self.rows.values()):
            asked = row.code == code and row.state == RuleSet.State.PUBLISHED and (after is None or row.is_newer(after))
            if asked and row.holds_on(self.today):
                return row
        return None

    def newer(self, rules: RuleSet) -> RuleSet | None:
        return self.in_force(rules.code, after=rules)

    def unanswered(self, credential: Credential, opened: RenewalCycle | None = None) -> RuleSet | None:
        """A newer version the person has not decided about."""
        rules = self.stays(credential, opened)
        newer = self.newer(rules) if rules else None
        return newer if newer and newer.edition != credential.stays_before else None
