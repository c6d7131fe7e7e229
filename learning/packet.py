"""What an audit is shown of one renewal cycle: the person, the credential, each requirement with its answer, each credit
with its numbers, and the files that prove it. The page and the PDF (packet_paper) and the names in the zip are made from this."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.core.files.storage import default_storage
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from careertrack.core.making import plain
from careertrack.evidence.models import File, proved_by
from learning.models import Credential, Credit, RenewalCycle, RuleSet
from learning.packs.told import as_json
from learning.standing import Standings

MOST = 1000  # credits on one paper


@dataclass
class Line:
    """One credit: for what it counted, and the numbers of its files."""

    number: int
    credit: Credit
    counted: list[str]
    files: list[File]

    @property
    def is_missing(self) -> bool:
        return self.credit.kind == Credit.Kind.CREDIT and not self.files


@dataclass
class Content:
    """Of the cycle that is open, or of one that was closed: then its figures are those of that day."""

    user: Any
    credential: Credential
    start: date | None
    end: date | None
    rules: RuleSet | None
    answer: dict[str, Any] | None
    submitted_on: date | None = None
    lost: list[File] = field(default_factory=list)

    @cached_property
    def credits(self) -> list[Credit]:
        """Those that counted, and whatever else was logged in these days."""
        rows = Credit.objects.for_user(self.user).order_by("day", "pk")
        found = rows.filter(day__range=(self.start, self.end)) if self.start and self.end else rows.none()
        return list((found | rows.filter(pk__in=list(self.counted))).select_related("course", "event", "reading")[:MOST])

    @cached_property
    def counted(self) -> dict[int, list[str]]:
        """{credit: what it counted for, in words}"""
        labels = {each["code"]: each for each in self.requirements}
        found = {}
        for item in (self.answer or {}).get("items", []):
            kind, _dash, key = item["row"].partition("-")
            if kind == "credit" and item["counted"] and key.isdigit():
                found[int(key)] = [
                    _("%(amount)s for %(requirement)s")
                    % {"amount": each["amount"], "requirement": name_of(labels[each["requirement"]])}
                    for each in item["counted"]
                    if each["requirement"] in labels
                ]
        return found

    @property
    def requirements(self) -> list[dict[str, Any]]:
        return (self.answer or {}).get("requirements", [])

    @cached_property
    def lines(self) -> list[Line]:
        proofs = proved_by(self.credits)
        return [
            Line(at, credit, self.counted.get(credit.pk, []), self.there(proofs[credit.pk]))
            for at, credit in enumerate(self.credits, 1)
        ]

    def there(self, files: Iterable[File]) -> list[File]:
        """Without those whose content is gone, which is said by itself."""
        found = []
        for file in files:
            if default_storage.exists(file.stored):
                found.append(file)
            elif file not in self.lost:
                self.lost.append(file)
        return found

    @cached_property
    def names(self) -> dict[File, str]:
        """What each file is called in the zip, in the order of the credits; first those of the credential itself."""
        own = self.there(proved_by([self.credential])[self.credential.pk])
        files = list(dict.fromkeys([*own, *(file for line in self.lines for file in line.files)]))
        width = max(len(str(len(files))), 2)
        return {file: f"{at:0{width}} {plain(file.title)}.{file.kind}" for at, file in enumerate(files, 1)}

    def numbers(self, files: Iterable[File]) -> str:
        return ", ".join(self.names[file].partition(" ")[0] for file in files)

    @property
    def missing(self) -> list[Line]:
        return [line for line in self.lines if line.is_missing]

    @property
    def title(self) -> str:
        return _("Audit packet: %s") % self.credential

    @property
    def verdict(self) -> str:
        if not self.answer:
            return _("Nothing is known to be asked for.")
        return _("Complete") if self.answer["complete"] else _("Not complete")


def name_of(requirement: dict[str, Any]) -> str:
    return capfirst(requirement["label"] or requirement["code"])


def content_of(user: Any, credential: Credential, cycle: RenewalCycle | None, today: date) -> Content:
    if cycle:
        return Content(user, credential, cycle.start, cycle.end, cycle.rule_set, cycle.answer, cycle.submitted_on)
    standing = Standings(user, today, credential).of(credential)
    answer, now = standing.answer, standing.cycle
    told = as_json(answer) if answer else None
    start, end, rules = (now.start, now.end, now.rule_set) if now else (None, None, None)
    return Content(user, credential, start, end, rules, told)
