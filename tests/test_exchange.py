"""Tables into and out of the administration: shown before it is done, all or nothing, and only by who may change."""

import csv
import io
import re
import tempfile

import openpyxl
import pytest
from django.apps import apps
from django.conf import settings as project
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse

from careertrack.core import catalogue
from careertrack.core.curators import write_group
from careertrack.core.sheets import sheet_of
from goals.models import Occupation, Pathway, PathwayStep
from skills.models import Skill
from tests.canary import CANARY
from trends.models import Resource, ResourceList, Trend

pytestmark = pytest.mark.django_db

SHELVES = [apps.get_model(label) for label in project.CATALOGUE.values()]


@pytest.fixture
def curating(client, django_user_model):
    user = django_user_model.objects.create_user("curator@example.com", "a long password", is_staff=True)
    user.groups.add(write_group())
    client.force_login(user)
    return client


def address(model, page):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}")


def table(*rows, name="table.csv"):
    if name.endswith(".csv"):
        text = io.StringIO()
        csv.writer(text).writerows(rows)
        return SimpleUploadedFile(name, text.getvalue().encode())
    book, data = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(data)
    return SimpleUploadedFile(name, data.getvalue())


def send(client, model, file):
    """With the token a browser sends: a form of nothing but a file is taken for none."""
    return client.post(address(model, "import"), {"csrfmiddlewaretoken": "x", "import_file": file})


def preview(client, model, *rows, name="table.csv"):
    return send(client, model, table(*rows, name=name))


def confirm(client, model, page):
    hidden = {field.name: field.value() for field in page.context["confirm_form"]}
    return client.post(address(model, "process_import"), hidden, follow=True)


def exported(client, model, number):
    answer = client.post(address(model, "export"), {"format": number})
    if number == 0:
        return list(csv.reader(io.StringIO(answer.text)))
    return [list(row) for row in openpyxl.load_workbook(io.BytesIO(answer.content)).active.values]


@pytest.mark.parametrize("name", ["table.csv", "table.xlsx"])
def test_a_file_is_shown_first_and_then_added(curating, name):
    page = preview(curating, Trend, ["slug", "name", "state"], ["visits", "Home visits", "published"], name=name)
    assert "Home visits" in page.text and not Trend.objects.exists()
    assert "Added 1 row, changed 0." in confirm(curating, Trend, page).text
    assert Trend.objects.get().name == "Home visits"


def test_a_row_that_is_there_is_changed_and_a_column_left_out_stays(curating):
    Trend.objects.create(slug="visits", name="Visits", summary="Old words", state="published")
    confirm(curating, Trend, preview(curating, Trend, ["slug", "name"], ["visits", "Home visits"]))
    row = Trend.objects.get()
    assert (row.name, row.summary, row.state) == ("Home visits", "Old words", "published")


@pytest.mark.parametrize(
    ("header", "row", "words"),
    [
        (["slug", "name", "state"], ["visits", "Visits", "nonsense"], "Line 3, state:"),
        (["slug", "name", "checked_on"], ["visits", "Visits", "2026-02-30"], "Line 3, checked_on:"),
        (["slug", "name", "source"], ["Vi sits", "Visits", "https://e.org"], "Line 3, slug: Use only small letters"),
        (["slug", "name", "state"], ["", "Visits", "draft"], "Line 3, slug:"),
        (["slug", "name", "state"], ["good", "Twice", "draft"], "The slug “good” stands there twice."),
        (["slug", "name", "owner"], ["visits", "Visits", "1"], "There is no column “owner”."),
        (["name", "summary", "state"], ["visits", "Visits", "draft"], "The first row holds the names of the columns"),
    ],
)
def test_a_row_that_does_not_fit_is_named_and_nothing_is_imported(curating, header, row, words):
    page = preview(curating, Trend, header, ["good", "Good", ""] if "state" not in header else ["good", "Good", "draft"], row)
    assert words in page.text and "confirm_form" not in page.context and not Trend.objects.exists()


def test_links_are_slugs_and_an_unknown_one_is_refused(curating):
    Skill.objects.create(slug="empathy", name="Empathy")
    header = ["slug", "name", "skills"]
    assert "Line 2, skills: Nothing has the slug: wisdom." in preview(curating, Occupation, header, ["n", "Nurse", "wisdom"]).text
    confirm(curating, Occupation, preview(curating, Occupation, header, ["n", "Nurse", "empathy"]))
    assert Occupation.objects.get().skills.get().slug == "empathy"


def test_a_step_without_its_pathway_is_refused(curating):
    Pathway.objects.create(slug="p", name="Path")
    header = ["slug", "pathway", "position", "name"]
    assert "Line 2, pathway:" in preview(curating, PathwayStep, header, ["p-1", "", "1", "First"]).text
    confirm(curating, PathwayStep, preview(curating, PathwayStep, header, ["p-1", "p", "1", "First"], name="steps.xlsx"))
    assert PathwayStep.objects.get().pathway.slug == "p"


def test_a_list_keeps_the_order_of_its_resources(curating):
    for slug in ("a", "b"):
        Resource.objects.create(slug=slug, title=slug, url="https://e.org")
    page = preview(curating, ResourceList, ["slug", "title", "area", "resources"], ["l", "List", "skills", "b a"])
    confirm(curating, ResourceList, page)
    assert ResourceList.objects.get().catalogue_value("resources") == "b a"


