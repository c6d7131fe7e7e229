"""What somebody without an account sees and does behind the link."""

import pytest
from django.urls import reverse

from experience.models import Shift, SignOff
from experience.models.entry import Entry, digest_of
from tests.calendar import NOON, TODAY, ago, on_that_day
from tests.experience.answered import answer, path, state
from tests.experience.make import shift, sign_off

pytestmark = [pytest.mark.django_db, on_that_day]


def test_the_page_shows_these_entries_and_nothing_else_of_the_person(visitor, asked):
    page = visitor.get(path(asked)).text
    assert all(each in page for each in ("Alice Ng", "Maple Court", "Breakfast round", "2 entries, 5.5 hours", "Ruth Lee"))
    assert not [each for each in ("Private", "secret", "Nothing to do", "alice@example.com", "ruth@example.com") if each in page]


def test_an_entry_holds_only_what_may_be_shared():
    own = {"id", "sign_off", "shift"}
    said = {"place": "experience", "organisation": "experience"}
    assert {said.get(field.name, field.name) for field in Entry._meta.get_fields() if field.name not in own} == set(
        Shift.shared_fields
    )


def test_what_should_change_is_not_called_optional(visitor, asked):
    page = visitor.get(path(asked)).text
    assert "What should change" in page and "(optional)" not in page


def test_opening_it_any_number_of_times_changes_nothing(visitor, asked):
    asked.owner.refresh_from_db()
    before = SignOff.objects.values().get(), list(Entry.objects.values()), asked.owner.records_version
    for _ in range(2):
        assert visitor.get(path(asked)).status_code == visitor.head(path(asked)).status_code == 200
    asked.owner.refresh_from_db()
    assert (SignOff.objects.values().get(), list(Entry.objects.values()), asked.owner.records_version) == before


def test_it_is_kept_in_no_cache(visitor, asked):
    for response in (visitor.get(path(asked)), visitor.get(path(asked).replace("confirm/", "confirm/x")), visitor.get("/verify/")):
        assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(("decision", "words"), [("signed", "You confirmed 2 entries"), ("declined", "cannot confirm these hours")])
def test_one_press_decides(visitor, asked, decision, words):
    assert words in answer(visitor, asked, decision).text
    assert state(asked) == decision and asked.decided_on == TODAY


def test_a_change_is_asked_in_words(visitor, asked):
    answer(visitor, asked, "change", comment="Six hours on Monday")
    assert (state(asked), asked.comment) == ("change", "Six hours on Monday")


def test_a_change_without_words_is_asked_for_them(visitor, asked):
    page = answer(visitor, asked, "change")
    assert "Say what should change" in page.text and state(asked) == "waiting"


def test_nonsense_decides_nothing_and_keeps_what_was_typed(visitor, asked):
    page = answer(visitor, asked, "perhaps", comment="Six hours")
    assert page.status_code == 200 and "Six hours" in page.text and state(asked) == "waiting"


def test_it_is_decided_once(visitor, asked):
    answer(visitor, asked)
    assert answer(visitor, asked, "declined").status_code == 200 and state(asked) == "signed"


@pytest.mark.parametrize(
    ("decision", "said"), [("signed", "were confirmed"), ("change", "change was"), ("declined", "not confirmed")]
)
def test_an_answered_link_says_the_answer_and_nothing_of_the_person(visitor, asked, decision, said):
    answer(visitor, asked, decision, comment="Six hours")
    page = visitor.get(path(asked)).text
    assert all(each in page for each in (said, "Ruth Lee", "2 entries, 5.5 hours")) and "<button" not in page
    assert not [each for each in ("Alice", "Maple Court", "Breakfast", "Six hours") if each in page]


@pytest.mark.parametrize("over", [{"expires_at": NOON}, {"withdrawn_at": NOON}])
def test_an_answered_link_says_nothing_once_its_time_is_over(visitor, asked, over):
    answer(visitor, asked)
    SignOff.objects.filter(pk=asked.pk).update(**over)
    assert visitor.get(path(asked)).status_code == 404


