"""Topics, resources and readings with only what a test cares about."""

from tests.calendar import TODAY
from trends.models import ListEntry, Reading, Resource, ResourceList, Trend


def trend(name="Telehealth", **fields):
    return Trend.objects.create(name=name, slug=name.lower().replace(" ", "-"), **{"state": "published", **fields})


def resource(title="Nursing outlook", trends=(), **fields):
    given = {"url": "https://example.org/", "state": "published", **fields}
    made = Resource.objects.create(title=title, slug=title.lower().replace(" ", "-"), **given)
    made.trends.set(trends)
    return made


def resource_list(*resources, title="First reads", area="trends", **fields):
    given = {"slug": title.lower().replace(" ", "-"), "state": "published", **fields}
    made = ResourceList.objects.create(title=title, area=area, **given)
    for position, each in enumerate(resources):
        ListEntry.objects.create(resource_list=made, resource=each, position=position)
    return made


def read(owner, title="Staffing report", day=TODAY, **fields):
    return Reading.objects.create(owner=owner, title=title, state="read", day=day, **fields)


def saved(owner, title="Staffing report", **fields):
    return Reading.objects.create(owner=owner, title=title, state="saved", **fields)
