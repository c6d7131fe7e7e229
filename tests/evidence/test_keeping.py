"""A file is added, kept once, linked to several records, found again, and gone when it is deleted for good."""

import hashlib
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from careertrack.core import upkeep
from careertrack.evidence.models import File
from tests.calendar import on_that_day
from tests.evidence.make import link_to, pdf, picture, send
from tests.learning.make import course, credit

pytestmark = [pytest.mark.django_db, on_that_day]


def test_a_certificate_is_kept_with_its_course(signed_in, alice):
    mine = course(alice)
    page = send(signed_in, ("BLS_card 2026.pdf", pdf(3)), link=link_to(mine), next=mine.get_absolute_url())
    file = mine.files.get()
    assert (file.title, file.pages, file.size) == ("BLS card 2026", 3, len(pdf(3)))
    assert "Added BLS card 2026." in page.text and "PDF, 3 pages" in page.text


def test_what_was_sent_is_what_lies_there(signed_in, alice):
    send(signed_in, ("card.pdf", pdf()))
    file = File.objects.for_user(alice).get()
    assert default_storage.open(file.stored).read() == pdf() and file.sha256 == hashlib.sha256(pdf()).hexdigest()


def test_several_files_are_added_at_once(signed_in, alice):
    page = send(signed_in, ("a.pdf", pdf(1)), ("b.png", picture("PNG")), ("c.webp", picture("WEBP")))
    assert "Added 3 files." in page.text
    assert {file.kind for file in File.objects.for_user(alice)} == {"pdf", "png", "webp"}


def test_a_photo_is_kept_without_where_it_was_taken(signed_in, alice):
    exif = Image.Exif()
    exif[0x010E], exif[0x8825] = "Ward 4", {1: "N", 2: (41.0, 52.0, 12.0)}
    send(signed_in, ("photo.jpg", picture(exif=exif, comment=b"Maria's phone")))
    kept = default_storage.open(File.objects.for_user(alice).get().stored).read()
    again = Image.open(BytesIO(kept))
    assert not again.getexif() and b"Ward 4" not in kept and b"Maria" not in kept


def test_a_photo_is_kept_as_it_was_held(signed_in, alice):
    exif = Image.Exif()
    exif[0x0112] = 6  # a quarter turn
    send(signed_in, ("photo.jpg", picture(size=(40, 30), exif=exif)))
    file = File.objects.for_user(alice).get()
    assert (file.width, file.height) == (30, 40)


def test_a_large_photo_is_kept_no_larger_than_a_page_needs(signed_in, alice):
    send(signed_in, ("photo.jpg", picture(size=(6000, 400))))
    assert File.objects.for_user(alice).get().width == 3000


def test_the_same_file_twice_is_kept_once_and_linked_to_both(signed_in, alice, lying):
    first, second = course(alice), credit(alice)
    send(signed_in, ("card.pdf", pdf()), link=link_to(first))
    page = send(signed_in, ("other name.pdf", pdf()), link=link_to(second))
    assert "already" in page.text and len(lying()) == 1
    assert first.files.get() == second.files.get()


def test_two_people_may_keep_the_same_file(signed_in, client, charlie, lying):
    send(signed_in, ("card.pdf", pdf()))
    client.force_login(charlie)
    send(client, ("card.pdf", pdf()))
    assert File.objects.for_user(charlie).count() == 1 and len(lying()) == 2


def test_a_file_is_not_linked_to_anothers_record(signed_in, charlie):
    theirs = course(charlie)
    send(signed_in, ("card.pdf", pdf()), link=link_to(theirs))
    assert not theirs.files.exists()


def test_the_page_that_adds_files_to_a_record_names_it_and_leads_back(signed_in, alice):
    mine = course(alice)
    address = signed_in.get(f"{mine.get_absolute_url()}links/", {"to": "files"}).context["add_url"]
    page = signed_in.get(address)
    assert f"They are kept with {mine}." in page.text and f'name="next" value="{mine.get_absolute_url()}"' in page.text
    signed_in.post(address, {"files": SimpleUploadedFile("card.pdf", pdf())})
    assert mine.files.count() == 1


def test_it_names_nobody_elses(signed_in, charlie):
    page = signed_in.get("/files/send/", {"link": link_to(course(charlie, title="Theirs"))})
    assert page.status_code == 200 and "Theirs" not in page.text


def test_no_file_chosen_says_so(signed_in):
    assert "Choose a file first" in send(signed_in).text


def test_more_than_twenty_at_once_are_not_kept(signed_in, alice):
    page = send(signed_in, *[(f"{n}.pdf", pdf(n + 1)) for n in range(21)])
    assert "at most 20" in page.text and not File.objects.for_user(alice).exists()


def test_what_does_not_fit_is_refused_and_not_kept(signed_in, alice, settings, lying):
    settings.FILES_QUOTA = len(pdf()) + 10
    send(signed_in, ("a.pdf", pdf()))
    page = send(signed_in, ("b.pdf", pdf(2)))
    assert "no room left" in page.text and File.objects.for_user(alice).count() == len(lying()) == 1


def test_undo_takes_an_added_file_to_the_bin_and_it_comes_back(signed_in, alice):
    mine = course(alice)
    send(signed_in, ("card.pdf", pdf()), link=link_to(mine))
    file = mine.files.get()
    signed_in.post(file.remove_url, {"next": mine.get_absolute_url()})
    assert not mine.files.exists()
    signed_in.post(f"/bin/{file.form_key}/restore/")
    assert mine.files.get() == file


def test_what_is_deleted_from_the_bin_no_longer_lies_there(
    signed_in, alice, lying, time_machine, django_capture_on_commit_callbacks
):
    send(signed_in, ("card.pdf", pdf()))
    signed_in.post(File.objects.for_user(alice).get().remove_url)
    time_machine.shift(31 * 86400)
    with django_capture_on_commit_callbacks(execute=True):
        upkeep.empty_bin()
    assert lying() == [] and not File.everything.exists()


def test_unlinked_from_a_record_it_is_still_there(signed_in, alice):
    mine = course(alice)
    send(signed_in, ("card.pdf", pdf()), link=link_to(mine))
    file = mine.files.get()
    answer = signed_in.post(
        f"{mine.get_absolute_url()}links/?to=files", {"other": file.pk, "disconnect": "1", "next": mine.get_absolute_url()}
    )
    assert answer.url == mine.get_absolute_url() and not mine.files.exists() and File.objects.get() == file


def test_the_list_says_what_each_is_kept_with_and_how_much_room_is_taken(signed_in, alice):
    send(signed_in, ("card.pdf", pdf()), link=link_to(course(alice, title="Wound care")))
    send(signed_in, ("Étage.png", picture("PNG")))
    page = signed_in.get("/files/", {"q": "etage"}).text
    assert "Étage" in page and "Wound care" not in page and "of 500.0" in page
    assert "Wound care" in signed_in.get("/files/").text


def test_the_script_is_told_where_to_go(signed_in):
    answer = signed_in.post("/files/send/", {"next": "/learning/"}, headers={"accept": "application/json"})
    assert answer.json() == {"next": "/learning/"}


def test_a_file_is_renamed(signed_in, alice):
    send(signed_in, ("scan0001.pdf", pdf()))
    file = File.objects.for_user(alice).get()
    signed_in.post(file.edit_url, {"title": "ACLS card", "version": file.version})
    assert "ACLS card" in signed_in.get(file.get_absolute_url()).text
