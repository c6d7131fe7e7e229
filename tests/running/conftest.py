from contextlib import ExitStack
from fcntl import LOCK_EX, flock

import pytest

from tests.running.environment import refusal, settings_with
from tests.running.instance import Instance, copy_of, on_postgres, postgres_database
from tests.running.mailserver import mail_server

__all__ = ["mail_server", "refusal", "settings_with"]


@pytest.fixture(scope="session")
def migrated(tmp_path_factory, worker_id):
    """A folder with the database of a new instance on SQLite, made once for all workers: migrating takes seconds."""
    own = tmp_path_factory.getbasetemp()
    folder = (own if worker_id == "master" else own.parent) / "migrated"
    with (folder.parent / "migrating").open("w") as lock:
        flock(lock, LOCK_EX)
        if not folder.exists():
            folder.mkdir()
            set_up(Instance(folder))
    return folder


@pytest.fixture(scope="session")
def migrated_on_postgres(tmp_path_factory, django_db_setup, django_db_blocker):
    """The name of such a database on PostgreSQL."""
    with django_db_blocker.unblock(), postgres_database() as url:
        set_up(Instance(tmp_path_factory.mktemp("postgres"), DATABASE_URL=url))
        yield url.rpartition("/")[2]


def set_up(instance):
    instance.manage("migrate", "--verbosity", "0")
    instance.manage("createcachetable", "--verbosity", "0")


@pytest.fixture
def new_instance(request, tmp_path):
    """A function that makes an instance with a migrated database of the kind the tests run on."""
    with ExitStack() as stack:

        def make(name="instance", **variables):
            folder = tmp_path / name
            folder.mkdir()
            if not on_postgres():
                copy_of(request.getfixturevalue("migrated"), folder)
                return Instance(folder, **variables)
            template = request.getfixturevalue("migrated_on_postgres")
            url = stack.enter_context(postgres_database(template))
            return Instance(folder, DATABASE_URL=url, **variables)

        yield make
