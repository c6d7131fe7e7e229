"""`manage.py populate --people N --records M --seed S`: made-up people, to measure an instance with."""

from time import monotonic
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from careertrack.core import clock
from careertrack.demo.management.commands.demo import refuse_weak
from careertrack.demo.populate.filling import fill
from careertrack.demo.populate.kinds import LEAST
from careertrack.demo.populate.life import Life
from careertrack.demo.populate.people import account, address, real_people

MOST_PEOPLE, MOST_RECORDS = 10_000, 10_000_000
PAUSE = 5  # seconds between two lines about how far it is


class Command(BaseCommand):
    help = "Fill an instance with made-up people and records, to measure it. The same numbers and seed make the same."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--people", required=True, help="how many people")
        parser.add_argument("--records", required=True, help="how many records in all, shared out among them")
        parser.add_argument("--seed", default="1", help="another number makes other people and records")
        parser.add_argument("--password", help="what all of them sign in with; without it nobody can")
        parser.add_argument("--among-people", action="store_true", help="also on an instance that real people use")

    def handle(self, *args: Any, **options: Any) -> None:
        people = whole("--people", options["people"], 1, MOST_PEOPLE)
        records = whole("--records", options["records"], LEAST * people, MOST_RECORDS, f"{LEAST} for each person at least")
        seed = whole("--seed", options["seed"], 0, 10**9)
        if options["password"] is not None:
            refuse_weak(options["password"])
        if not options["among_people"]:
            refuse_among_people()
        call_command("loadcatalogue", verbosity=0)
        self.populate(people, records, seed, make_password(options["password"]))

    def populate(self, people: int, records: int, seed: int, password: str) -> None:
        told = Progress(self.stdout, records)
        here = 0
        for number in range(1, people + 1):
            size = records // people + (number <= records % people)
            if not one_person(address(seed, number), size, password, told):
                here += 1
                told.total -= size
        told.end(people - here)
        if here:
            self.stdout.write(f"{here:,} of these people were here already and stay as they are. Another --seed makes others.")


class Progress:
    """A line now and then, and one at the end."""

    def __init__(self, out: Any, total: int) -> None:
        self.out, self.total, self.done = out, total, 0
        self.began = self.spoke = monotonic()

    def __call__(self, number: int) -> None:
        self.done += number
        if monotonic() - self.spoke >= PAUSE:
            self.spoke = monotonic()
            self.out.write(f"{self.done:,} of {self.total:,} records")
            self.out.flush()

    def end(self, people: int) -> None:
        seconds = max(monotonic() - self.began, 0.01)
        rate = f", {round(self.done / seconds * 60, -3):,.0f} a minute" if seconds >= 1 else ""
        self.out.write(f"{self.done:,} records for {people:,} {'person' if people == 1 else 'people'} in {seconds:.1f} s{rate}.")


@transaction.atomic
def one_person(email: str, records: int, password: str, told: Progress) -> bool:
    """The whole person or, when it is interrupted, nothing; False where they were here before."""
    if get_user_model().objects.filter(email=email).exists():
        return False
    user = account(email, password)
    with clock.persons_day(user) as today:
        fill(Life(user, today, email), records, told)
    return True


def whole(name: str, given: Any, least: int, most: int, why: str = "") -> int:
    typed = str(given).strip().replace(",", "").replace("_", "")
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 12 else -1
    if not least <= number <= most:
        because = f" ({why})" if why else ""
        raise CommandError(f"{name} must be a whole number from {least:,} to {most:,}{because}. Nothing was added.")
    return number


def refuse_among_people() -> None:
    if others := real_people():
        people = "1 real person" if others == 1 else f"{others:,} real people"
        raise CommandError(f"This instance has {people}. Use one of its own, or add --among-people. Nothing was added.")
