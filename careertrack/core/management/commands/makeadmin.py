"""`manage.py makeadmin you@example.org`: the first staff account, or a promotion."""

import sys
from getpass import getpass
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction

from careertrack.core.security import at_the_server


class Command(BaseCommand):
    help = "Make a person an administrator, and create the account when there is none."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")

    def handle(self, *args: Any, email: str, password_stdin: bool, **options: Any) -> None:
        email = email.strip().lower()
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"{email!r} is not an email address. Use one like you@example.org.") from error
        user = get_user_model().objects.filter(email=email).first()
        with transaction.atomic():
            made = user or create(email, sys.stdin.readline().rstrip("\n") if password_stdin else ask_twice())
            made.is_staff = made.is_superuser = made.is_active = True
            made.save(update_fields=["is_staff", "is_superuser", "is_active"])
            at_the_server(made)
        self.stdout.write(f"{email} {'is now' if user else 'was created as'} an administrator.")


def ask_twice() -> str:
    try:
        password, again = getpass("Password (12 characters or more): "), getpass("Once more: ")
    except (EOFError, KeyboardInterrupt) as error:
        raise CommandError("No password was given. Nothing was changed. Without a terminal use --password-stdin.") from error
    if again != password:
        raise CommandError("The two passwords differ. Nothing was changed; run it again.")
    return password


def create(email: str, password: str) -> Any:
    try:
        validate_password(password, get_user_model()(email=email))
    except ValidationError as error:
        raise CommandError(f"{' '.join(error.messages)} Nothing was changed; run it again.") from error
    user = get_user_model().objects.create_user(email, password)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user
