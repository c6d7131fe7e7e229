"""Every form of the product, found through the resolver, with what each of its fields must refuse.

A new kind of record is covered the day it is born.
"""

from urllib.parse import urlencode

import pytest
from django import forms
from django.db.models import ForeignKey, ManyToManyField
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from careertrack.accounts.models import User
from careertrack.core import bin
from careertrack.core.fields import HoursField, LineInput
from careertrack.core.models import Record
from tests.canary import one_of_each
from tests.kinds import has_form
from tests.refusal import stored
from tests.walk import patterns

FORM = "application/x-www-form-urlencoded"
NUL, HUGE = "a\x00b", "9" * 5000
# The first class that fits says what is wrong for a field, NUL first; a kind of field that is not here fails.
WRONG = [
    (forms.BooleanField, []),  # anything sent is a tick
    (forms.UUIDField, [NUL, "nonsense", HUGE]),
    (forms.ModelChoiceField, [NUL, "nonsense", "²", "9" * 30, HUGE]),
    (forms.ChoiceField, [NUL, "nonsense", HUGE]),
    (forms.DateField, [NUL, "2026-02-31", "0000-00-00", "99999-01-01", "1899-12-31"]),
    (forms.TimeField, [NUL, "nonsense", "25:61", "-1:00", HUGE]),
    ((forms.IntegerField, HoursField), [NUL, "-5", "NaN", "1e400", "9" * 30]),
    (forms.CharField, [NUL, "a\x07b", "a\x85b", "a\u2028b", "a\u202eb", "x" * 10_001]),
]
KEPT = (forms.CharField, forms.DateField, forms.TimeField, forms.IntegerField)


def record_forms():
    for _prefix, pattern in patterns():
        options = getattr(pattern.callback, "view_initkwargs", {})
        filled_in = pattern.name.endswith("-duplicate")  # the form that adds
        # What a person does not write by hand has a form that asks for something else, and tests of its own.
        if "form_class" in options and not filled_in and has_form(options["model"]):
            yield options["model"], pattern.name.rpartition("-")[2]


def related(model):
    fields = [*model._meta.fields, *model._meta.many_to_many]
    return any(isinstance(field, ForeignKey | ManyToManyField) and field.editable for field in fields)


FORMS = [pytest.param(*each, id=each[0].route(each[1])) for each in record_forms()]
NEW = [each for each in FORMS if "edit" not in each.values]
ACCOUNT = [pytest.param(User, name, id=name) for name in ("settings", "account_signup")]
every_form = pytest.mark.parametrize(("model", "way"), FORMS + ACCOUNT)
every_new_form = pytest.mark.parametrize(("model", "way"), NEW + ACCOUNT)
every_form_that_links = pytest.mark.parametrize(("model", "way"), [each for each in FORMS if related(each.values[0])])


class Page:
    """A form as somebody opens it, with what would be right to send."""

    def __init__(self, user, model, way):
        self.client = Client()
        if way != "account_signup":
            self.client.force_login(user)
        self.url = self.record_url(user, model, way) if issubclass(model, Record) else reverse(way)
        self.form = self.client.get(self.url).context["form"]
        if not issubclass(model, Record):
            self.right = self.filled_in(self.form)
        if way == "account_signup":
            self.right = {"email": "new@example.com", "password1": "a long password"}

    def record_url(self, user, model, way):
        record = one_of_each(user)[model]
        self.right = self.filled_in(self.client.get(record.edit_url).context["form"])
        if way == "edit":
            return record.edit_url
        bin.remove(record)  # so that it does not stand in the way of its double
        return reverse(model.route(way))

    def filled_in(self, form):
        return {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}

    def wrong(self, name):
        """What this field must refuse; the plainest first."""
        field = self.form.fields[name]
        if name == "password1":
            return [NUL]  # the longer and the stranger the better
        if name == "time_zone" and field.widget.is_hidden:
            return []  # filled in by the browser: a zone nobody knows is left out instead
        return next(values for kind, values in WRONG if isinstance(field, kind))

    def texts(self):
        return [
            name
            for name, field in self.form.fields.items()
            if type(field) in (forms.CharField, LineInput) and len(self.wrong(name)) > 1
        ]

    def post(self, address="", **changed):
        return self.client.post(self.url + address, urlencode({**self.right, **changed}, doseq=True), content_type=FORM)


def everything():
    return stored(), list(User.objects.order_by("pk").values("email", "display_name", "time_zone", "locale"))


def assert_refused(response, values):
    """Each of these at its field, and in the page what was typed, where a page can hold it."""
    assert response.status_code == 200, response
    form = response.context["form"]
    for name, value in values.items():
        assert name in form.errors, (name, value[:40], form.errors)
        assert escape(form.errors[name][0]) in response.text, (name, value[:40])
        if isinstance(form.fields[name], KEPT) and name != "password1" and "\x00" not in value:
            assert escape(value) in response.text, (name, value[:40])
