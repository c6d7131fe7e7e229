"""What can be done with one kind of record can be done with every kind: found, narrowed, linked, exported, removed, restored."""

import pytest
from django.urls import reverse

from careertrack.core.links import links_of
from tests.canary import one_of_each
from tests.kinds import listed_models

pytestmark = pytest.mark.django_db
every_kind = pytest.mark.parametrize("model", listed_models(), ids=lambda model: model.__name__)
WORD = "Énergie"


@pytest.fixture
def mine(alice, model):
    return one_of_each(alice, WORD)[model]


@every_kind
def test_it_is_found_by_a_word_without_its_accent(signed_in, mine):
    found = signed_in.get(reverse("search"), {"q": "energie"}).context["found"]
    assert mine in [row for each in found for row in each.rows]


@every_kind
def test_its_list_is_narrowed_by_a_word_and_says_how_to_clear_it(signed_in, mine, model):
    url = reverse(model.route("list"))
    assert mine in signed_in.get(url, {"q": "energie"}).context["object_list"]
    assert "Clear filters" in signed_in.get(url, {"q": "nothing like it"}).text


@every_kind
def test_its_list_is_a_file(signed_in, mine, model):
    answer = signed_in.get(reverse(model.route("export")), {"q": "energie"})
    assert answer["Content-Type"].startswith("text/csv") and answer.content.decode("utf-8-sig").count("\n") >= 2


@every_kind
def test_it_is_removed_and_restored(signed_in, mine, model, alice):
    signed_in.post(mine.remove_url)
    assert not model.objects.for_user(alice).filter(pk=mine.pk).exists()
    signed_in.post(reverse("restore", args=[mine.form_key]))
    assert model.objects.for_user(alice).filter(pk=mine.pk).exists()


@every_kind
def test_it_is_a_start_for_the_next(signed_in, mine, model):
    assert signed_in.get(f"{mine.get_absolute_url()}duplicate/").status_code == 200


@every_kind
def test_each_of_its_links_can_be_changed_on_a_page(signed_in, mine, model):
    for link in [each for each in links_of(model) if each.optional]:
        assert signed_in.get(f"{mine.get_absolute_url()}links/", {"to": link.name}).status_code == 200
