"""The shipped catalogue: loaded as often as you like, never over a curator's head."""

import csv

import pytest
from django.conf import settings as project
from django.core.management import CommandError, call_command

from careertrack.core import catalogue
from careertrack.core.models import CatalogueVersion
from skills.models import Skill
from trends.models import Resource, ResourceList, Trend

pytestmark = pytest.mark.django_db

ROW = {"slug": "telehealth", "name": "Telehealth", "summary": "Visits by video.", "source": "https://e.org",
       "source_date": "2026", "checked_on": "2026-11-22", "state": "published"}  # fmt: skip


@pytest.fixture
def shelf(tmp_path, settings):
    """A function that writes trends.csv with these rows and loads it."""
    settings.CATALOGUE_DIR, settings.CATALOGUE = tmp_path, {"trends.csv": "trends.Trend"}

    def load(*rows, header=tuple(ROW)):
        with (tmp_path / "trends.csv").open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerows([header, *[[row.get(name, "") for name in header] for row in rows]])
        return catalogue.load()[0]

    return load


def row(**values):
    return {**ROW, **values}


def test_a_second_run_writes_nothing(shelf):
    assert shelf(ROW).new == ["telehealth"]
    version = CatalogueVersion.current()
    assert shelf(ROW).unchanged == ["telehealth"] and CatalogueVersion.current() == version


def test_an_untouched_row_follows_the_file(shelf):
    shelf(ROW)
    assert shelf(row(name="Virtual care")).updated == ["telehealth"]
    assert Trend.objects.get().name == "Virtual care"


def test_a_curators_change_is_left_alone_and_reported(shelf):
    shelf(ROW)
    mine = Trend.objects.get()
    mine.name = "Ours"
    mine.save()
    assert shelf(row(summary="New")).left_alone == ["telehealth"]
    assert Trend.objects.get().name == "Ours"


def test_a_renamed_slug_brings_no_twin(shelf):
    shelf(ROW)
    Trend.objects.update(slug="virtual")
    assert shelf(ROW).left_alone == ["telehealth"] and Trend.objects.count() == 1


def test_a_row_gone_from_the_file_is_retired_and_comes_back_with_it(shelf):
    shelf(ROW)
    assert shelf().retired == ["telehealth"]
    assert Trend.objects.get().state == "retired"
    shelf(ROW)
    assert Trend.objects.get().state == "published"


def test_what_a_curator_made_by_hand_is_not_taken_over(shelf):
    Trend.objects.create(slug="telehealth", name="By hand")
    assert shelf(ROW).left_alone == ["telehealth"] and Trend.objects.get().name == "By hand"


def test_a_rehearsal_stores_nothing(shelf, tmp_path):
    shelf()
    with (tmp_path / "trends.csv").open("a", newline="") as file:
        csv.writer(file).writerow(ROW.values())
    assert catalogue.load(dry_run=True)[0].new == ["telehealth"] and not Trend.objects.exists()


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ({"state": "nonsense"}, "line 3: state"),
        ({"source": "ftp://x y"}, "line 3: source"),
        ({"checked_on": "2026-02-30"}, "line 3: checked_on"),
        ({"slug": "telehealth"}, "line 3: the slug 'telehealth' stands there twice"),
        ({"slug": "Two"}, "line 3: slug: Use only small letters"),
        ({"slug": "two_"}, "line 3: slug: Use only small letters"),
        ({"name": "x" * 500}, "line 3: name"),
    ],
)
def test_a_bad_row_refuses_the_whole_file_and_names_its_line(shelf, fault, words):
    with pytest.raises(catalogue.BadCatalogue, match=words):
        shelf(ROW, row(slug="two") | fault)
    assert not Trend.objects.exists()


def test_a_file_of_another_shape_is_refused_in_one_sentence(shelf):
    with pytest.raises(catalogue.BadCatalogue, match=r"trends.csv, line 1: the columns must be"):
        shelf(ROW, header=("slug", "name"))


def test_a_missing_file_is_a_sentence_and_no_traceback(settings, tmp_path):
    settings.CATALOGUE_DIR = tmp_path
    with pytest.raises(CommandError, match="skills.csv cannot be read"):
        call_command("loadcatalogue")


def test_the_shipped_files_survive_a_curators_edit_in_between():
    call_command("loadcatalogue", verbosity=0)
    first = ResourceList.objects.filter(state="published").first()
    first.title = "Our own title"
    first.save()
    second = {report.file: report for report in catalogue.load()}
    assert second["resource_lists.csv"].left_alone == [first.slug]
    assert not [slug for report in second.values() for slug in (*report.new, *report.updated, *report.retired)]
    first.refresh_from_db()
    assert first.title == "Our own title"


def test_every_shipped_row_has_an_address_and_a_date():
    call_command("loadcatalogue", verbosity=0)
    for model in (Skill, Trend, Resource):
        assert not model.objects.filter(source="").exists() and not model.objects.filter(source_date="").exists()


def test_every_area_has_a_published_list_of_published_resources():
    call_command("loadcatalogue", verbosity=0)
    lists = ResourceList.objects.filter(state="published")
    assert {each.area for each in lists} == {path.split(".")[0] for path in project.AREAS}
    assert not Resource.objects.filter(lists__in=lists).exclude(state="published").exists()


def test_a_draft_reaches_nobody(signed_in):
    Trend.objects.create(slug="secret", name="Unverified trend")
    assert "Unverified trend" not in signed_in.get("/trends/topics/").text
    assert signed_in.get("/trends/topics/secret/").status_code == 404
