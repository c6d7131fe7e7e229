"""A file goes out to its owner alone, whole or in parts, under its name, and runs nowhere."""

import pytest

from careertrack.evidence.models import File
from tests.evidence.make import pdf, picture, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(signed_in, alice):
    send(signed_in, ("Zeugnis „Ä“.pdf", pdf()))
    return File.objects.for_user(alice).get()


def body(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_it_comes_as_it_is_under_its_name(signed_in, sent):
    answer = signed_in.get(sent.download_url)
    assert body(answer) == pdf() and answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''Zeugnis%20%E2%80%9E%C3%84%E2%80%9C.pdf"
    assert answer["Content-Length"] == str(len(pdf()))


def test_it_runs_nowhere_and_is_kept_by_nobody_else(signed_in, sent):
    headers = signed_in.get(sent.download_url).headers
    nothing = {f"{each} 'none'" for each in ("default-src", "base-uri", "form-action", "frame-ancestors")}
    assert set(headers["Content-Security-Policy"].split("; ")) == {*nothing, "sandbox"}
    assert headers["X-Content-Type-Options"] == "nosniff" and headers["Cache-Control"] == "private, no-cache"
    assert headers["X-Frame-Options"] == "DENY" and headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_it_is_not_compressed_on_its_way(signed_in, sent):
    answer = signed_in.get(sent.download_url, headers={"accept-encoding": "gzip"})
    assert "Content-Encoding" not in answer and body(answer) == pdf()


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=0-9", 0, 9), ("bytes=20-", 20, -1), ("bytes=-7", -7, -1), ("bytes=5-5", 5, 5), ("bytes=10-999999999", 10, -1)],
)
def test_a_part_of_it_comes_alone(signed_in, sent, asked, first, last):
    size = sent.size
    start, end = first % size, last % size
    answer = signed_in.get(sent.download_url, headers={"range": asked})
    assert answer.status_code == 206 and answer["Content-Range"] == f"bytes {start}-{end}/{size}"
    assert body(answer) == pdf()[start : end + 1] and answer["Content-Length"] == str(end - start + 1)


@pytest.mark.parametrize("asked", ["bytes=999999-", "bytes=-0", "bytes=9-3"])
def test_a_part_that_is_not_there_says_how_much_is(signed_in, sent, asked):
    answer = signed_in.get(sent.download_url, headers={"range": asked})
    assert answer.status_code == 416 and answer["Content-Range"] == f"bytes */{sent.size}"


@pytest.mark.parametrize("asked", ["", "bytes=", "bytes=-", "bytes=a-b", "lines=1-2", "bytes=0-1,4-5", "bytes=" + "9" * 5000 + "-"])
def test_what_is_no_part_is_answered_with_all_of_it(signed_in, sent, asked):
    answer = signed_in.get(sent.download_url, headers={"range": asked})
    assert answer.status_code == 200 and body(answer) == pdf()


def test_its_headers_come_alone(signed_in, sent):
    answer = signed_in.head(sent.download_url)
    assert answer.status_code == 200 and answer.content == b"" and answer["Content-Length"] == str(sent.size)
    assert answer["Accept-Ranges"] == "bytes"


def test_a_browser_that_has_it_is_told_so(signed_in, sent):
    etag = signed_in.get(sent.download_url)["ETag"]
    assert signed_in.get(sent.download_url, headers={"if-none-match": etag}).status_code == 304
    assert signed_in.get(sent.download_url, headers={"range": "bytes=0-1", "if-range": '"other"'}).status_code == 200


@pytest.mark.parametrize("part", ["", "download/", "edit/", "links/"])
@pytest.mark.parametrize("staff", [False, True])
def test_nobody_else_finds_it(client, charlie, sent, part, staff):
    charlie.is_staff = charlie.is_superuser = staff
    charlie.save()
    client.force_login(charlie)
    assert client.get(f"{sent.get_absolute_url()}{part}").status_code == 404
    assert client.post(sent.remove_url).status_code == 404 and File.objects.filter(pk=sent.pk).exists()


@pytest.mark.parametrize("part", ["", "download/", "edit/", "links/", "remove/"])
def test_a_visitor_is_asked_to_sign_in(client, sent, part):
    client.logout()
    assert "/accounts/login/" in client.get(f"{sent.get_absolute_url()}{part}").url


def test_one_in_the_bin_is_not_served(signed_in, sent):
    signed_in.post(sent.remove_url)
    assert signed_in.get(sent.download_url).status_code == 404


def test_one_that_is_missing_on_the_server_says_so_on_its_page(signed_in, sent, folder):
    (folder / sent.stored).unlink()
    assert signed_in.get(sent.download_url).url == sent.get_absolute_url()
    assert "missing on the server" in signed_in.get(sent.get_absolute_url()).text


def test_a_picture_is_shown_on_its_page(signed_in, alice):
    send(signed_in, ("card.png", picture("PNG")))
    file = File.objects.for_user(alice).get()
    page = signed_in.get(file.get_absolute_url()).text
    assert f'src="{file.download_url}"' in page and "PNG picture" in page
    assert signed_in.get(file.download_url)["Content-Type"] == "image/png"


def test_a_file_sent_without_an_ending_goes_out_with_one(signed_in, alice):
    send(signed_in, ("card", pdf()))
    answer = signed_in.get(File.objects.for_user(alice).get().download_url)
    assert answer["Content-Disposition"] == 'attachment; filename="card.pdf"'
