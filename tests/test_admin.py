"""Curation: what curators may do, and what they never see."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.urls import reverse

from careertrack.core.curators import write_group
from skills.models import Skill
from tests.canary import CANARY, one_of_each
from trends.models import ListEntry, Resource, ResourceList

pytestmark = pytest.mark.django_db


@pytest.fixture
def curating(client, django_user_model):
    user = django_user_model.objects.create_user("curator@example.com", "a long password", is_staff=True)
    user.groups.add(write_group())
    client.force_login(user)
    return client


@pytest.fixture
def curated(alice):
    """A row of each kind, with a person's records pointing at them and a skill of the person's own."""
    skill = Skill.objects.create(slug="empathy", name="Empathy", state="published")
    resource = Resource.objects.create(slug="guide", title="Guide", url="https://e.org")
    found = ResourceList.objects.create(slug="start", title="Start", area="skills")
    ListEntry.objects.create(resource_list=found, resource=resource)
    Skill.objects.create(slug="own", name=CANARY, owner=alice)
    one_of_each(alice)
    return {Skill: skill, Resource: resource, ResourceList: found}


def pages(rows):
    yield reverse("admin:index")
    for model, row in rows.items():
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        yield from (reverse(f"{name}_changelist"), reverse(f"{name}_add"))
        yield from (reverse(f"{name}_change", args=[row.pk]), reverse(f"{name}_history", args=[row.pk]))


def test_no_admin_page_shows_anything_of_a_person(curating, curated):
    for url in pages(curated):
        response = curating.get(url)
        assert response.status_code == 200 and CANARY not in response.text, url


def test_nothing_curated_can_be_deleted(curating, curated):
    for model, row in curated.items():
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}_delete"
        assert curating.post(reverse(name, args=[row.pk]), {"post": "yes"}).status_code == 403
        assert model.objects.filter(pk=row.pk).exists()


def test_a_persons_own_skill_does_not_exist_in_the_admin(curating, curated):
    own = Skill.objects.get(slug="own")
    assert curating.get(reverse("admin:skills_skill_change", args=[own.pk])).status_code == 302
    assert CANARY not in curating.get(reverse("admin:skills_skill_changelist"), {"q": "own"}).text


def test_publishing_puts_a_list_into_its_area(curating, curated, alice):
    url = reverse("admin:trends_resourcelist_changelist")
    for model, page in ((Resource, "trends_resource"), (ResourceList, "trends_resourcelist")):
        url = reverse(f"admin:{page}_changelist")
        curating.post(url, {"action": "publish", "_selected_action": [curated[model].pk]})
    curating.force_login(alice)
    assert "Start" in curating.get("/skills/").text


def test_a_published_list_says_what_people_do_not_see_in_it(curating, curated):
    found, entry = curated[ResourceList], ListEntry.objects.get()
    form = {"title": "Start", "slug": "start", "area": "skills", "state": "published", "summary": "", "source": "",
            "source_date": "", "checked_on": "", "entries-TOTAL_FORMS": 1, "entries-INITIAL_FORMS": 1,
            "entries-0-id": entry.pk, "entries-0-resource_list": found.pk, "entries-0-resource": entry.resource_id,
            "entries-0-position": 1, "entries-2-TOTAL_FORMS": 0, "entries-2-INITIAL_FORMS": 0}  # fmt: skip
    response = curating.post(reverse("admin:trends_resourcelist_change", args=[found.pk]), form, follow=True)
    assert "1 resource is not published" in response.text


@pytest.mark.parametrize("slug", ["Wound-care", "wound_care", "wound care", "wünd"])
def test_a_slug_that_is_not_plain_is_refused_in_one_sentence(curating, slug):
    form = {"name": "Wound care", "slug": slug, "kind": "soft", "state": "published"}
    page = curating.post(reverse("admin:skills_skill_add"), form)
    assert page.context["errors"] == [["Use only small letters, digits and hyphens, like wound-care."]]
    assert not Skill.objects.exists()


@pytest.mark.parametrize("slug", ["Wound_Care", "_", "Z" * 80])
def test_a_slug_from_before_has_its_page_and_takes_none_down(client, alice, slug):
    Skill.objects.create(slug=slug, name="Wound care", state="published")
    client.force_login(alice)
    assert f'href="/skills/all/{slug}/"' in client.get("/skills/all/").text
    assert "Wound care" in client.get(f"/skills/all/{slug}/").text


def test_the_group_is_written_again_and_again_and_mended():
    group = write_group()
    group.permissions.add(Permission.objects.get(codename="delete_user"))
    names = set(write_group().permissions.values_list("codename", flat=True))
    assert "delete_user" not in names and {"add_skill", "change_resourcelist", "view_trend", "delete_listentry"} <= names
    assert not {name for name in names if name.startswith("delete_")} - {"delete_listentry"}


def test_people_are_disabled_and_never_deleted(client, django_user_model, alice):
    root = django_user_model.objects.create_superuser("root@example.com", "a long password")
    client.force_login(root)
    assert client.post(reverse("admin:accounts_user_delete", args=[alice.pk]), {"post": "yes"}).status_code == 403
    assert client.get(reverse("admin:accounts_user_add")).status_code == 403
    assert not admin.site._registry[django_user_model].has_delete_permission(None)


def test_staff_without_the_right_cannot_make_themselves_a_superuser(client, django_user_model):
    user = django_user_model.objects.create_user("helper@example.com", "a long password", is_staff=True)
    user.user_permissions.add(*Permission.objects.filter(codename__in=["change_user", "view_user"]))
    client.force_login(user)
    client.post(reverse("admin:accounts_user_change", args=[user.pk]), {"is_active": "on", "is_superuser": "on", "is_staff": "on"})
    user.refresh_from_db()
    assert not user.is_superuser
