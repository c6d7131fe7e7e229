"""Goals, milestones and pathways with only what a test cares about."""

from careertrack.core.text import code_of
from goals.models import Goal, Milestone, Occupation, Pathway, PathwayStep


def goal(owner, title="Become a registered nurse", **fields):
    return Goal.objects.create(owner=owner, title=title, **fields)


def milestone(goal, title="Send the application", **fields):
    return Milestone.objects.create(owner=goal.owner, goal=goal, title=title, **fields)


def role(name, **fields):
    return Occupation.objects.create(slug=code_of(name), name=name, state="published", **fields)


def pathway(name="Aide to nurse", **fields):
    return Pathway.objects.create(slug=code_of(name), name=name, **{"state": "published", **fields})


def step(pathway, name, kind="course", proved_by=(), **fields):
    """The next of its pathway, published and with a source."""
    place = pathway.steps.count() + 1
    source = {"state": "published", "source": f"https://example.org/{pathway.slug}/{place}", "source_date": "2026-03-01"}
    made = PathwayStep.objects.create(
        slug=f"{pathway.slug}-{place}", pathway=pathway, position=place, name=name, kind=kind, **{**source, **fields}
    )
    made.proved_by.set(proved_by)
    return made
