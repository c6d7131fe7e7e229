"""What an audit is shown of one renewal cycle, as paper: facts, requirements, credits, what is missing, files."""

from typing import Any

from django.utils.translation import gettext as _

from careertrack.core import amounts, days, paper
from learning.packet import MOST, Content, Line, name_of


def blocks(content: Content) -> list[paper.Block]:
    return [
        facts(content),
        paper.Heading(_("What is asked for")),
        *asked_for(content),
        paper.Heading(_("Credits")),
        *credit_table(content),
        paper.Heading(_("Missing certificates")),
        *missing_table(content),
        paper.Heading(_("Files")),
        *file_table(content),
    ]


def facts(content: Content) -> paper.Facts:
    card, cycle = content.credential, [days.dated(each) for each in (content.start, content.end) if each]
    rules = content.rules
    rows = [
        (_("Person"), content.user.name),
        (_("Credential"), str(card)),
        (_("Number"), card.number),
        (_("Issued by"), card.get_issuer_display()),
        (_("Issue date"), days.dated(card.issued) if card.issued else ""),
        (_("Expiry date"), days.dated(card.expires) if card.expires else ""),
        (_("Cycle"), " – ".join(cycle)),
        (_("Sent in on"), days.dated(content.submitted_on) if content.submitted_on else ""),
        (
            _("Rules"),
            _("Version %(version)s. %(source)s") % {"version": rules.edition, "source": rules.source} if rules else "",
        ),
        (_("Answer"), content.verdict),
    ]
    return paper.Facts([fact for fact in rows if fact[1]])


def asked_for(content: Content) -> list[paper.Block]:
    if not content.requirements:
        return [paper.Text(_("No rules and no total are known for this credential."))]
    heads = (_("Requirement"), _("Asked for"), _("Counted"), _("Answer"))
    rows = [(name_of(each), asked(each), each["counted"], answer(each)) for each in content.requirements]
    return [paper.Table(heads, rows, numbers=(2,))]


def credit_table(content: Content) -> list[paper.Block]:
    if not content.lines:
        return [paper.Text(_("No credit was logged in these days."))]
    numbers = "\n".join((_("Approval no."), _("Certificate no.")))
    heads = _("No."), _("Day"), _("Credit and provider"), numbers, _("Amount"), _("Counts for"), _("Files")
    cut = [paper.Text(_("Only the first %d credits are listed.") % MOST)] if len(content.credits) == MOST else []
    return [paper.Table(heads, [row(content, line) for line in content.lines], wide={2: 4, 3: 2, 5: 3}), *cut]


def row(content: Content, line: Line) -> tuple[str, ...]:
    credit = line.credit
    amount = amounts.quantity(credit.amount, credit.unit) if credit.amount is not None else "–"
    proof = content.numbers(line.files) or (_("Missing") if line.is_missing else "–")
    counts = "\n".join(line.counted) or _("Not counted")
    told = "\n".join(each for each in (credit.title, credit.provider) if each)
    numbers = "\n".join(each for each in (credit.approval_number, credit.certificate_number) if each) or "–"
    return str(line.number), days.dated(credit.day), told, numbers, amount, counts, proof


def missing_table(content: Content) -> list[paper.Block]:
    if not content.missing and not content.lost:
        return [paper.Text(_("None: there is a file for every credit."))]
    rows = [(str(line.number), days.dated(line.credit.day), line.credit.title) for line in content.missing]
    heads = (_("No."), _("Day"), _("Credit"))
    lost = [
        paper.Text(_("The file “%s” is kept with it, and its content is missing on the server.") % file) for file in content.lost
    ]
    return [*([paper.Table(heads, rows, wide={2: 1})] if rows else []), *lost]


def file_table(content: Content) -> list[paper.Block]:
    if not content.names:
        return [paper.Text(_("No files are kept with these records."))]
    return [paper.Table((_("Name in the packet"), _("Sent as"), _("What it is")),
                        [(name, file.name, file.facts) for file, name in content.names.items()], wide={0: 1, 1: 1})]  # fmt: skip


def asked(requirement: dict[str, Any]) -> str:
    words = f"{requirement['required']} {requirement['unit']}"
    return _("At most %s") % words if requirement["rule"] == "maximum" else words


def answer(requirement: dict[str, Any]) -> str:
    if requirement["state"] == "not-due":
        return _("Not asked for this time")
    missing = requirement["missing"]
    return _("%s more needed") % missing if missing != "0" else _("Met")
