import pytest


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """The storage of one test alone."""
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


@pytest.fixture
def lying(folder):
    """The names of all files there are."""
    return lambda: sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
