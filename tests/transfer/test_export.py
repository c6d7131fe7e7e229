"""An export holds all of one person's, nothing of anybody else's, and is for them alone."""

import csv
import io
import json
import zipfile

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from careertrack.core import bin
from careertrack.core.clock import day_of, today
from careertrack.core.jobs import run
from careertrack.core.models import Job, SecretLink
from careertrack.evidence.models import File
from careertrack.transfer import bundling, contents
from careertrack.transfer.models import Export
from experience.models import SignOff
from goals.models import Goal, Milestone
from learning.models import Course
from network.models import Contact, Tag
from skills.models import Rating, Skill
from tests.accounts.door import confirm, sign_in
from tests.calendar import TODAY, ago
from tests.canary import CANARY, one_of_each
from tests.evidence.make import file
from tests.experience.make import place, shift, sign_off
from tests.life import live

pytestmark = pytest.mark.django_db
PAGE, MAKE, DOWNLOAD = "/export/", "/export/make/", "/export/download/"


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    settings.DATA_DIR = settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def at_home(client, alice):
    sign_in(client)
    confirm(client)
    return client


def bundle_of(person):
    run(str(bundling.ask(person).job))
    made = Export.objects.newest(person)
    return zipfile.ZipFile(io.BytesIO(default_storage.open(made.stored).read()))


def rows_of(bundle, label):
    return json.loads(bundle.read("records.json"))["rows"][label]


def test_it_is_made_by_the_worker_and_downloaded_once_it_is_there(at_home, alice):
    assert "It is made beside your other work" in at_home.post(MAKE, follow=True).text
    run(str(Job.objects.get(does__endswith="bundling.make").pk))
    assert "Download the export" in at_home.get(PAGE).text
    answer = at_home.get(DOWNLOAD)
    assert "records.json" in zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))).namelist()


@pytest.mark.parametrize(("method", "address"), [("post", MAKE), ("get", DOWNLOAD)])
def test_who_does_not_say_again_who_they_are_gets_nothing(client, alice, method, address):
    sign_in(client)
    answer = getattr(client, method)(address)
    assert answer.status_code == 302 and answer["Location"].startswith("/accounts/reauthenticate/")
    assert not Export.objects.exists()


def test_another_person_is_told_that_there_is_none(alice, charlie, client):
    bundle_of(alice)
    sign_in(client, "charlie@example.com")
    confirm(client)
    assert "There is no export yet." in client.get(DOWNLOAD, follow=True).text


def test_every_row_of_every_kind_is_in_it_once(alice, charlie):
    live(alice, 3)
    live(charlie, 2)
    found = json.loads(bundle_of(alice).read("records.json"))["rows"]
    for model in contents.kinds():
        keys = [row["key"] for row in found[model._meta.label_lower]]
        assert len(keys) == len(set(keys)) == contents.rows_of(model, alice).count(), model


def test_nothing_of_anybody_else_is_in_it(alice, charlie):
    one_of_each(charlie)
    assert CANARY.encode() not in b"".join(part for part in unpacked(bundle_of(alice)))


def unpacked(bundle):
    return [bundle.read(name) for name in bundle.namelist()]


def test_every_typed_word_of_every_kind_is_in_it(alice):
    records = one_of_each(alice)
    found = json.loads(bundle_of(alice).read("records.json"))["rows"]
    for model, record in records.items():
        (row,) = [row for row in found[model._meta.label_lower] if row["key"] == record.form_key.hex]
        typed = [
            field.name for field in model._meta.concrete_fields if CANARY in str(getattr(record, field.attname)) and field.editable
        ]
        assert all(CANARY in row[name] for name in typed), model


def test_links_lead_to_the_keys_of_other_rows_and_to_names_of_the_catalogue(alice):
    skill = Skill.objects.create(slug="empathy", name="Empathy", state="published")
    goal = Goal.objects.create(owner=alice, title="EMT")
    Milestone.objects.create(owner=alice, goal=goal, title="Enrol")
    Rating.objects.create(owner=alice, skill=skill, level=2, day=TODAY)
    bundle = bundle_of(alice)
    assert rows_of(bundle, "goals.milestone")[0]["goal"] == rows_of(bundle, "goals.goal")[0]["key"]
    assert rows_of(bundle, "skills.rating")[0]["skill"] == "empathy"


def test_links_to_many_and_what_is_in_the_bin_are_in_it(alice):
    tag, contact = Tag.objects.create(owner=alice, name="Ward"), Contact.objects.create(owner=alice, name="Ann")
    contact.tags.set([tag])
    bin.remove(tag)
    bundle = bundle_of(alice)
    (gone,) = rows_of(bundle, "network.tag")
    assert gone["removed_at"] and rows_of(bundle, "network.contact")[0]["tags"] == [gone["key"]]


