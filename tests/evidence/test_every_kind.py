"""Each kind that evidence is kept with has the place for it on its page, without a script and from a phone too."""

import pytest
from django.apps import apps

from careertrack.evidence.models import Evidenced, File
from tests.canary import one_of_each
from tests.evidence.make import link_to, pdf, send

pytestmark = pytest.mark.django_db

KINDS = {"Course", "Credential", "Credit", "Experience", "Shift", "Reflection", "Event", "Reading"}
MODELS = [model for model in apps.get_models() if issubclass(model, Evidenced)]


def test_these_are_the_kinds():
    assert {model.__name__ for model in MODELS} == KINDS


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_its_page_takes_files_and_shows_them(signed_in, alice, model):
    mine = one_of_each(alice)[model]
    page = signed_in.get(mine.get_absolute_url()).text
    assert f'action="/files/send/?link={link_to(mine).replace(":", "%3A")}" enctype="multipart/form-data"' in page
    assert 'type="file" name="files" id="send-files" multiple' in page and 'capture="environment"' in page
    page = send(signed_in, ("card.pdf", pdf(2)), link=link_to(mine), next=mine.get_absolute_url()).text
    assert mine.files.get().title == "card" and "PDF, 2 pages" in page
    assert str(mine) in signed_in.get(mine.files.get().get_absolute_url()).text


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_one_file_is_linked_to_it_and_to_another_kind(signed_in, alice, model):
    made = one_of_each(alice)
    mine, file = made[model], made[File]
    signed_in.post(f"{mine.get_absolute_url()}links/?to=files", {"other": file.pk})
    assert mine.files.get() == file
