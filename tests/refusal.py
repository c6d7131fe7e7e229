"""A refusal as a person meets it: the sentence at its field, what they typed still there, nothing stored."""

from django.utils.html import escape

from tests.kinds import written_models


def refused(client, url, form, field):
    """The sentence at `field`, the only thing wrong with the form."""
    before = stored()
    response = client.post(url, form)
    assert response.status_code == 200 and stored() == before
    found = response.context["form"].errors
    assert list(found) == [field] and len(found[field]) == 1, found
    assert f">{escape(found[field][0])}</a></li>" in response.text and 'aria-invalid="true"' in response.text
    assert_kept(response.text, form)
    return found[field][0]


def stored():
    return [list(model.everything.order_by("pk").values()) for model in written_models()]


def assert_kept(page, form):
    for name, value in form.items():
        typed = escape(value)
        kept = [f'name="{name}" value="{typed}"', f'value="{typed}" selected', f"{typed}</textarea>"]
        # A ticked box and an empty one have no text to keep.
        assert value in ("", "on") or any(each in page for each in kept), name
