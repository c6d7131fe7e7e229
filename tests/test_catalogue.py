"""The shipped catalogue: loaded as often as you like, never over a curator's head."""

import csv
import re

import pytest
from django.apps import apps
from django.conf import settings as project
from django.core.management import CommandError, call_command
from django.db import transaction

from careertrack.core import catalogue
from careertrack.core.models import CatalogueVersion
from learning.models import Category, CredentialType, RuleSet
from trends.models import Resource, ResourceList, Trend

pytestmark = pytest.mark.django_db

ROW = {"slug": "telehealth", "name": "Telehealth", "summary": "Visits by video.", "source": "https://e.org",
       "source_date": "2026", "checked_on": "2026-11-22", "state": "published"}  # fmt: skip
HOW = re.compile(r"unverified|not checked|not opened|stored copy|secondary (page|source)|\bread (on|in)\b")


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


@pytest.fixture(scope="module")
def loaded_twice(django_db_setup, django_db_blocker):
    """What the second load of the shipped files did, a curator having changed a row of each in between: {file: report}."""
    with django_db_blocker.unblock(), transaction.atomic():
        catalogue.load()
        for model in shipped_models():
            row = model.objects.filter(owner=None, state="published").first()
            model.objects.filter(pk=row.pk).update(source="https://e.org/ours")
        yield {report.file: report for report in catalogue.load()}
        transaction.set_rollback(True)


def shipped_models():
    """Rule sets read their columns from their text, which has tests of its own."""
    return [model for label in project.CATALOGUE.values() if (model := apps.get_model(label)) is not RuleSet]


@pytest.mark.parametrize("file", [name for name, label in project.CATALOGUE.items() if label != "learning.RuleSet"])
def test_a_curators_edit_survives_the_second_load_of_the_shipped_files(loaded_twice, file):
    model = apps.get_model(project.CATALOGUE[file])
    edited = model.objects.get(source="https://e.org/ours")
    # What a list is based on is not in its file.
    assert loaded_twice[file].left_alone == ([edited.slug] if "source" in model.catalogue_columns else [])


def test_the_second_load_writes_nothing_else(loaded_twice):
    assert not [slug for each in loaded_twice.values() for slug in (*each.new, *each.updated, *each.retired)]


@pytest.mark.parametrize("model", [model for model in shipped_models() if "source" in model.catalogue_columns])
def test_every_shipped_row_has_an_address_and_a_date(loaded_twice, model):
    rows = model.objects.filter(owner=None)
    assert rows.exists() and not rows.filter(source="").exists() and not rows.filter(source_date="").exists()
    assert not rows.filter(checked_on=None).exists()


@pytest.mark.parametrize("model", shipped_models())
def test_no_shipped_row_says_how_it_was_checked(loaded_twice, model):
    texts = model.objects.filter(owner=None).values_list("search_text", flat=True)
    assert not [text for text in texts if HOW.search(text)]


def test_categories_are_called_by_the_slug_that_ledgers_and_rule_packs_use(loaded_twice):
    for row in Category.objects.select_related("credential_type"):
        assert row.slug == f"{row.credential_type.slug}-{row.code}" and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row.code)


def test_a_credential_and_its_rule_pack_have_one_code(loaded_twice):
    codes = set(RuleSet.objects.values_list("code", flat=True))
    assert codes and codes <= set(CredentialType.objects.values_list("slug", flat=True))


def test_every_area_has_a_published_list_of_published_resources(loaded_twice):
    lists = ResourceList.objects.filter(state="published")
    assert {each.area for each in lists} == {path.split(".")[0] for path in project.AREAS}
    assert not Resource.objects.filter(lists__in=lists).exclude(state="published").exists()
