"""An audit packet tells by itself when it is there."""

from careertrack.accounts.models import User
from careertrack.core.jobs import run
from learning.models import Packet
from tests.learning.make import credential


def test_the_page_shows_the_packet_once_it_is_made_without_being_asked_again(visit, sign_in, settings, tmp_path, monkeypatch):
    monkeypatch.setattr("careertrack.core.jobs.bring", lambda *_what: None)  # the worker has other things to do
    settings.DATA_DIR = settings.MEDIA_ROOT = tmp_path
    alice = User.objects.create_user("alice@example.com", "a long password")
    page = sign_in(visit(), alice.email)
    page.goto(f"/learning/credentials/{credential(alice).pk}/packet/")
    page.get_by_role("button", name="Make the packet").click()
    page.get_by_text("It is made beside your other work").wait_for()
    run(str(Packet.objects.get().job))
    page.get_by_role("link", name="Download the packet").wait_for()
