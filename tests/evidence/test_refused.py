"""What people should not send is refused in one sentence, and nothing of it is stored."""

import re

import pytest
from django.test import Client

from careertrack.core.models import Job
from careertrack.evidence.models import File
from tests.evidence.hostile import UPLOADS, packed
from tests.evidence.make import SEND, pdf, picture, send, upload

pytestmark = pytest.mark.django_db

# As programs write them today: the pages are in a packed object.
TREE = b"3 0 4 60 << /Type /Page /Parent 2 0 R >> << /Type/Page /Parent 2 0 R >>"
PACKED = pdf(0, objects=[packed(TREE)]).replace(b"/Count 0", b"/Count 2")


@pytest.fixture
def raw(signed_in):
    """Sent byte by byte as a program could; Django's own client would clean the name."""

    def post(name, content, disposition=None):
        said = (disposition or f'filename="{name}"').encode("utf-8", "surrogateescape")
        body = b'--b\r\nContent-Disposition: form-data; name="files"; ' + said + b"\r\n\r\n" + content + b"\r\n--b--\r\n"
        return signed_in.post(SEND, body, content_type="multipart/form-data; boundary=b", follow=True)

    return post


def sentences(page):
    return [re.sub(r"<[^>]+>", "", each) for each in re.findall(r"toast-warn.*?<span>(.*?)</span>", page.text, re.DOTALL)]


@pytest.mark.parametrize("which", UPLOADS)
def test_it_is_refused_in_one_sentence_and_nothing_is_stored(raw, lying, which):
    name, content, word = UPLOADS[which]
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    page = raw(escaped, content)
    said = sentences(page)
    assert page.status_code == 200 and len(said) == 1 and word in said[0]
    assert not File.everything.exists() and lying() == [] and not Job.objects.exists()


def test_an_ordinary_one_among_them_is_kept(signed_in, alice):
    page = send(signed_in, ("page.pdf", b"<html>"), ("card.pdf", pdf()))
    assert len(sentences(page)) == 1 and File.objects.for_user(alice).get().title == "card"


@pytest.mark.parametrize(
    "name",
    [
        "Maria’s BLS card (2026), no. 3.pdf",
        "شهادة.pdf",
        "证书.pdf",
        "Zoë & Ana #2 100% [final].pdf",
        "card",
        "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{STAFF OF AESCULAPIUS} card.pdf",
        "A.B.C.pdf",
    ],  # fmt: skip
)
def test_names_that_people_give_are_kept(raw, alice, name):
    raw(name, pdf())
    assert File.objects.for_user(alice).get().name == name


def test_a_photo_with_a_film_behind_it_is_kept_without_it(raw, alice, folder):
    film = b"\0\0\0\x18ftypmp42" + b"\0" * 500
    raw("photo.jpg", picture() + film)
    kept = (folder / File.objects.for_user(alice).get().stored).read_bytes()
    assert b"ftypmp42" not in kept


def test_packed_objects_of_a_pdf_are_counted(raw, alice):
    raw("card.pdf", PACKED)
    assert File.objects.for_user(alice).get().pages == 2


def test_more_than_a_few_files_could_be_is_not_even_read(signed_in, lying):
    answer = signed_in.generic("POST", SEND, b"--b\r\n", "multipart/form-data; boundary=b", CONTENT_LENGTH=str(200 * 1024 * 1024))
    assert answer.status_code == 413 and lying() == []


def test_a_visitor_may_not_send_anything(client, lying):
    assert "/login/" in client.post(SEND, {"files": []}).url and lying() == []


def test_a_form_that_was_not_ours_is_refused(alice, lying):
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    assert client.post(SEND, {"files": upload("card.pdf", pdf())}).status_code == 403 and lying() == []
