"""What the address of a list in the administration may ask, and what it may not."""

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from skills.models import Skill

pytestmark = pytest.mark.django_db
REGISTERED = sorted(admin.site._registry, key=lambda model: model._meta.label)


def page(model, what="changelist"):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{what}")


@pytest.fixture
def staff(django_user_model):
    user = django_user_model.objects.create_superuser("staff@example.com", "a long password")
    browser = Client(raise_request_exception=False)
    browser.force_login(user)
    return browser


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model._meta.label)
def test_no_list_is_asked_what_stands_beside_none(staff, model):
    for field in model._meta.get_fields():
        for asked in (
            f"{field.name}__range=1",
            f"{field.name}__regex=(",
            f"{field.name}__gte=x",
            f"{field.name}__exact={'9' * 19}",
        ):
            assert staff.get(f"{page(model)}?{asked}").status_code in (200, 302, 400), asked
        assert staff.get(f"{page(model)}?{field.name}__startswith=a").status_code == 400, field


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model._meta.label)
def test_every_filter_beside_a_list_works(staff, model):
    filters = staff.get(page(model)).context["cl"].filter_specs
    for choice in [choice for each in filters for choice in each.choices(staff.get(page(model)).context["cl"])]:
        assert staff.get(page(model) + choice["query_string"]).status_code == 200


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model._meta.label)
def test_a_question_about_nothing_is_an_error_of_theirs(staff, model):
    for asked in ("__exact", "nonsense__exact", "nonsense", "state__exact__exact"):
        assert staff.get(page(model), {asked: "1"}).status_code == 400, asked


def test_a_list_is_not_asked_whose_record_points_at_a_row(staff, alice):
    from_skill = reverse("admin:skills_skill_changelist")
    assert staff.get(from_skill, {"ratings__exact": 1}).status_code == 400


@pytest.mark.parametrize("asked", ["created_at=x", "state__exact=%00", "e=1&o=x.-9", "nonsense=1", "all=&p=-1"])
def test_a_table_is_not_taken_out_by_a_nonsense_address(staff, asked):
    assert staff.get(f"{reverse('admin:skills_skill_export')}?{asked}").status_code in (200, 302, 400)


@pytest.mark.parametrize("selected", ["x", "²", "9" * 30, "\x00"])
def test_what_no_row_has_for_a_key_is_asked_for_again_and_nothing_changes(staff, selected):
    skill = Skill.objects.create(slug="empathy", name="Empathy", state="draft")
    sent = {"action": "publish", "index": "0", "_selected_action": [skill.pk, selected]}
    answer = staff.post(reverse("admin:skills_skill_changelist"), sent, follow=True)
    assert answer.status_code == 200 and "Select rows of the list" in answer.text
    skill.refresh_from_db()
    assert skill.state == "draft"


@pytest.mark.parametrize("slug", ["Not a slug", "http://[::1", "٣", ""])
def test_a_refused_slug_is_said_at_its_field(staff, slug):
    row = Skill.objects.create(slug="empathy", name="Empathy")
    sent = {"name": "Empathy", "slug": slug, "kind": "soft", "state": "draft"}
    answer = staff.post(reverse("admin:skills_skill_change", args=[row.pk]), sent)
    assert answer.status_code == 200 and answer.context["adminform"].form.errors["slug"]


def test_a_key_larger_than_any_is_no_choice_in_a_form(staff, alice):
    sent = {"is_active": "on", "groups": ["9" * 20]}
    answer = staff.post(reverse("admin:accounts_user_change", args=[alice.pk]), sent)
    assert answer.status_code == 200 and answer.context["adminform"].form.errors["groups"]


def test_of_many_rows_all_are_published_or_none(staff, monkeypatch):
    for slug in ("empathy", "fairness"):
        Skill.objects.create(slug=slug, name=slug, state="draft")
    monkeypatch.setattr(admin.site.get_model_admin(Skill), "log_change", fails_at_the_second())
    sent = {"action": "publish", "index": "0", "select_across": "1", "_selected_action": ["1"]}
    assert staff.post(page(Skill), sent).status_code == 500
    assert not Skill.objects.filter(state="published").exists()


def fails_at_the_second():
    answers = iter([None])
    return lambda *args: next(answers)
