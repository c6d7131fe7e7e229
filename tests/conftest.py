import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def language():
    """A request leaves its person's language behind. The next request chooses its own; a bare function does not."""
    yield
    translation.deactivate()


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
