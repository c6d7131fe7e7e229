"""`manage.py exportpack CODE`: a rule pack as the database has it, as the YAML that can be shipped."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from learning.models import RuleSet


class Command(BaseCommand):
    help = "Write a credential's rule pack as YAML: the newest that is not retired, or the version asked for."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code", help="like nremt-emt")
        parser.add_argument("--pack-version", help="like 1; without it the newest")

    def handle(self, *args: Any, code: str, pack_version: str | None, **options: Any) -> None:
        if pack_version:
            row = RuleSet.objects.filter(code=code, edition=pack_version, owner=None).first()
        else:
            row = RuleSet.objects.newest(code)
        if not row:
            raise CommandError(f"There is no rule pack {code}{f' {pack_version}' if pack_version else ''}. Nothing was written.")
        self.stdout.write(row.written(), ending="")
