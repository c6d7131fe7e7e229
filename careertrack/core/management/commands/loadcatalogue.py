"""`manage.py loadcatalogue`: the starter catalogue and the Curators group, as often as you like."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from careertrack.core.catalogue import BadCatalogue, Report, load
from careertrack.core.curators import write_group

COLUMNS = ("new", "updated", "unchanged", "left_alone", "retired")


class Command(BaseCommand):
    help = "Load the shipped catalogue. Rows a curator changed are left alone and reported."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")

    def handle(self, *args: Any, dry_run: bool, verbosity: int, **options: Any) -> None:
        try:
            reports = load(dry_run=dry_run)
        except BadCatalogue as error:
            raise CommandError(str(error)) from error
        if not dry_run:
            write_group()
        if verbosity:
            self.say(reports)

    def say(self, reports: list[Report]) -> None:
        self.stdout.write(f"{'':24}" + "".join(f"{name.replace('_', ' '):>12}" for name in COLUMNS))
        for report in reports:
            numbers = "".join(f"{len(getattr(report, name)):>12}" for name in COLUMNS)
            self.stdout.write(f"{report.file:24}{numbers}")
        for report in reports:
            for slug in report.left_alone:
                self.stdout.write(f"Left alone, because a curator made or changed it: {report.file} {slug}")
