"""The form of a credit, as a browser sends it."""

from learning.models import Category
from tests.calendar import TODAY

ADD = "/learning/credits/add/"
AAMA = "American Association of Medical Assistants (AAMA)"


def form(title="Ethics at the bedside", **fields):
    return {"title": title, "kind": "credit", "day": str(TODAY), "amount": "2", "unit": "CPEU", **fields}


def ticked(page):
    return {Category.objects.get(pk=key).name for key in page.context["form"]["categories"].value() or []}


def told(page):
    return {str(each.credential): each for each in page.context["form"].verdicts}


def save(client, **fields):
    """As a browser does: what the page offers is sent back."""
    page = client.post(ADD, form(**fields))
    if page.status_code == 302:
        return page
    again = page.context["form"]
    return client.post(ADD, {**form(**fields), "categories": again["categories"].value(), "looked": "true"})
