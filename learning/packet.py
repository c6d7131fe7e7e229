"""What an audit is shown of one renewal cycle: the person, the credential, each requirement with its answer, each credit
with its numbers, and the files that prove it. The page, the PDF and the names in the zip are made from this."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.core.files.storage import default_storage
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from careertrack.core import amounts, days, paper
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

    # ---------------------------------------------------------------- as blocks
    def blocks(self) -> list[paper.Block]:
        return [
            self.facts(),
            paper.Heading(_("What is asked for")),
            *self.asked_for(),
            paper.Heading(_("Credits")),
            *self.credit_table(),
            paper.Heading(_("Missing certificates")),
            *self.missing_table(),
            paper.Heading(_("Files")),
            *self.file_table(),
        ]

    def facts(self) -> paper.Facts:
        card, cycle = self.credential, [days.dated(each) for each in (self.start, self.end) if each]
        rules = self.rules
        facts = [
            (_("Person"), self.user.name),
            (_("Credential"), str(card)),
            (_("Number"), card.number),
            (_("Issued by"), card.get_issuer_display()),
            (_("Issue date"), days.dated(card.issued) if card.issued else ""),
            (_("Expiry date"), days.dated(card.expires) if card.expires else ""),
            (_("Cycle"), " – ".join(cycle)),
            (_("Sent in on"), days.dated(self.submitted_on) if self.submitted_on else ""),
            (
                _("Rules"),
                _("Version %(version)s. %(source)s") % {"version": rules.edition, "source": rules.source} if rules else "",
            ),
            (_("Answer"), self.verdict),
        ]
        return paper.Facts([fact for fact in facts if fact[1]])

    @property
    def verdict(self) -> str:
        if not self.answer:
            return _("Nothing is known to be asked for.")
        return _("Complete") if self.answer["complete"] else _("Not complete")

    def asked_for(self) -> list[paper.Block]:
        if not self.requirements:
            return [paper.Text(_("No rules and no total are known for this credential."))]
        heads = (_("Requirement"), _("Asked for"), _("Counted"), _("Answer"))
        rows = [(name_of(each), asked(each), each["counted"], answer(each)) for each in self.requirements]
        return [paper.Table(heads, rows, numbers=(2,))]

    def credit_table(self) -> list[paper.Block]:
        if not self.lines:
            return [paper.Text(_("No credit was logged in these days."))]
        numbers = "\n".join((_("Approval no."), _("Certificate no.")))
        heads = _("No."), _("Day"), _("Credit and provider"), numbers, _("Amount"), _("Counts for"), _("Files")
        cut = [paper.Text(_("Only the first %d credits are listed.") % MOST)] if len(self.credits) == MOST else []
        return [paper.Table(heads, [self.row(line) for line in self.lines], wide={2: 4, 3: 2, 5: 3}), *cut]

    def row(self, line: Line) -> tuple[str, ...]:
        credit = line.credit
        amount = amounts.quantity(credit.amount, credit.unit) if credit.amount is not None else "–"
        proof = self.numbers(line.files) or (_("Missing") if line.is_missing else "–")
        counts = "\n".join(line.counted) or _("Not counted")
        told = "\n".join(each for each in (credit.title, credit.provider) if each)
        numbers = "\n".join(each for each in (credit.approval_number, credit.certificate_number) if each) or "–"
        return str(line.number), days.dated(credit.day), told, numbers, amount, counts, proof

    def missing_table(self) -> list[paper.Block]:
        if not self.missing and not self.lost:
            return [paper.Text(_("None: there is a file for every credit."))]
        rows = [(str(line.number), days.dated(line.credit.day), line.credit.title) for line in self.missing]
        heads = (_("No."), _("Day"), _("Credit"))
        lost = [
            paper.Text(_("The file “%s” is kept with it, and its content is missing on the server.") % file) for file in self.lost
        ]
        return [*([paper.Table(heads, rows, wide={2: 1})] if rows else []), *lost]

    def file_table(self) -> list[paper.Block]:
        if not self.names:
            return [paper.Text(_("No files are kept with these records."))]
        return [paper.Table((_("Name in the packet"), _("Sent as"), _("What it is")),
                            [(name, file.name, file.facts) for file, name in self.names.items()], wide={0: 1, 1: 1})]  # fmt: skip


def name_of(requirement: dict[str, Any]) -> str:
    return capfirst(requirement["label"] or requirement["code"])


def asked(requirement: dict[str, Any]) -> str:
    words = f"{requirement['required']} {requirement['unit']}"
    return _("At most %s") % words if requirement["rule"] == "maximum" else words


def answer(requirement: dict[str, Any]) -> str:
    if requirement["state"] == "not-due":
        return _("Not asked for this time")
    missing = requirement["missing"]
    return _("%s more needed") % missing if missing != "0" else _("Met")


def content_of(user: Any, credential: Credential, cycle: RenewalCycle | None, today: date) -> Content:
    if cycle:
        return Content(user, credential, cycle.start, cycle.end, cycle.rule_set, cycle.answer, cycle.submitted_on)
    standing = Standings(user, today, credential).of(credential)
    answer, now = standing.answer, standing.cycle
    told = as_json(answer) if answer else None
    start, end, rules = (now.start, now.end, now.rule_set) if now else (None, None, None)
    return Content(user, credential, start, end, rules, told)
