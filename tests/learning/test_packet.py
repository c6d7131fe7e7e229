"""The audit packet: all of a cycle on one paper, and with its certificates in one zip, for its owner alone."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from pypdf import PdfReader

from careertrack.core import making
from careertrack.core.jobs import run
from careertrack.core.models import Job
from careertrack.core.models.running import MOST_TRIES
from careertrack.evidence.models import File
from learning.models import CredentialType, Packet, RenewalCycle
from learning.renewing import close
from tests.calendar import TODAY, ago, ahead, on_that_day
from tests.learning.make import course, credential, credit

pytestmark = [pytest.mark.django_db, on_that_day]


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    settings.DATA_DIR = settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def card(alice):
    made = credential(alice, number="RN-77", issuer="State Board", expires=ahead(100), issued=ago(600))
    CredentialType.objects.filter(pk=made.type_id).update(total=10, unit="contact hours", cycle_months=24)
    return made


def certificate(*records, title="Certificate", content=b"%PDF-1.7 of a course", kind="pdf"):
    owner, count = records[0].owner, File.objects.count()
    stored = default_storage.save(f"evidence/{owner.pk}/{count}.pdf", ContentFile(content))
    made = File.objects.create(
        owner=owner, title=title, name="scan.pdf", kind=kind, size=len(content), sha256=f"{count:064x}", stored=stored
    )
    for record in records:
        record.files.add(made)
    return made


def page(client, card, action="", **asked):
    return client.get(f"/learning/credentials/{card.pk}/packet/{action}", asked)


def make(client, card, **sent):
    response = client.post(f"/learning/credentials/{card.pk}/packet/make/", sent, follow=True)
    for job in Job.objects.waiting():
        run(str(job.pk))
    return response


def bundle(client, card, **asked):
    response = page(client, card, "zip/", **asked)
    assert response["Content-Type"] == "application/zip"
    return zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))


def words(pdf):
    return "\n".join(each.extract_text() for each in PdfReader(io.BytesIO(pdf)).pages)


def test_the_page_and_the_paper_say_everything_an_auditor_asks(signed_in, alice, card):
    mine = credit(alice, "#panic() ética", provider="Zoë's School", approval_number="A-301", certificate_number="C-9", amount=4)
    certificate(mine)
    shown, paper = page(signed_in, card).text, words(page(signed_in, card, "pdf/").content)
    for said in (
        "Alice Ng",
        "BLS Provider",
        "RN-77",
        "State Board",
        "#panic() ética",
        "A-301",
        "C-9",
        "4 contact hours",
        "6 more needed",
    ):
        assert said in shown and said in paper, said
    assert "Zoë&#x27;s School" in shown and "Zoë's School" in paper and "4 for Total" in paper


def test_the_zip_has_the_summary_and_every_certificate_once_named_in_the_order_of_the_credits(signed_in, alice, card):
    second, first = credit(alice, "Later"), credit(alice, "Earlier", day=ago(9))
    certificate(second, title="../Wound: care?", content=b"two")
    certificate(first, second, title="Sepsis", content=b"one")
    certificate(card, title="License card", content=b"card", kind="jpeg")
    make(signed_in, card)
    found = bundle(signed_in, card)
    assert found.namelist() == ["00 Summary.pdf", "01 License card.jpeg", "02 Sepsis.pdf", "03 Wound care.pdf"]
    assert [found.read(name) for name in found.namelist()[1:]] == [b"card", b"one", b"two"]
    summary = words(found.read("00 Summary.pdf"))
    assert "2 contact hours 2 for Total 02" in summary and summary.count("Sepsis.pdf") == 1


def test_a_certificate_kept_with_the_course_proves_its_credit(signed_in, alice, card):
    certificate(taken := course(alice)), credit(alice, course=taken)
    assert "None: there is a file for every credit." in page(signed_in, card).text


def test_missing_certificates_are_listed(signed_in, alice, card):
    credit(alice, "Proved by nothing"), credit(alice, "A declaration", kind="declaration")
    text = words(page(signed_in, card, "pdf/").content)
    listed = text.partition("Missing certificates")[2]
    assert "Proved by nothing" in listed and "A declaration" not in listed


def test_a_file_whose_content_is_gone_is_listed_and_holds_nothing_up(signed_in, alice, card):
    default_storage.delete(certificate(credit(alice, "Sepsis"), title="Lost scan").stored)
    make(signed_in, card)
    assert bundle(signed_in, card).namelist() == ["00 Summary.pdf"]
    assert "“Lost scan” is kept with it" in page(signed_in, card).text


def test_what_was_logged_outside_of_the_cycle_is_not_in_it(signed_in, alice, card):
    certificate(credit(alice, "Long ago", day=ago(900)))
    make(signed_in, card)
    assert "Long ago" not in page(signed_in, card).text and len(bundle(signed_in, card).namelist()) == 1


def test_a_closed_cycle_has_its_own_packet_with_the_figures_of_that_day(signed_in, alice, card):
    certificate(credit(alice, "Of the old cycle", amount=10))
    close(card, TODAY, ahead(800))
    cycle = RenewalCycle.objects.for_user(alice).get(submitted_on=TODAY)
    shown = page(signed_in, card, cycle=cycle.pk).text
    assert "Of the old cycle" in shown and "Nov 24, 2026" in shown
    make(signed_in, card, cycle=cycle.pk)
    assert len(bundle(signed_in, card, cycle=cycle.pk).namelist()) == 2
    assert page(signed_in, card, "zip/").status_code == 302


@pytest.mark.parametrize("cycle", ["x", "999999", "9" * 40])
def test_a_cycle_that_is_not_there_is_not_found(signed_in, card, cycle):
    assert page(signed_in, card, cycle=cycle).status_code == 404


# ---------------------------------------------------------------- made, kept, gone
def test_while_it_is_made_the_page_says_how_far_it_is_and_a_second_press_makes_no_second_one(signed_in, alice, card):
    for _press in range(2):
        signed_in.post(f"/learning/credentials/{card.pk}/packet/make/")
    row = Packet.objects.get()
    Packet.objects.update(done=5, total=12)
    assert "5 of 12 files are in it." in page(signed_in, card).text and "Make the packet" not in page(signed_in, card).text
    run(str(row.job))
    assert "Download the packet" in page(signed_in, card).text


def test_one_that_failed_says_so_and_can_be_asked_for_again(signed_in, card):
    signed_in.post(f"/learning/credentials/{card.pk}/packet/make/")
    Job.objects.update(failure="OSError", tries=1)
    assert "is tried again in a few minutes" in page(signed_in, card).text
    Job.objects.update(given_up_at=timezone.now(), tries=MOST_TRIES)
    assert "It could not be made." in page(signed_in, card).text
    make(signed_in, card)
    assert "Download the packet" in page(signed_in, card).text


def test_made_anew_the_one_before_is_gone(signed_in, card, django_capture_on_commit_callbacks):
    make(signed_in, card)
    first = Packet.objects.get().stored
    with django_capture_on_commit_callbacks(execute=True):
        make(signed_in, card)
    assert not default_storage.exists(first) and default_storage.exists(Packet.objects.get().stored)


def test_after_seven_days_it_is_removed_and_so_is_what_nothing_points_at(
    signed_in, card, time_machine, django_capture_on_commit_callbacks
):
    make(signed_in, card)
    left = default_storage.save("packets/7/left.zip", ContentFile(b"x"))
    time_machine.move_to(timezone.now() + timedelta(days=6, hours=23))
    making.clear()
    assert Packet.objects.exists() and not default_storage.exists(left)
    time_machine.shift(timedelta(hours=2))
    with django_capture_on_commit_callbacks(execute=True):
        making.clear()
    assert not Packet.objects.exists() and not list(making.stored(default_storage, "packets"))


def test_nobody_else_gets_any_of_it(signed_in, client, charlie, card):
    make(signed_in, card)
    client.force_login(charlie)
    assert [page(client, card, action).status_code for action in ("", "zip/", "pdf/")] == [404] * 3
    assert client.post(f"/learning/credentials/{card.pk}/packet/make/").status_code == 404
    client.logout()
    assert "/login/" in page(client, card, "zip/").url


def test_the_credential_leads_to_its_packet(signed_in, card):
    assert f'href="/learning/credentials/{card.pk}/packet/"' in signed_in.get(card.get_absolute_url()).text
