"""The pages that are held against each other, and their addresses for a person."""

from django.urls import NoReverseMatch, reverse

from careertrack.core.areas import area_classes
from careertrack.core.bin import record_models
from careertrack.core.models import Curated
from tests.kinds import listed_models

ACROSS = ["today", "timeline", "areas", "suggestions", "bin", "more", "experience:shift-log", "experience:report"]
SEARCHES = ["wound care", "e", "no such words"]


def addresses(user):
    """{what the page is: its address for this person}."""
    found = {name: reverse(name) for name in ACROSS}
    found |= {f"search {words}": reverse("search", query={"q": words}) for words in SEARCHES}
    for area in area_classes():
        found |= {area.slug: reverse(f"{area.slug}:index"), f"{area.slug} counts": reverse("counts", args=[area.slug])}
        found |= {route: reverse(route) for _title, route in area.shelves}
    for model in listed_models():
        found |= of_kind(model, user)
    for model in record_models():
        if issubclass(model, Curated) and (row := model.objects.for_user(user).order_by("pk").first()):
            found |= page_of(row)
    return found


def of_kind(model, user):
    """Its list in the ways it is asked for, and the page of the record that most others are linked to."""
    name, route, rows = model.__name__, reverse(model.route("list")), model.objects.for_user(user).order_by("pk")
    found = {
        f"{name} list": route,
        f"{name} list, words": f"{route}?q=e",
        f"{name} list, last full page": f"{route}?size=25&page={rows.count() // 25}",
        f"{name} page": rows.first().get_absolute_url(),
    }
    return found | ({f"{name} list, sorted": f"{route}?sort=-{model.columns[0]}"} if model.columns else {})


def page_of(row):
    try:
        return {f"{type(row).__name__} page": row.get_absolute_url()}
    except NoReverseMatch:
        return {}
