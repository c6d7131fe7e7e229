"""A lock is had by one, and ends with its holder."""

import os
import signal
import subprocess
import sys

import pytest

from careertrack.core.locks import only_one
from tests.running.instance import BASE_DIR

pytestmark = pytest.mark.django_db
HOLDING = """
import time, django; django.setup()
from careertrack.core.locks import only_one
with only_one("it") as mine:
    print("mine" if mine else "not mine", flush=True)
    time.sleep(600)
"""


def test_only_one_has_it_and_the_next_one_after_it():
    with only_one("it") as first, only_one("it") as second, only_one("other") as other:
        assert first and not second and other
    with only_one("it") as again:
        assert again


def test_who_failed_has_let_go():
    with pytest.raises(ZeroDivisionError), only_one("it"):
        raise ZeroDivisionError
    with only_one("it") as mine:
        assert mine


@pytest.mark.slow
def test_a_holder_that_was_killed_has_let_go(new_instance):
    instance = new_instance()
    environ = {**instance.environ, "DJANGO_SETTINGS_MODULE": "careertrack.settings"}
    for _turn in range(2):
        holder = subprocess.Popen([sys.executable, "-c", HOLDING], cwd=BASE_DIR, env=environ, stdout=subprocess.PIPE, text=True)
        assert holder.stdout.readline() == "mine\n"
        os.kill(holder.pid, signal.SIGKILL)
        holder.communicate()
