from contextlib import ExitStack

import pytest

from tests.running.environment import refusal, settings_with
from tests.running.instance import Instance, copy_of, database_like_ours, on_postgres
from tests.running.mailserver import mail_server

__all__ = ["mail_server", "refusal", "settings_with"]


@pytest.fixture(scope="session")
def migrated(tmp_path_factory):
    """A folder with the database of a new instance."""
    folder = tmp_path_factory.mktemp("migrated")
    instance = Instance(folder)
    instance.manage("migrate", "--verbosity", "0")
    instance.manage("createcachetable", "--verbosity", "0")
    return folder


@pytest.fixture
def new_instance(migrated, tmp_path):
    """A function that makes an instance with a migrated database of the kind the tests run on."""
    with ExitStack() as stack:

        def make(name="instance", **variables):
            folder = tmp_path / name
            folder.mkdir()
            url = stack.enter_context(database_like_ours(folder))
            instance = Instance(folder, DATABASE_URL=url, **variables)
            if on_postgres():
                instance.manage("migrate", "--verbosity", "0")
                instance.manage("createcachetable", "--verbosity", "0")
            else:
                copy_of(migrated, folder)
            return instance

        yield make