def test_files_are_in_it_under_the_name_their_row_says(alice):
    stored = default_storage.save("evidence/1/a.pdf", ContentFile(b"%PDF-1.7"))
    File.objects.create(owner=alice, title="Card / front", name="a.pdf", kind="pdf", sha256="0", size=8, stored=stored)
    bundle = bundle_of(alice)
    assert rows_of(bundle, "evidence.file")[0]["content"] == "files/01 Card front.pdf"
    assert bundle.read("files/01 Card front.pdf") == b"%PDF-1.7"


def test_a_file_lost_from_the_storage_is_said_and_stops_nothing(alice):
    File.objects.create(owner=alice, title="Lost card", name="a.pdf", kind="pdf", sha256="0", size=8, stored="evidence/1/x.pdf")
    assert "The content of “Lost card” is missing on the server." in bundle_of(alice).read("README.txt").decode()


def test_what_opens_a_link_is_not_in_it(alice):
    request = SignOff.objects.create(owner=alice, to_name="Ann", to_email="ann@example.com", asked_on=TODAY)
    secrets = [request.salt, request.token_hash, request.check_hash, request.token]
    text = b"".join(unpacked(bundle_of(alice))).decode()
    assert not [each for each in secrets if each in text]
    assert {
        field.name for field in SecretLink._meta.get_fields() if "hash" in field.name or "salt" in field.name
    } <= contents.SECRET


def test_each_kind_is_a_table_that_a_spreadsheet_computes_nothing_from(alice):
    Goal.objects.create(owner=alice, title="=HYPERLINK(1)", target_day=ago(-30))
    Goal.objects.create(owner=alice, title="In the bin", removed_at="2026-01-01T00:00Z")
    lines = list(csv.reader(io.StringIO(bundle_of(alice).read("tables/Goals.csv").decode("utf-8-sig"))))
    assert [line[0] for line in lines[1:]] == ["'=HYPERLINK(1)"]


def lines_of(bundle, table):
    return list(csv.DictReader(io.StringIO(bundle.read(f"tables/{table}.csv").decode("utf-8-sig"))))


def test_the_table_of_sign_offs_says_how_each_stands(alice):
    ward = shift(place(alice))
    sign_off(ward, withdrawn_at="2026-11-01T00:00Z"), sign_off(ward), sign_off(ward, decision="change")
    sign_off(ward, decision="signed"), sign_off(ward, on_paper=True)
    told = [line["Decision"] for line in lines_of(bundle_of(alice), "Sign-offs")]
    assert told == ["Withdrawn", "Waiting", "Change asked", "Signed off", "Printed"]


def test_the_table_of_files_says_what_each_is_what_it_is_kept_with_and_where(alice):
    file(alice, 1, removed_at="2026-01-01T00:00Z")
    card = file(alice, 2, title="Card", name="a.pdf", size=8)
    for title in ("Wound care", "First aid"):
        Course.objects.create(owner=alice, title=title).files.add(card)
    (line,) = lines_of(bundle_of(alice), "Files")
    assert line == {
        "Title": "Card", "File name": "a.pdf", "Kind": "PDF", "Size in bytes": "8", "Added on": str(day_of(card.created_at)),
        "Kept with": "First aid; Wound care", "In this export": "files/02 Card.pdf",
    }  # fmt: skip


def test_its_day_is_said_with_the_year(alice):
    first = bundle_of(alice).read("README.txt").decode().split("\n")[0]
    assert first.endswith(f", {today().year}.")


def test_no_two_kinds_share_a_table(alice):
    live(alice, 2)
    names = bundle_of(alice).namelist()
    assert len(names) == len(set(names)) > 30


def test_whatever_belongs_to_a_person_is_in_it_or_left_out_on_purpose():
    person = get_user_model()
    left = {
        model._meta.label
        for model in contents.apps.get_models()
        if any(link.related_model is person for link in contents.links_of(model)) and model not in contents.kinds()
    }
    assert left == {
        "account.EmailAddress", "mfa.Authenticator", "usersessions.UserSession", "admin.LogEntry", "accounts.Invitation",
        "core.Draft", "core.Message", "learning.Packet", "transfer.Export",
    }  # fmt: skip


def test_it_costs_the_same_for_3_and_30(alice, charlie, django_assert_max_num_queries):
    live(alice, 3)
    live(charlie, 30)
    with django_assert_max_num_queries(400) as few:
        bundle_of(alice)
    with django_assert_max_num_queries(len(few) + 30 // bundling.EVERY):  # as often as it says how far it is
        bundle_of(charlie)