@pytest.mark.parametrize("number", [0, 1])
def test_a_formula_is_words_in_the_file_and_itself_again_when_it_comes_back(curating, number):
    Trend.objects.create(slug="sum", name="=SUM(A1)", state="published")
    rows = exported(curating, Trend, number)
    assert "'=SUM(A1)" in rows[1]
    assert preview(curating, Trend, *rows).context["result"].totals["skip"] == 1


def test_an_export_holds_no_row_of_a_person(curating, alice):
    Skill.objects.create(slug="own", name=CANARY, owner=alice)
    assert CANARY not in str(exported(curating, Skill, 0))


def test_a_persons_own_row_is_out_of_reach_of_an_import(curating, alice):
    own = Skill.objects.create(name="Mine", owner=alice)
    assert "Line 2, slug:" in preview(curating, Skill, ["slug", "name"], [own.slug, "Taken"]).text
    own.refresh_from_db()
    assert own.name == "Mine"


@pytest.mark.parametrize(("rights", "may"), [(["view"], False), (["view", "change"], False), (["view", "add", "change"], True)])
def test_only_who_may_add_and_change_imports(client, django_user_model, rights, may):
    user = django_user_model.objects.create_user("helper@example.com", "a long password", is_staff=True)
    user.user_permissions.add(*Permission.objects.filter(codename__in=[f"{right}_trend" for right in rights]))
    client.force_login(user)
    assert ("Import</a>" in client.get(address(Trend, "changelist")).text) is may
    assert client.get(address(Trend, "export")).status_code == 200
    sent = [client.get(address(Trend, "import")), preview(client, Trend, ["slug", "name"], ["x", "X"])]
    sent.append(client.post(address(Trend, "process_import"), {"import_file_name": "x", "format": "0"}, follow=True))
    assert {each.status_code for each in sent} == ({200} if may else {403})


def test_who_may_not_look_may_not_export(client, django_user_model):
    user = django_user_model.objects.create_user("helper@example.com", "a long password", is_staff=True)
    client.force_login(user)
    assert client.get(address(Trend, "export")).status_code == 403


def test_no_page_of_it_holds_a_style_or_a_script_of_its_own(curating):
    pages = [curating.get(address(Trend, page)) for page in ("changelist", "import", "export")]
    pages.append(preview(curating, Trend, ["slug", "name"], ["visits", "Visits"]))
    pages.append(preview(curating, Trend, ["slug", "name"], ["vi sits", "Visits"]))
    for page in pages:
        assert " style=" not in page.text and "onchange=" not in page.text and not re.search(r"<script>|<style", page.text)


def test_an_upload_leaves_nothing_in_a_folder(curating, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    page = preview(curating, Trend, ["slug", "name"], ["visits", "Visits"])
    assert not list(tmp_path.iterdir())
    confirm(curating, Trend, page)
    assert not list(tmp_path.iterdir()) and Trend.objects.exists()


def test_a_preview_is_imported_once(curating):
    page = preview(curating, Trend, ["slug", "name"], ["visits", "Visits"])
    confirm(curating, Trend, page)
    assert "This file was imported already" in confirm(curating, Trend, page).text


def test_what_changed_since_the_preview_stops_all_of_it(curating):
    path = Pathway.objects.create(slug="p", name="Path")
    header = ["slug", "pathway", "position", "name"]
    page = preview(curating, PathwayStep, header, ["p-1", "p", "1", "First"])
    Pathway.objects.filter(pk=path.pk).update(slug="other")
    assert "Nothing was imported" in confirm(curating, PathwayStep, page).text and not PathwayStep.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("table.txt", b"slug", "Choose a CSV or XLSX file."),
        ("table.csv", b"slug,name\nx,\xff\xfe", "This file cannot be read."),
        ("table.csv", b"slug,name\nx\n", "Line 2, name: This field cannot be blank."),
        ("table.xlsx", b"slug,name", "This file cannot be read."),
        ("table.csv", b"x" * (2 * 1024 * 1024 + 1), "Choose a file of 2 MB at most."),
    ],
)
def test_a_file_that_is_none_is_refused_in_one_sentence(curating, name, content, words):
    page = send(curating, Trend, SimpleUploadedFile(name, content))
    assert page.status_code == 200 and words in page.text


def test_an_import_is_in_the_history_of_its_rows(curating):
    confirm(curating, Trend, preview(curating, Trend, ["slug", "name"], ["visits", "Visits"]))
    history = reverse("admin:trends_trend_history", args=[Trend.objects.get().pk])
    assert "Imported from a file." in curating.get(history).text


@pytest.fixture(scope="module")
def shipped(django_db_setup, django_db_blocker):
    """Stays to the end of this file: what asks for it comes last."""
    with django_db_blocker.unblock(), transaction.atomic():
        catalogue.load()
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("model", SHELVES)
def test_what_was_exported_and_comes_back_changes_nothing(curating, shipped, model, number):
    rows = exported(curating, model, number)
    assert rows[0] == list(model.catalogue_columns) and len(rows) == 1 + model.objects.filter(owner=None).count()
    page = preview(curating, model, *rows, name=("back.csv", "back.xlsx")[number])
    assert page.context["result"].totals["skip"] == len(rows) - 1 and not page.context["result"].has_validation_errors()


def test_a_table_that_would_keep_others_from_writing_is_refused():
    with pytest.raises(ValidationError, match="1000 rows"):
        sheet_of(Skill)().check(["slug"], [["empathy"]] * 1001)
