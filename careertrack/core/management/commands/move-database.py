"""`manage.py move-database postgres://…`: every row of this instance into another, empty database."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from careertrack.core.backup.archive import Refused
from careertrack.core.backup.move import move


class Command(BaseCommand):
    help = "Copy every row into another, empty database, and compare counts and sums. Nothing here is changed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("url", help="as DATABASE_URL takes it")

    def handle(self, *args: Any, url: str, **options: Any) -> None:
        try:
            move(url, self.stdout.write)
        except Refused as error:
            raise CommandError(str(error)) from error
        self.stdout.write("All is the same there. Set DATABASE_URL to that address, and start.")
