"""Every form, sent by two at once: twice the same is one record, and a stale one shows both texts and loses neither."""

from uuid import uuid4

import pytest

from tests.nonsense import FORMS, NEW, Page
from tests.refusal import stored

pytestmark = pytest.mark.django_db
every_form_that_adds = pytest.mark.parametrize(("model", "way"), NEW)
every_form_that_edits = pytest.mark.parametrize(("model", "way"), [each for each in FORMS if each not in NEW])
THEIRS, MINE = "Saved on the phone", "Typed on the ward PC"


@every_form_that_adds
def test_sent_twice_it_is_one_record(alice, model, way):
    page = Page(alice, model, way)
    page.right.pop("version")  # which a form that adds does not have
    before, key = model.objects.for_user(alice).count(), uuid4()
    first, second = page.post(form_key=key), page.post(form_key=key)
    assert (first.status_code, second.status_code) == (302, 302) and first.url == second.url
    assert model.objects.for_user(alice).count() == before + 1


def text_of(page, model):
    """A line or a note of the record that the form asks for."""
    own = {field.name for field in model._meta.fields}
    return next(name for name in page.texts() if name in own)


@every_form_that_edits
def test_saved_over_a_newer_text_it_shows_both_and_stores_nothing(alice, model, way):
    page = Page(alice, model, way)
    name = text_of(page, model)
    newer = model.objects.for_user(alice).get()
    setattr(newer, name, THEIRS)
    newer.save()
    before = stored()
    answer = page.post(**{name: MINE})
    assert answer.status_code == 200 and THEIRS in answer.text and MINE in answer.text
    assert stored() == before
    assert page.post(**{name: MINE, "version": answer.context["form"].data["version"]}).status_code == 302
    assert getattr(model.objects.for_user(alice).get(), name) == MINE


@every_form_that_edits
def test_a_change_sent_twice_is_no_question(alice, model, way):
    page = Page(alice, model, way)
    changed = {text_of(page, model): MINE}
    assert [page.post(**changed).status_code for _click in (1, 2)] == [302, 302]
