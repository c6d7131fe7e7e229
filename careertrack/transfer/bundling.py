"""An export, put together: all of it for a program, each kind as a table for people, and the files."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import Any, TextIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from careertrack.core import clock, export, making
from careertrack.core.jobs import long_job
from careertrack.core.models import Made, Record
from careertrack.evidence.models import File
from careertrack.transfer import contents
from careertrack.transfer.models import Export

FORMAT, VERSION = "careertrack", 1
EVERY = 5  # files, after which the page may know


def ask(user: Any) -> Made:
    return making.ask(Export, make, user)


@long_job
def make(row: int) -> None:
    wanted = Export.objects.select_related("owner").filter(pk=row, stored="").first()
    if wanted:
        with clock.persons_day(wanted.owner), making.zipped(wanted) as bundle:
            fill(bundle, wanted)


def fill(bundle: ZipFile, row: Export) -> None:
    names = names_of(row.owner)
    row.tell(0, len(names) + 1)
    tables = list(write_tables(bundle, row.owner, names))
    with text_in(bundle, "records.json") as out:
        write_rows(out, row.owner, {file.form_key.hex: name for file, name in names.items()})
    lost = [file for at, (file, name) in enumerate(names.items(), 1) if not copied(bundle, row, at, file, name)]
    with text_in(bundle, "README.txt") as out:
        facts = {"person": row.owner, "day": clock.today(), "tables": tables, "files": len(names) - len(lost), "lost": lost}
        out.write(render_to_string("transfer/readme.txt", facts))


@contextmanager
def text_in(bundle: ZipFile, name: str) -> Iterator[TextIO]:
    with bundle.open(making.dated(name, ZIP_DEFLATED), "w") as raw, TextIOWrapper(raw, "utf-8", newline="") as out:
        yield out


def names_of(user: Any) -> dict[File, str]:
    """What each file is called in the zip; those in the bin are there too."""
    files = list(contents.rows_of(File, user))
    width = max(len(str(len(files))), 2)
    return {file: f"files/{at:0{width}} {making.plain(file.title)}.{file.kind}" for at, file in enumerate(files, 1)}


def copied(bundle: ZipFile, row: Export, at: int, file: File, name: str) -> bool:
    """False where its content is gone from the storage."""
    there = default_storage.exists(file.stored)
    if there:
        making.copy(bundle, name, file.stored)
    if at % EVERY == 0:
        row.tell(at, row.total)
    return there


def write_tables(bundle: ZipFile, user: Any, names: dict[File, str]) -> Iterator[tuple[str, int]]:
    """Each kind that has rows, as its list shows them: (name, number)"""
    in_zip = {str(_("In this export")): lambda file: names.get(file, "")}
    for model in contents.kinds():
        if issubclass(model, Record) and (number := model.objects.for_user(user).count()):
            name = f"tables/{making.plain(capfirst(str(model._meta.verbose_name_plural)))}.csv"
            with text_in(bundle, name) as out:
                rows = model.objects.for_user(user).order_by("pk")
                export.write(out, *export.table(model, rows, [], in_zip if model is File else {}))
            yield name, number


def write_rows(out: TextIO, user: Any, names: dict[str, str]) -> None:
    """One row a line, so that no memory holds them all and two exports can be compared."""
    about = {"format": FORMAT, "version": VERSION, "made_at": clock.now(), "from": settings.SITE_URL}
    out.write(f'{dumped(about)[:-1]},\n"person": {dumped(contents.profile(user))},\n"rows": {{')
    for number, model in enumerate(contents.kinds()):
        out.write(f'{"," if number else ""}\n"{model._meta.label_lower}": [')
        for at, told in enumerate(contents.told(model, user)):
            name = {"content": names[told["key"]]} if model is File else {}
            out.write(f"{',' if at else ''}\n{dumped(told | name)}")
        out.write("]")
    out.write("}}\n")


def dumped(value: Any) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)
