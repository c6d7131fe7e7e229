"""Most tests make their database from the models. Here it is held against the one that the migrations make."""

import re
import sqlite3

import pytest
from django.db import connection

from tests.running.instance import on_postgres

pytestmark = pytest.mark.django_db
# What migrations keep for themselves, and what a command makes.
APART = {"django_migrations", "cache", "sqlite_sequence"}


@pytest.fixture
def migrations_made(migrated):
    if on_postgres():
        pytest.skip("there every test stands on the migrations")
    with sqlite3.connect(migrated / "careertrack.sqlite3") as database:
        yield database.cursor()
    database.close()


def parts_of(cursor):
    """{(table, name): its words}. A table's columns may stand in another order, and a name be written without quotes."""
    cursor.execute("SELECT tbl_name, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    said = {(table, name): re.findall(r"[^\s(),\"]+", sql) for table, name, sql in cursor.fetchall() if table not in APART}
    return {(table, name): sorted(words) if table == name else words for (table, name), words in said.items()}


def rows_in(cursor, tables):
    return {table: cursor.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables}


def test_the_migrations_make_every_table_as_the_models_say(migrations_made):
    with connection.cursor() as cursor:
        assert parts_of(migrations_made) == parts_of(cursor)


def test_the_migrations_put_no_row_where_the_models_alone_would_have_none(migrations_made):
    with connection.cursor() as cursor:
        tables = sorted({table for table, _name in parts_of(cursor)})
        assert rows_in(migrations_made, tables) == rows_in(cursor, tables)
