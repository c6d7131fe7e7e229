"""Hours that somebody signed off are changed or removed only by who knows that this voids it."""

import pytest
from django.urls import reverse

from experience.models import Shift
from network.models import Organisation
from tests.calendar import on_that_day
from tests.experience.asking import SHIFTS, said
from tests.experience.make import shift, sign_off

pytestmark = [pytest.mark.django_db, on_that_day]


def edit(client, shift, **fields):
    form = {
        "experience": shift.experience_id,
        "day": shift.day,
        "minutes": "4",
        "state": "done",
        "version": shift.version,
        **fields,
    }
    return client.post(shift.edit_url, form)


def test_editing_signed_hours_says_first_that_it_voids_them(signed_in, ward):
    signed = shift(ward)
    sign_off(signed, decision="signed")
    page = edit(signed_in, signed, minutes="8")
    assert "Your change voids that" in page.text and said(signed_in)[0][0] == "Signed off"
    edit(signed_in, signed, minutes="8", voids=page.context["form"]["voids"].value())
    assert said(signed_in)[0][0] == "Void"


def test_what_nobody_signed_for_is_edited_without_a_word(signed_in, ward):
    signed = shift(ward)
    sign_off(signed, decision="signed")
    assert edit(signed_in, signed).status_code == 302 and said(signed_in)[0][0] == "Signed off"


def test_another_place_for_signed_hours_says_first_that_it_voids_them(signed_in, ward):
    sign_off(shift(ward), decision="signed")
    fields = {"organisation": "Mercy", "kind": "volunteer", "setting": "hospital", "version": 1}
    page = signed_in.post(ward.edit_url, fields)
    assert "1 shift is signed off as it was" in page.text
    signed_in.post(ward.edit_url, {**fields, "voids": "on"})
    assert said(signed_in)[0][0] == "Void"


def rename(client, own, **fields):
    return client.post(own.edit_url, {"name": "Mercy", "kind": "employer", "version": own.version, **fields})


@pytest.fixture
def own_place(alice, ward):
    ward.organisation = Organisation.objects.create(owner=alice, name="Merci")
    ward.save()
    sign_off(shift(ward), decision="signed")
    return ward.organisation


def test_another_name_of_ones_own_organization_says_first_what_it_voids(signed_in, own_place):
    page = rename(signed_in, own_place)
    assert "1 shift is signed off as it was" in page.text and 'value="Mercy"' in page.text and said(signed_in)[0][0] == "Signed off"
    rename(signed_in, own_place, voids="on")
    assert said(signed_in)[0][0] == "Void"


def test_another_name_of_an_organization_nobody_signed_for_is_saved_without_a_word(signed_in, alice):
    own = Organisation.objects.create(owner=alice, name="Merci")
    assert rename(signed_in, own).status_code == 302


@pytest.mark.parametrize("what", ["shift", "place", "selected"])
def test_removing_signed_hours_says_first_that_it_voids_them(signed_in, ward, what):
    signed = shift(ward)
    sign_off(signed, decision="signed")
    url, form = {
        "shift": (signed.remove_url, {}), "place": (ward.remove_url, {}),
        "selected": (f"{SHIFTS}selected/", {"do": "remove", "row": signed.pk}),
    }[what]  # fmt: skip
    assert "1 of these shifts is signed off" in signed_in.post(url, form).text and Shift.objects.exists()
    signed_in.post(url, {**form, "sure": "1"})
    assert not Shift.objects.exists()
    signed_in.post(reverse("restore", args=[(ward if what == "place" else signed).form_key]))
    assert said(signed_in)[0][0] == "Signed off"
