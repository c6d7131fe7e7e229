"""Made-up accounts: told from real ones by their address, which no mail can reach."""

from random import Random
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import is_password_usable

from careertrack.demo.people import PEOPLE
from careertrack.demo.populate import words

DOMAIN = "populated.example"


def address(seed: int, number: int) -> str:
    return f"person{number}.seed{seed}@{DOMAIN}"


def real_people() -> int:
    """How many are here who are neither made up nor of the demo."""
    others = get_user_model().objects.exclude(email__endswith=f"@{DOMAIN}")
    return others.exclude(email__in=[person.email for person in PEOPLE]).count()


def account(email: str, password: str) -> Any:
    """`password` as it is stored: hashed once for all of them. Without one nobody signs in, and no address is theirs."""
    chance = Random(email)
    name = f"{chance.choice(words.FIRST)} {chance.choice(words.LAST)}"
    about = {"display_name": name, "time_zone": chance.choice(words.ZONES)}
    user = get_user_model().objects.create(email=email, password=password, **about)
    if is_password_usable(password):
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user
