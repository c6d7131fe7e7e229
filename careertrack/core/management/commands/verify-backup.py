"""`manage.py verify-backup FILE`: whether every byte of a back-up is as it was written."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from careertrack.core.backup.archive import Refused, verify


class Command(BaseCommand):
    help = "Read a back-up from end to end and compare every sum."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file")

    def handle(self, *args: Any, file: str, **options: Any) -> None:
        try:
            found = verify(Path(file))
        except Refused as error:
            raise CommandError(str(error)) from error
        words = f"made {found['made_at']} by version {found['version']} on {found['database']}, with {found['files']} files"
        self.stdout.write(f"{file} is whole: {words}.")
