"""Steps shipped before they had the columns of their proof are updated by the next catalogue, unless a curator changed them."""

from importlib import import_module

import pytest
from django.apps import apps

from careertrack.core import catalogue
from careertrack.core.models.curated import digest_of
from goals.models import PathwayStep

pytestmark = pytest.mark.django_db
ADDED = ("proved_by", "occupation")


def as_before(slug):
    """The step as an older catalogue shipped it."""
    step = PathwayStep.objects.get(slug=slug)
    step.proved_by.clear()
    values = {name: step.catalogue_value(name) for name in step.catalogue_columns if name not in ADDED}
    PathwayStep.objects.filter(slug=slug).update(occupation=None, shipped_digest=digest_of(values))


def test_an_older_step_is_updated_and_a_changed_one_left_alone():
    catalogue.load()
    as_before("cna-to-np-7"), as_before("cna-to-np-8")
    PathwayStep.objects.filter(slug="cna-to-np-8").update(name="Nurse")
    import_module("goals.migrations.0005_steps_know_their_proof").stamp_again(apps, None)
    report = next(each for each in catalogue.load() if each.file == "pathway_steps.csv")
    assert (report.updated, report.left_alone) == (["cna-to-np-7"], ["cna-to-np-8"])
    assert PathwayStep.objects.get(slug="cna-to-np-7").proved_by.count() == 6
