"""The settings file under another environment."""

import os
import runpy
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from careertrack.settings import BASE_DIR

# What a service unit or a shell brings along anyway.
KEPT = ("PATH", "HOME", "LANG", "PYTHONPATH", "VIRTUAL_ENV")


@pytest.fixture
def settings_with(monkeypatch, tmp_path):
    """A function that reads the settings file with these variables and no others of ours."""

    def read(**variables):
        bare = {name: os.environ[name] for name in KEPT if name in os.environ}
        monkeypatch.setattr(os, "environ", {**bare, "DATA_DIR": str(tmp_path / "var"), **variables})
        return runpy.run_path(str(BASE_DIR / "careertrack" / "settings.py"))

    return read


@pytest.fixture
def refusal(settings_with):
    """The sentence with which these variables are refused."""

    def sentence(**variables):
        with pytest.raises(ImproperlyConfigured) as refused:
            settings_with(**variables)
        return str(refused.value)

    return sentence


def manage(*arguments, **variables):
    """`manage.py` as an operator runs it: (exit code, all it wrote)."""
    return run(str(BASE_DIR / "manage.py"), *arguments, **variables)


def run(*arguments, **variables):
    bare = {name: os.environ[name] for name in KEPT if name in os.environ}
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=BASE_DIR, env={**bare, **variables}, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout + done.stderr
