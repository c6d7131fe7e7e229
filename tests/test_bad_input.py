"""Nonsense in every field of every form: refused there, kept where it can be, and nothing is stored."""

import pytest
from django import forms

from careertrack.core.areas import area_classes
from careertrack.core.models import OnePerPerson
from goals.models import Pathway
from learning.models import Category, CredentialType
from tests.canary import one_of_each
from tests.kinds import has_form
from tests.nonsense import FORMS, Page, assert_refused, every_form, every_form_that_links, every_new_form, everything
from tests.trends.make import resource
from trends.models import Resource

pytestmark = pytest.mark.django_db


def test_every_kind_an_area_shows_has_its_forms_here():
    shown = {model for area in area_classes() for model in area.kinds() if has_form(model)}
    ways = {(model, way) for model in shown for way in ("add", "edit") if way == "add" or not issubclass(model, OnePerPerson)}
    assert ways <= {param.values for param in FORMS}


@every_new_form
def test_nonsense_in_one_field_is_refused_there(alice, model, way):
    """What a record computes with its other days, amounts and links copes with the one that is missing."""
    page = Page(alice, model, way)
    for name in page.form.fields.keys() - set(page.texts()):
        for value in page.wrong(name)[:1]:
            assert_refused(page.post(**{name: value}), {name: value})


@every_form
def test_nonsense_in_every_field_is_refused_at_each_and_nothing_is_stored(alice, model, way):
    page = Page(alice, model, way)
    before = everything()
    for number in range(max(len(page.wrong(name)) for name in page.form.fields)):
        values = {name: page.wrong(name)[number % len(page.wrong(name))] for name in page.form.fields if page.wrong(name)}
        assert_refused(page.post(**values), values)
    assert everything() == before


@every_new_form
def test_a_million_characters_are_refused_at_their_fields_and_kept(alice, model, way):
    page = Page(alice, model, way)
    texts = page.texts() or [name for name, field in page.form.fields.items() if not field.widget.is_hidden][:1]
    values = dict.fromkeys(texts, "x" * (1_000_000 // len(texts)))
    assert_refused(page.post(**values), values)


@every_form_that_links
def test_anothers_record_is_not_offered_and_no_choice(alice, charlie, model, way):
    page = Page(alice, model, way)
    theirs = one_of_each(charlie)
    kind = CredentialType.objects.create(owner=charlie, name="Theirs")
    theirs |= {
        Resource: resource(owner=charlie),
        Pathway: Pathway.objects.create(owner=charlie, name="Theirs"),
        Category: Category.objects.create(owner=charlie, credential_type=kind, name="Theirs"),
    }
    before = everything()
    for name, field in page.form.fields.items():
        if isinstance(field, forms.ModelChoiceField):
            key = str(theirs[field.queryset.model].pk)
            offered = page.client.get(page.url, {name: key}).context["form"].fields[name].queryset
            assert not offered.filter(pk=key), name
            assert_refused(page.post(**{name: key}), {name: key})
    assert everything() == before
