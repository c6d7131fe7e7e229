"""One person's records of every kind, as many as asked for, made quickly: what pages are counted against."""

import uuid
from datetime import timedelta

from django.utils import timezone

from experience.models import Experience, Shift
from goals.models import Goal, Milestone
from learning.models import Course, Credential
from network.models import INTERVALS, Contact, Interaction, Mentorship
from skills.models import Rating, Skill
from tests.calendar import TODAY, ago, ahead
from trends.models import ListEntry, Reading, Resource, ResourceList, Trend


def live(owner, size):
    """`size` live records of every kind; the first of each kind is linked to all that can point at it."""
    goals_of(owner, size)
    contacts = network_of(owner, size)
    skills = skills_of(owner, size)
    experience_of(owner, size, contacts[0], skills)
    learning_of(owner, size)
    trends_of(owner, size)


def goals_of(owner, size):
    goals = Goal.objects.bulk_create(Goal(owner=owner, title=f"Goal {n}", target_day=ahead(n)) for n in range(size))
    Milestone.objects.bulk_create(
        Milestone(owner=owner, goal=goals[0], title=f"Step {n}", due=ago(n - 5), done_on=ago(n) if n % 3 == 0 else None)
        for n in range(size)
    )


def network_of(owner, size):
    mentor = Contact.objects.create(owner=owner, name="Mentor", keep_in_touch=30)
    rest = Contact.objects.bulk_create(
        Contact(owner=owner, name=f"Contact {n}", introduced_by=mentor, keep_in_touch=INTERVALS[n % 5][0]) for n in range(size - 1)
    )
    Mentorship.objects.bulk_create(Mentorship(owner=owner, contact=mentor, start=ago(n)) for n in range(size))
    Interaction.objects.bulk_create(
        Interaction(owner=owner, contact=mentor, day=ago(n), follow_up="Call", follow_up_on=ahead(3 - n)) for n in range(size)
    )
    return [mentor, *rest]


def skills_of(owner, size):
    """Skills of the person's own, so that two people may have different numbers of them."""
    skills = Skill.objects.bulk_create(Skill(owner=owner, name=f"Skill {n}", slug=f"s{owner.pk}-{n}") for n in range(size))
    Rating.objects.bulk_create(Rating(owner=owner, skill=skills[0], level=2, day=ago(n)) for n in range(size))
    Rating.objects.bulk_create(Rating(owner=owner, skill=skill, level=3, day=ago(100)) for skill in skills[1:])
    return skills


def experience_of(owner, size, supervisor, skills):
    places = Experience.objects.bulk_create(
        Experience(owner=owner, organisation=f"Place {n}", supervisor=supervisor, agreed_minutes=6000) for n in range(size)
    )
    shifts = Shift.objects.bulk_create(
        Shift(owner=owner, experience=places[0], day=ago(n - 5), minutes=240, state="planned" if n % 3 else "done")
        for n in range(size)
    )
    through = Shift.skills.through
    through.objects.bulk_create(through(shift=shift, skill=skills[0]) for shift in shifts)
    through.objects.bulk_create(through(shift=shifts[0], skill=skill) for skill in skills[1:])


def learning_of(owner, size):
    Course.objects.bulk_create(
        Course(owner=owner, title=f"Course {n}", status="completed", finish=ago(n), minutes=90) for n in range(size)
    )
    Credential.objects.bulk_create(Credential(owner=owner, name=f"Card {n}", expires=ahead(n - 5)) for n in range(size))


def trends_of(owner, size):
    own = {"owner": owner, "state": "published"}
    trends = Trend.objects.bulk_create(Trend(**own, name=f"Topic {n}", slug=f"t{owner.pk}-{n}") for n in range(size))
    resources = Resource.objects.bulk_create(
        Resource(**own, title=f"Page {n}", slug=f"r{owner.pk}-{n}", url="https://example.org/") for n in range(size)
    )
    through = Resource.trends.through
    through.objects.bulk_create(through(resource=each, trend=trends[0]) for each in resources)
    through.objects.bulk_create(through(resource=resources[0], trend=each) for each in trends[1:])
    for area in ("goals", "learning", "experience", "skills", "network", "trends"):
        lists_of(owner, size, area, resources)
    Reading.objects.bulk_create(
        Reading(owner=owner, resource=resources[0], state="read" if n % 2 else "saved", day=ago(n) if n % 2 else None)
        for n in range(size)
    )


def lists_of(owner, size, area, resources):
    lists = ResourceList.objects.bulk_create(
        ResourceList(owner=owner, state="published", area=area, title=f"List {n}", slug=f"l{owner.pk}-{area}-{n}")
        for n in range(max(size // 6, 1))
    )
    ListEntry.objects.bulk_create(ListEntry(resource_list=lists[0], resource=each) for each in resources)


def binned(owner, size):
    """`size` removals of every kind, each of a record that something else went along with where that can be."""
    contact, goal = Contact.objects.create(owner=owner, name="Kept"), Goal.objects.create(owner=owner, title="Kept")
    place = Experience.objects.create(owner=owner, organisation="Kept")
    skill = Skill.objects.create(owner=owner, name="Kept", slug=f"kept-{owner.pk}")
    for n in range(size):
        for model, fields in {
            Goal: {"title": "Gone"}, Milestone: {"title": "Gone", "goal": goal},
            Course: {"title": "Gone"}, Credential: {"name": "Gone"},
            Experience: {"organisation": "Gone"}, Shift: {"experience": place, "day": TODAY, "minutes": 60},
            Contact: {"name": "Gone"}, Interaction: {"contact": contact, "day": TODAY}, Mentorship: {"contact": contact},
            Rating: {"skill": skill, "day": ago(n), "level": 1}, Reading: {"title": "Gone"},
        }.items():  # fmt: skip
            yield removed(model, owner, n, fields)


def removed(model, owner, n, fields):
    key = uuid.uuid4()
    when = timezone.now() - timedelta(minutes=n)
    return model(owner=owner, form_key=key, removal=key, removed_at=when, **fields)
