"""Curators see rule sets, edit them as text, try them, and publish what proves itself."""

import pytest
from django.urls import reverse

from careertrack.core.curators import write_group
from learning.models import RuleSet
from tests.learning.packs.make import PACK, pack
from tests.learning.packs.test_rule_sets import rule_set

pytestmark = pytest.mark.django_db
LIST, ADD = "admin:learning_ruleset_changelist", "admin:learning_ruleset_add"


@pytest.fixture
def curating(client, django_user_model):
    user = django_user_model.objects.create_user("curator@example.com", "a long password", is_staff=True)
    user.groups.add(write_group())
    client.force_login(user)
    return client


def sent(client, row, text, state="draft"):
    url = reverse("admin:learning_ruleset_change", args=[row.pk]) if row else reverse(ADD)
    return client.post(url, {"text": text, "state": state}, follow=True).text


def acted(client, action, *rows):
    return client.post(reverse(LIST), {"action": action, "_selected_action": [row.pk for row in rows]}, follow=True).text


def test_every_page_of_a_rule_set_opens(curating):
    row = rule_set()
    for url in (
        reverse(LIST),
        reverse(ADD),
        *(reverse(f"admin:learning_ruleset_{name}", args=[row.pk]) for name in ("change", "history")),
    ):
        assert curating.get(url).status_code == 200


def test_a_pack_is_added_as_text_and_tried_at_once(curating):
    assert "Made up, version 1: 1 example, as expected." in sent(curating, None, PACK.replace("\n", "\r\n"))
    row = RuleSet.objects.get()
    assert (row.slug, row.state, row.text) == ("made-up-v1", "draft", PACK.strip())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (pack(l9="cycel: {}"), "Not a rule pack: line 9: unknown key &#x27;cycel&#x27; in the pack"),
        ("code: [", "Not a rule pack: line 1: not YAML"),
        ("x" * 200_001, "at most 200000 characters"),
    ],
)
def test_what_is_no_pack_is_refused_beside_the_text(curating, text, words):
    assert words in sent(curating, None, text) and not RuleSet.objects.exists()


def test_a_pack_that_is_there_already_is_refused(curating):
    rule_set()
    assert "This version of made-up is there already." in sent(curating, None, PACK)
    assert RuleSet.objects.count() == 1


def test_a_figure_is_edited(curating):
    row = rule_set()
    sent(curating, row, pack(l3="name: Ours"), "published")
    row.refresh_from_db()
    assert row.name == "Ours"


def test_trying_runs_the_examples_and_says_what_differs(curating):
    right, wrong = rule_set(), rule_set(pack(l2="version: 2", l22=None), state="draft")
    page = acted(curating, "try_it", right, wrong)
    assert "Made up, version 1: 1 example, as expected." in page
    assert "of 1 example, 1 with another answer. Everything: complete is no" in page


def test_what_does_not_prove_itself_is_not_published(curating):
    right, wrong = rule_set(state="draft"), rule_set(pack(l2="version: 2", l22=None), state="draft")
    page = acted(curating, "publish", right, wrong)
    assert "Published 1 row." in page and "with another answer" in page
    assert [row.state for row in RuleSet.objects.order_by("edition")] == ["published", "draft"]


def test_a_rule_set_cannot_be_deleted(curating):
    row = rule_set()
    assert curating.post(reverse("admin:learning_ruleset_delete", args=[row.pk]), {"post": "yes"}).status_code == 403
