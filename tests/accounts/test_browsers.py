"""Browsers have the names that people know theirs by."""

import pytest
from django.test import Client

from careertrack.core.browsers import browser
from tests.accounts.door import sign_in

AS_SENT = {
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0": "Firefox on Windows",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 "
    "Mobile/15E148 Safari/604.1": "Safari on iPhone",
    "Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/126.0 Mobile/15E148 "
    "Safari/604.1": "Chrome on iPad",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 "
    "Edg/140.0": "Edge on macOS",
    "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36": (
        "Chrome on Android"
    ),
    "Ward PC": "Unknown browser",
    "": "Unknown browser",
}


@pytest.mark.parametrize(("sent", "said"), AS_SENT.items())
def test_a_browser_is_named_in_words(sent, said):
    assert browser(sent) == said


@pytest.mark.django_db
def test_the_list_of_devices_the_log_and_the_mail_name_it_so(client, alice, mailoutbox):
    here = Client(headers={"user-agent": next(iter(AS_SENT))})
    sign_in(here)
    new = "another long password"
    here.post("/accounts/password/change/", {"oldpassword": "a long password", "password1": new, "password2": new})
    for said in (here.get("/accounts/sessions/").text, here.get("/accounts/security/").text, mailoutbox[0].body):
        assert "Firefox on Windows" in said


NONSENSE = ["M" * 1_000_000, "Mozilla/5.0 (" * 9_000, "<script>alert(1)</script>", "\x7f\xff", "%s{{ 7 }}"]


@pytest.mark.django_db
@pytest.mark.parametrize("nonsense", NONSENSE, ids=range(len(NONSENSE)))
def test_nonsense_in_its_place_breaks_nothing_and_is_no_markup(alice, nonsense):
    here = Client(headers={"user-agent": nonsense})
    sign_in(here)
    for page in (here.get("/accounts/sessions/"), here.get("/accounts/security/")):
        assert page.status_code == 200 and "Unknown browser" in page.text and "<script>alert" not in page.text


@pytest.mark.django_db
def test_a_browser_whose_name_is_no_text_is_refused(alice):
    assert sign_in(Client(headers={"user-agent": "Ward\x00PC"})).status_code == 400
