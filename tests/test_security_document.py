"""What docs/security.md promises is held by the tests it names, and the figures in it are those of the program."""

import re
from pathlib import Path

from django.conf import settings

from careertrack import settings as product
from careertrack.accounts import sessions
from careertrack.core import upkeep

ROOT = Path(settings.BASE_DIR)
TOLD = (ROOT / "docs" / "security.md").read_text()


def test_every_test_that_is_named_exists():
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", TOLD)
    assert len(named) > 20
    for file, test in named:
        assert (ROOT / file).exists() and f"def {test}" in (ROOT / file).read_text(), (file, test)


def test_the_times_are_those_of_the_program():
    minutes = (sessions.IDLE, sessions.NOTED_EVERY, sessions.LONGEST, sessions.KEPT)
    assert minutes == (30 * 60, 5 * 60, 12 * 3600, 14 * 24 * 3600)
    assert product.ACCOUNT_REAUTHENTICATION_TIMEOUT == 15 * 60 and upkeep.DAYS_OF_EVENTS == 180
    for words in (
        "30 minutes; noted every 5",
        "| 12 hours |",
        "| 14 days from the sign-in",
        "| 15 minutes, for email",
        "| 180 days |",
    ):
        assert words in TOLD


def test_the_limits_are_those_of_the_program():
    for name, words in {
        "try": "| 5 in 5 minutes |", "account": "| 8 in 5 minutes", "others": "1 in 5 minutes besides",
        "address": "| 9 in a minute |", "guess": "| 9 in 5 minutes |", "check": "| 9 in 5 minutes |",
    }.items():  # fmt: skip
        amount, duration, _per = product.RATE_LIMITS[name].split("/")
        assert words in TOLD and re.search(rf"\b{amount} in (a )?{duration.removesuffix('m')}", words)
