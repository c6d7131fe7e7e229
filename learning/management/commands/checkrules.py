"""`manage.py checkrules [CODE-or-FILE …]`: are these packs sound, and do their examples have the expected answers?

With `--ledger` one pack is held against a person's ledger instead.
"""

import json
from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from careertrack.core.days import EARLIEST, LATEST
from learning.packs import shelf
from learning.packs.examples import Tried, try_all
from learning.packs.ledger import BadLedger, read, to_day
from learning.packs.text import BadPack, read_file
from learning.packs.told import as_json, as_lines
from learning.renewal import Cycle, answer

WRONG, REFUSED = 1, 2
MOST_BYTES = 100_000_000


def day(text: str) -> date:
    try:
        found = to_day(text, 1)
    except BadLedger as error:
        raise ArgumentTypeError("it must be a day like 2026-11-22") from error
    if not EARLIEST <= found <= LATEST:
        raise ArgumentTypeError(f"it must be from {EARLIEST} to {LATEST}")
    return found


def renewal(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 4 and int(text)):
        raise ArgumentTypeError("it must be a whole number from 1 to 999")
    return int(text)


class Command(BaseCommand):
    help = "Check rule packs and run their examples, or hold one pack against a ledger."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("packs", nargs="*", metavar="CODE-or-FILE", help="without one: every shipped pack")
        parser.add_argument("--ledger", help="a CSV file with a person's items")
        parser.add_argument("--from", dest="start", type=day, help="first day of the window")
        parser.add_argument("--to", dest="end", type=day, help="last day of the window")
        parser.add_argument("--renewal", type=renewal, help="which renewal this is; 1 is the first")
        parser.add_argument("--json", action="store_true", help="answer as JSON")

    def handle(self, *args: Any, packs: list[str], ledger: str | None, **options: Any) -> None:
        if ledger is None:
            if options["start"] or options["end"] or options["renewal"]:
                self.refuse("--from, --to and --renewal belong to --ledger")
            self.check(packs, options["json"])
        else:
            self.replay(packs, ledger, **options)

    def refuse(self, words: str) -> None:
        self.stderr.write(words)
        raise SystemExit(REFUSED)

    def replay(self, packs: list[str], ledger: str, start: date | None, end: date | None, **options: Any) -> None:
        if len(packs) != 1 or not start or not end:
            self.refuse("With --ledger, give --from, --to and one CODE-or-FILE")
        if start > end:
            self.refuse("--from is after --to")
        try:
            rule_set = shelf.read(shelf.find(packs[0])).rule_set
        except BadPack as error:
            self.refuse(f"The pack {packs[0]}: {error}")
        try:
            items = read(read_file(Path(ledger), MOST_BYTES))
        except (BadPack, BadLedger) as error:
            self.refuse(str(error) if str(error).startswith("line ") else f"The ledger: {error}")
        told = answer(rule_set, Cycle(start, end, options["renewal"]), items)
        self.stdout.write(json.dumps(as_json(told)) if options["json"] else "\n".join(as_lines(told)))

    def check(self, packs: list[str], as_data: bool) -> None:
        reports = [self.report(shelf.find(name)) for name in packs] if packs else [self.report(path) for path in shelf.shipped()]
        if as_data:
            self.stdout.write(json.dumps(reports))
        else:
            self.say(reports)
        if not all(report["right"] for report in reports):
            raise SystemExit(WRONG)

    def report(self, path: Path) -> dict[str, Any]:
        try:
            pack = shelf.read(path)
            tried = try_all(pack)
        except BadPack as error:
            name = str(path).encode(errors="backslashreplace").decode()
            return {"pack": name, "right": False, "error": str(error), "examples": []}
        right = not any(each.differences for each in tried)
        name = f"{pack.code} {pack.value['version']}"
        return {"pack": name, "right": right, "error": "", "examples": [self.told(each) for each in tried]}

    def told(self, tried: Tried) -> dict[str, Any]:
        return {"name": tried.name, "right": not tried.differences, "differences": tried.differences}

    def say(self, reports: list[dict[str, Any]]) -> None:
        for report in reports:
            examples = report["examples"]
            number = "1 example" if len(examples) == 1 else f"{len(examples)} examples"
            self.stdout.write(f"{report['pack']}: {report['error'] or number}{', as expected' if report['right'] else ''}")
            for example in examples:
                for difference in example["differences"]:
                    self.stdout.write(f"  {example['name']}: {difference}")
        wrong = sum(not report["right"] for report in reports)
        packs = "1 pack" if len(reports) == 1 else f"{len(reports)} packs"
        self.stdout.write(f"{packs}, {f'{wrong} of them wrong' if wrong else 'all right'}.")
