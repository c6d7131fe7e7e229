"""Renewing closes the cycle that was looked at, once: with two clicks, in two tabs, and opened again in between."""

from datetime import date

import pytest

from learning.models import RenewalCycle
from tests.calendar import ago, ahead, on_that_day
from tests.learning.renewals import held, renew

pytestmark = [pytest.mark.django_db, on_that_day]
SENT, UNTIL, LATER = "2026-11-20", "2032-03-31", "2036-03-31"


@pytest.fixture
def ches(alice):
    return held(alice, "ches-nchec", issued=ago(1700), expires=ahead(120))


@pytest.fixture
def both(signed_in, ches):
    """Renews from a page that was opened before anything was renewed."""
    url = f"{ches.get_absolute_url()}renew/"
    version = signed_in.get(url).context["form"]["version"].value()
    return lambda **form: signed_in.post(url, {"submitted_on": SENT, "expires": UNTIL, "version": version, **form}, follow=True)


def expires(mine):
    mine.refresh_from_db()
    return mine.expires


def test_two_clicks_close_one_cycle_and_say_the_same(both, ches):
    for page in (both(), both()):
        assert "Renewed: CHES-NCHEC." in page.text and f"reopen/?cycle={RenewalCycle.objects.get().pk}" in page.text
    assert expires(ches) == date(2032, 3, 31)


def test_two_clicks_that_it_was_sent_in_say_the_same(both, ches):
    assert "Sent in: CHES-NCHEC." in both(expires="").text and "Sent in: CHES-NCHEC." in both(expires="").text
    assert not RenewalCycle.objects.exists()


@pytest.mark.parametrize("other", [UNTIL, "2030-01-01"])
def test_another_tab_with_another_date_shows_both_and_closes_nothing(both, ches, other):
    both(expires=other)
    page = both(expires=LATER)
    assert "Saved somewhere else meanwhile" in page.text and f'value="{LATER}"' in page.text
    assert RenewalCycle.objects.count() == 1 and str(expires(ches)) == other


def test_a_shorter_date_in_another_tab_is_a_question_about_what_is_there_now(both, ches):
    both()
    assert "Compare, then save again if you still want to renew it." in both(expires="2030-01-01").text
    assert expires(ches) == date(2032, 3, 31)


def test_saved_again_knowing_both_it_renews_once_more(both, ches):
    both()
    version = both(expires=LATER).context["form"].data["version"]
    assert "Renewed" in both(expires=LATER, version=version).text and RenewalCycle.objects.count() == 2


def test_opened_again_twice_is_opened_once_and_can_be_renewed_again(signed_in, both, ches):
    both()
    cycle = RenewalCycle.objects.get()
    for _click in (1, 2):
        signed_in.post(f"{ches.get_absolute_url()}reopen/?cycle={cycle.pk}")
    cycle.refresh_from_db()
    assert len(cycle.reopened) == 1 and expires(ches) == ahead(120)
    renew(signed_in, ches)
    assert RenewalCycle.objects.get().submitted_on
