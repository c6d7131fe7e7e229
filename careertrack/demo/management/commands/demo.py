"""`manage.py demo --password P`: four sample people for a tour, as often as you like."""

import base64
import re
from collections import Counter
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from careertrack.core import clock
from careertrack.core.curators import write_group
from careertrack.demo.giving import Giving
from careertrack.demo.people import PEOPLE, Person
from careertrack.demo.samples import Calendar


class Command(BaseCommand):
    help = "Add sample people: marisol, sam, newcomer and curator, all @example.com."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--password", required=True, help="what all of them sign in with")
        parser.add_argument("--totp-secret", default="", help="key of the curator's authenticator app, in base32")
        parser.add_argument("--yes", action="store_true", help="also on an instance that has other people")

    def handle(self, *args: Any, password: str, totp_secret: str, yes: bool, **options: Any) -> None:
        refuse_weak(password)
        key = app_key(totp_secret) if totp_secret else ""
        if not yes:
            refuse_company()
        call_command("loadcatalogue", verbosity=0)
        with transaction.atomic():
            added = {person: give(person, password) for person in PEOPLE}
            if key:
                set_up_app(key)
        for person, counts in added.items():
            self.stdout.write(f"{person.email}: {counts.total()} records added")


def refuse_weak(password: str) -> None:
    try:
        validate_password(password)
    except ValidationError as error:
        raise CommandError(f"{' '.join(error.messages)} Nothing was added.") from error


def app_key(given: str) -> str:
    """As an authenticator app shows it, in groups and small letters perhaps, filled up to whole groups of eight."""
    key = re.sub(r"[\s=-]", "", given).upper()
    key += "=" * (-len(key) % 8)
    try:
        long_enough = len(base64.b32decode(key)) >= 10
    except ValueError:
        long_enough = False
    if not long_enough:
        raise CommandError("--totp-secret takes 16 or more of the letters A to Z and digits 2 to 7. Nothing was added.")
    return key


def refuse_company() -> None:
    others = get_user_model().objects.exclude(email__in=[person.email for person in PEOPLE]).count()
    if others:
        people = "1 other person" if others == 1 else f"{others} other people"
        raise CommandError(f"This instance has {people}. Run it again with --yes if that is what you want.")


def give(person: Person, password: str) -> Counter:
    user = account(person, password)
    with clock.persons_day(user) as today:
        return Giving(user, person.records(Calendar(today))).give()


def set_up_app(key: str) -> None:
    """Staff need a second step; a person on a tour has the app that was given this key."""
    for person in PEOPLE:
        if person.curates:
            user = get_user_model().objects.get(email=person.email)
            Authenticator.objects.filter(user=user).delete()
            TOTP.activate(user, key)


def account(person: Person, password: str) -> Any:
    """The person's account; who exists already keeps what they changed but the password, which is the one given now."""
    users = get_user_model().objects
    user = users.filter(email=person.email).first()
    if user is None:
        about = {"display_name": person.name, "time_zone": person.time_zone, "locale": person.locale}
        user = users.create_user(person.email, password, is_staff=person.curates, **about)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    elif not user.check_password(password):
        user.set_password(password)
        user.save(update_fields=["password"])
    if person.curates:
        user.groups.add(write_group())
    return user
