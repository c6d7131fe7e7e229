"""The house keeps its shape: which room may know which, and that records have one door."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from tests.kinds import owned_models

ROOT = Path(settings.BASE_DIR)
AREAS = {"goals", "learning", "experience", "skills", "network", "trends"}
CROSS = {"careertrack.overview", "careertrack.transfer", "careertrack.demo"}
ROOMS = {"careertrack.core", "careertrack.accounts", "careertrack.evidence", *CROSS, *AREAS}
MAY_KNOW = {
    "careertrack.core": set(),
    "careertrack.accounts": {"careertrack.core"},
    "careertrack.evidence": {"careertrack.core"},
    "careertrack.overview": {"careertrack.core", "careertrack.evidence"},
    "careertrack.transfer": {"careertrack.core", "careertrack.evidence"},
    "careertrack.demo": {"careertrack.core"},
    **dict.fromkeys(AREAS, {"careertrack.core", "careertrack.evidence"}),
}
OWNED = {model.__name__ for model in owned_models()}


def sources():
    for room in sorted(ROOMS):
        for path in sorted((ROOT / room.replace(".", "/")).rglob("*.py")):
            if "migrations" not in path.parts:
                yield room, path.relative_to(ROOT), path.read_text()


def imported(source):
    """(module, whether it stands inside a function) of every import."""
    tree = ast.parse(source)
    inside = {id(node) for each in ast.walk(tree) if isinstance(each, ast.FunctionDef) for node in ast.walk(each)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, id(node) in inside
        elif isinstance(node, ast.Import):
            yield from ((name.name, id(node) in inside) for name in node.names)


def wrong_arrows(room, source):
    wrong = []
    for module, inside in imported(source):
        target = next((each for each in ROOMS if module == each or module.startswith(each + ".")), None)
        if inside or (target and target != room and target not in MAY_KNOW[room]) or "signals" in module:
            wrong.append(module)
    return wrong


def other_doors(source):
    """Ways to owned records other than `for_user`, `create`, and a secret that whoever holds it was given."""
    names = "|".join(sorted(OWNED))
    return re.findall(
        rf"\b(?:{names})\.(?:objects\.(?!for_user\(|create\(|opened_by\(|of_code\()\w+|_default_manager|everything\b)", source
    )


def path_of(value):
    return str(value) if isinstance(value, Path) else ""


@pytest.mark.parametrize(("room", "path", "source"), list(sources()), ids=path_of)
def test_every_room_knows_only_what_it_may(room, path, source):
    assert wrong_arrows(room, source) == []
    assert path.stem not in {"utils", "helpers", "common", "services", "signals"}


@pytest.mark.parametrize("room", sorted(AREAS | {"careertrack.overview", "careertrack.accounts", "careertrack.evidence"}))
def test_records_have_one_door(room):
    for place, path, source in sources():
        if place == room:
            assert other_doors(source) == [], path


def test_a_planted_wrong_arrow_is_found():
    assert wrong_arrows("goals", "from learning.models import Course") == ["learning.models"]
    assert wrong_arrows("careertrack.core", "import goals.models") == ["goals.models"]
    assert wrong_arrows("goals", "def f():\n    from careertrack.core import days") == ["careertrack.core"]


def test_a_planted_second_door_is_found():
    assert other_doors("Course.objects.filter(pk=1)") == ["Course.objects.filter"]
    assert other_doors("Course.everything.all()") == ["Course.everything"]
    assert other_doors("Course.objects.for_user(user).filter(pk=1)") == []


def test_templates_hold_no_script_no_style_and_no_handler():
    bad = re.compile(r"<style|\sstyle=|<script(?![^>]*\bsrc=)|\son[a-z]+=|javascript:", re.IGNORECASE)
    for path in (ROOT / "templates").rglob("*.html"):
        assert not bad.search(path.read_text()), path


def test_owned_records_are_never_in_the_admin():
    from django.contrib import admin

    assert not [model for model in admin.site._registry if model in owned_models()]
    assert apps.get_model("skills.Skill") in admin.site._registry
