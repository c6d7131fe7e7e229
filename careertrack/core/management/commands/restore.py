"""`manage.py restore FILE`: an empty instance becomes the one that was backed up."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from careertrack.core.backup.archive import Refused
from careertrack.core.backup.restore import restore


class Command(BaseCommand):
    help = "Restore a back-up into this instance, which must be empty and stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file")
        parser.add_argument("--without-mail", action="store_true", help="send no mail that waited when the back-up was made")

    def handle(self, *args: Any, file: str, without_mail: bool, **options: Any) -> None:
        try:
            found = restore(Path(file), with_mail=not without_mail)
        except Refused as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Restored {found['people']} accounts and {found['files']} files as of {found['made_at']}.")
        if found["mail"]:
            self.stdout.write(f"{found['mail']} mails waited then; they are sent when you start.")
