"""The medical assistant of the sample people, on her way to registered nurse."""

import csv

import pytest
from django.conf import settings
from django.utils.html import escape

from careertrack.core import catalogue
from careertrack.demo.giving import Giving
from careertrack.demo.people import marisol
from careertrack.demo.samples import Calendar
from goals.models import Occupation
from goals.path import leading_to, trails
from tests.calendar import TODAY, on_that_day

pytestmark = [pytest.mark.django_db, on_that_day]


@pytest.fixture
def marisol_vega(alice):
    catalogue.load()
    Giving(alice, marisol.records(Calendar(TODAY))).give()
    return alice


@pytest.fixture
def page(client, marisol_vega):
    client.force_login(marisol_vega)
    return client.get("/goals/occupations/registered-nurses/gap/").text


def shipped(pathway, last):
    with (settings.CATALOGUE_DIR / "pathway_steps.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["pathway"] == pathway and row["state"] == "published"]
    return rows[:last]


def test_she_sees_every_step_to_nurse_that_no_record_proves_each_with_its_source(page):
    assert "From medical assistant to registered nurse" in page
    for pathway, last in (("cna-to-np", 8), ("uk-hca-to-rn", 7), ("emt-to-paramedic-to-rn", 8), ("nurse-to-cno", 1)):
        for row in shipped(pathway, last):
            assert f'<p class="vt">{escape(row["name"])}</p>' in page and f'href="{escape(row["source"])}"' in page
    assert "RN-to-BSN program" not in page and "Nurse practitioner" not in page


def test_she_sees_the_steps_already_done_and_the_records_that_prove_them(page, marisol_vega):
    nurse = Occupation.objects.get(slug="registered-nurses")
    found = {trail.pathway.slug: trail.up_to(nurse) for trail in trails(marisol_vega, TODAY, leading_to(marisol_vega, nurse))}
    assert [stop.step.slug for stop in found["cna-to-np"].stops if stop.done] == ["cna-to-np-1", "cna-to-np-2", "cna-to-np-3"]
    assert "Maple Court Care Home, Nursing assistant</a>" in page
    assert "3 of 8 steps done" in page and "State-approved nursing assistant training</a>" in page
    assert len(found["cna-to-np"].missing) == 5 and not found["uk-hca-to-rn"].done
