import gc
from collections.abc import Sequence

import pytest
from django.core import mail
from django.utils import translation

from careertrack.core.post import drain


def pytest_collection_finish():
    """What is loaded by now stays. To look through it for garbage again and again was a tenth of all tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(autouse=True)
def language():
    """A request leaves its person's language behind. The next request chooses its own; a bare function does not."""
    yield
    translation.deactivate()


class Arrived(Sequence):
    """What has reached a mailbox, once the worker has been through the outbox."""

    def __getitem__(self, which):
        drain()
        return mail.outbox[which]

    def __len__(self):
        drain()
        return len(mail.outbox)


@pytest.fixture(autouse=True)
def outbox(settings):
    """Tests write to the outbox too: Django's test runner would have mail sent at once."""
    settings.EMAIL_BACKEND = "careertrack.core.outbox.Backend"


@pytest.fixture
def mailoutbox(mailoutbox):
    return Arrived()


@pytest.fixture
def alice(django_user_model):
    """The owner."""
    return django_user_model.objects.create_user("alice@example.com", "a long password", display_name="Alice Ng")


@pytest.fixture
def charlie(django_user_model):
    """The stranger."""
    return django_user_model.objects.create_user("charlie@example.com", "a long password")


@pytest.fixture
def signed_in(client, alice):
    client.force_login(alice)
    return client
