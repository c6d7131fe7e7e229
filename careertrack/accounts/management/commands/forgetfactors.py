"""`manage.py forgetfactors you@example.org`: for somebody who lost their phone and their recovery codes."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from careertrack.core.security import at_the_server


class Command(BaseCommand):
    help = (
        "Remove a person's authenticator app, passkeys and recovery codes: the password alone signs in until a new one is set up."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        user = get_user_model().objects.filter(email=email.strip().lower()).first()
        if user is None:
            raise CommandError(f"Nobody here has the address {email}.")
        removed = Authenticator.objects.filter(user=user).delete()[0]
        if removed:
            at_the_server(user)
        self.stdout.write(f"{user.email} has no second step now." if removed else f"{user.email} had no second step.")
