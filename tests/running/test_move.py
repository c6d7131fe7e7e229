"""From SQLite to PostgreSQL with every row, or not at all. Runs where the tests have a PostgreSQL server."""

import pytest

from tests.running.instance import Instance, copy_of, on_postgres, postgres_database
from tests.running.test_backup import EVERYTHING, PEOPLE, refused

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
USERS = "from careertrack.accounts.models import User\nsay(User.objects.count())"


@pytest.fixture
def on_sqlite(migrated, tmp_path):
    folder = tmp_path / "sqlite"
    folder.mkdir()
    copy_of(migrated, folder)
    instance = Instance(folder)
    instance.manage("loadcatalogue", "--verbosity", "0")
    instance.shell(PEOPLE % 5)
    return instance


@pytest.fixture
def moved():
    """The same instance on another database."""
    return lambda instance, url: Instance(instance.folder, DATABASE_URL=url)


@pytest.fixture
def empty_database():
    if not on_postgres():
        pytest.skip("No PostgreSQL server.")
    with postgres_database() as url:
        yield url


def test_an_instance_moves_to_postgres_with_the_same_rows(on_sqlite, moved, empty_database):
    said = on_sqlite.manage("move-database", empty_database)
    assert "accounts.User: 5 rows, sha256 " in said and "All is the same there." in said
    assert moved(on_sqlite, empty_database).shell(EVERYTHING) == on_sqlite.shell(EVERYTHING)


def test_what_has_moved_can_be_written_to(on_sqlite, moved, empty_database):
    on_sqlite.manage("move-database", empty_database)
    other = moved(on_sqlite, empty_database)
    other.shell(PEOPLE.replace("person{number}", "new{number}") % 2)
    assert other.shell(USERS) == 7 and on_sqlite.shell(USERS) == 5


def test_a_database_with_people_in_it_is_not_overwritten(on_sqlite, moved, empty_database):
    on_sqlite.manage("move-database", empty_database)
    assert "is not empty: 5 people have an account there" in refused(on_sqlite, "move-database", empty_database)


def test_a_row_that_does_not_fit_moves_nothing(on_sqlite, moved, empty_database):
    on_sqlite.shell("from goals.models import Goal\nGoal.objects.update(title='x' * 5000)")
    assert "Nothing was moved." in on_sqlite.manage("move-database", empty_database, fails=True)
    assert moved(on_sqlite, empty_database).shell(USERS) == 0


def test_to_another_sqlite_file_works_the_same_way(on_sqlite, moved, tmp_path):
    url = f"sqlite:///{tmp_path}/other.sqlite3"
    on_sqlite.manage("move-database", url)
    assert moved(on_sqlite, url).shell(EVERYTHING) == on_sqlite.shell(EVERYTHING)


@pytest.mark.parametrize("url", ["nonsense", "mysql://a@b/c", "postgres://host"])
def test_what_is_no_address_of_a_database_is_refused(on_sqlite, url):
    assert "That is not the address of a database." in refused(on_sqlite, "move-database", url)
