"""`manage.py backup`: one file with database, uploaded files and a list of sums, made while people write."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template.defaultfilters import filesizeformat

from careertrack.core.backup.archive import Refused
from careertrack.core.backup.make import make


class Command(BaseCommand):
    help = "Make a back-up: one file, while people write."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", default=settings.BACKUP_TO or str(settings.DATA_DIR / "backups"), help="the folder")
        parser.add_argument("--keep", type=int, help="how many to keep, the new one included; all when left out")

    def handle(self, *args: Any, to: str, keep: int | None, **options: Any) -> None:
        if keep is not None and keep < 1:
            raise CommandError("--keep takes a number from 1 on.")
        try:
            made = make(Path(to), keep)
        except Refused as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{made} ({filesizeformat(made.stat().st_size)})")