def test_two_who_answer_at_the_same_time_are_one_decision(asked):
    other = SignOff.objects.get()
    assert asked.decide("signed", "", asked.digest) and not other.decide("declined", "", asked.digest)
    assert state(other) == "signed"


def test_what_changed_since_the_page_was_opened_is_looked_at_again(visitor, asked):
    seen = visitor.get(path(asked)).context["seen"]
    Shift.objects.filter(note="Breakfast round").update(minutes=600)
    page = visitor.post(path(asked), {"decision": "signed", "seen": seen})
    assert "changed since you opened the page" in page.text and "10 h" in page.text and state(asked) == "waiting"
    assert answer(visitor, asked).status_code == 200 and asked.entries.standing().count() == 2


def test_what_was_removed_is_not_shown_and_not_signed(visitor, asked):
    Shift.objects.filter(note="Breakfast round").update(removed_at=NOON)
    assert "Breakfast" not in visitor.get(path(asked)).text
    answer(visitor, asked)
    asked.refresh_from_db()
    assert (asked.number, asked.minutes) == (1, 90)


def test_where_all_was_removed_there_is_nothing_to_open(visitor, asked):
    Shift.objects.all().update(removed_at=NOON)
    assert visitor.get(path(asked)).status_code == 404


def test_300_shifts_are_one_page_by_month_and_one_decision(visitor, ward, django_assert_max_num_queries):
    many = sign_off(*[shift(ward, day=ago(n)) for n in range(300)])
    with django_assert_max_num_queries(8):
        page = visitor.get(path(many))
    sums = [each["minutes"] for each in page.context["blocks"]]
    assert len(sums) == 11 and sum(sums) == 300 * 240 and page.text.count("<details") == 13
    answer(visitor, many)
    assert many.entries.standing().count() == 300 and len(Shift.objects.for_user(ward.owner).signed_as("signed")) == 300


def spoilt(asked, how):
    """The address of a link that is no link any more, or never was."""
    token = asked.token
    if how == "withdrawn":
        asked.withdraw()
    elif how == "expired":
        SignOff.objects.filter(pk=asked.pk).update(expires_at=NOON)
    elif how == "paper":
        SignOff.objects.filter(pk=asked.pk).update(on_paper=True)
    else:
        token = {"guessed": "x" * 43, "cut short": token[:6], "altered": token[:-1] + ("A" if token[-1] != "A" else "B")}[how]
    return reverse("experience:hours-confirm", args=[token])


@pytest.mark.parametrize("how", ["guessed", "cut short", "altered", "expired", "withdrawn", "paper"])
def test_every_link_that_does_not_work_is_the_same_calm_page(visitor, asked, how):
    url = spoilt(asked, how)
    opened, sent = visitor.get(url), visitor.post(url, {"decision": "declined", "seen": digest_of(asked.shown_now())})
    nobody = visitor.get("/experience/confirm/" + "y" * 43 + "/")
    assert (opened.status_code, sent.status_code) == (404, 404) and opened.content == sent.content == nobody.content
    assert state(asked) != "declined"


def test_whoever_guesses_is_slowed_down(visitor, asked, settings):
    settings.RATE_LIMITS = {"guess": "3/10m/ip"}
    answers = [visitor.get("/experience/confirm/" + "x" * 43 + "/").status_code for _ in range(5)]
    assert answers == [404, 404, 404, 429, 429]


def test_whoever_has_a_link_is_not_slowed_down(visitor, asked, settings):
    settings.RATE_LIMITS = {"guess": "2/10m/ip"}
    for _ in range(3):
        visitor.get("/experience/confirm/" + "x" * 43 + "/")
    assert {visitor.get(path(asked)).status_code for _ in range(5)} == {200}
