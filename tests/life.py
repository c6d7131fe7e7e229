"""One person's records of every kind, as many as asked for, made quickly: what pages are counted against."""

import uuid
from datetime import timedelta

from django.utils import timezone

from careertrack.evidence.models import File
from experience.models import Experience, Shift, SignOff
from goals.models import CheckIn, Direction, Goal, Milestone, Occupation, Pathway, PathwayStep
from learning.models import Allowance, Category, Course, Credential, CredentialType, Credit, Reimbursement
from network.models import INTERVALS, Contact, Event, Interaction, Membership, Mentorship, Organisation, Position, Tag
from skills.models import Rating, Reflection, Skill, Target
from tests.calendar import TODAY, ago, ahead
from tests.named import credential_type, organisation
from trends.models import FollowedTrend, ListEntry, Reading, Resource, ResourceList, Rhythm, Trend


def live(owner, size):
    """`size` live records of every kind; the first of each kind is linked to all that can point at it."""
    goals_of(owner, size)
    contacts = network_of(owner, size)
    skills = skills_of(owner, size)
    experience_of(owner, size, contacts[0], skills)
    learning_of(owner, size)
    trends_of(owner, size)


def goals_of(owner, size):
    asked = [{}, {"measure": "experience.hours", "amount": 600}, {"measure": "learning.courses", "amount": 2, "per": "month"}]
    goals = Goal.objects.bulk_create(Goal(owner=owner, title=f"Goal {n}", target_day=ahead(n), **asked[n % 3]) for n in range(size))
    Milestone.objects.bulk_create(
        Milestone(owner=owner, goal=goals[0], title=f"Step {n}", due=ago(n - 5), done_on=ago(n) if n % 3 == 0 else None)
        for n in range(size)
    )
    CheckIn.objects.bulk_create(CheckIn(owner=owner, goal=goals[0], day=ago(n), line=f"Well {n}") for n in range(size))
    roles = [Occupation(owner=owner, name=f"Role {n}", slug=f"o{owner.pk}-{n}") for n in range(size)]
    roles = Occupation.objects.bulk_create(roles)
    paths = [Pathway(owner=owner, name=f"Path {n}", slug=f"p{owner.pk}-{n}", occupation=roles[0]) for n in range(size)]
    paths = Pathway.objects.bulk_create(paths)
    PathwayStep.objects.bulk_create(
        PathwayStep(owner=owner, pathway=paths[0], name=f"Step {n}", slug=f"q{owner.pk}-{n}") for n in range(size)
    )
    Direction.objects.create(owner=owner, current=roles[0], target=roles[1], pathway=paths[0])


def network_of(owner, size):
    mentor = Contact.objects.create(owner=owner, name="Mentor", keep_in_touch=30)
    rest = Contact.objects.bulk_create(
        Contact(owner=owner, name=f"Contact {n}", introduced_by=mentor, keep_in_touch=INTERVALS[n % 5][0]) for n in range(size - 1)
    )
    Mentorship.objects.bulk_create(Mentorship(owner=owner, contact=mentor, start=ago(n)) for n in range(size))
    Interaction.objects.bulk_create(
        Interaction(owner=owner, contact=mentor, day=ago(n), follow_up="Call", follow_up_on=ahead(3 - n)) for n in range(size)
    )
    tags = Tag.objects.bulk_create(Tag(owner=owner, name=f"Tag {n}") for n in range(size))
    mentor.tags.set(tags)
    places = Organisation.objects.bulk_create(
        Organisation(owner=owner, name=f"Society {n}", slug=f"g{owner.pk}-{n}") for n in range(size)
    )
    Contact.objects.for_user(owner).update(organisation=places[0])
    events = Event.objects.bulk_create(
        Event(owner=owner, title=f"Event {n}", day=ago(n - 5), organisation=places[0]) for n in range(size)
    )
    events[0].people.set([mentor, *rest])
    mentor.events.set(events)
    Membership.objects.bulk_create(
        Membership(owner=owner, organisation=places[0], renews_on=ahead(n), fee=40, currency="USD") for n in range(size)
    )
    Position.objects.bulk_create(Position(owner=owner, contact=mentor, organisation=places[0]) for n in range(size))
    return [mentor, *rest]


def skills_of(owner, size):
    """Skills of the person's own, so that two people may have different numbers of them."""
    skills = Skill.objects.bulk_create(Skill(owner=owner, name=f"Skill {n}", slug=f"s{owner.pk}-{n}") for n in range(size))
    Rating.objects.bulk_create(Rating(owner=owner, skill=skills[0], level=2, day=ago(n)) for n in range(size))
    Rating.objects.bulk_create(Rating(owner=owner, skill=skill, level=3, day=ago(100)) for skill in skills[1:])
    Target.objects.bulk_create(Target(owner=owner, skill=skill, level=4) for skill in skills)
    written = Reflection.objects.bulk_create(Reflection(owner=owner, title=f"Day {n}", day=ago(n)) for n in range(size))
    for each in written[:3]:
        each.skills.set(skills)
    skills[0].reflections.set(written)
    return skills


def experience_of(owner, size, supervisor, skills):
    places = Experience.objects.bulk_create(
        Experience(owner=owner, organisation=organisation(owner, f"Place {n}"), supervisor=supervisor, agreed_minutes=6000)
        for n in range(size)
    )
    shifts = Shift.objects.bulk_create(
        Shift(owner=owner, experience=places[0], day=ago(n - 5), minutes=240, state="planned" if n % 3 else "done")
        for n in range(size)
    )
    for n in range(size):
        asked = SignOff.objects.create(owner=owner, contact=supervisor, to_name="Mentor", decision="" if n % 2 else "signed")
        asked.put_in(Shift.objects.for_user(owner).done()[:size])
    through = Shift.skills.through
    through.objects.bulk_create(through(shift=shift, skill=skills[0]) for shift in shifts)
    through.objects.bulk_create(through(shift=shifts[0], skill=skill) for skill in skills[1:])


def learning_of(owner, size):
    Course.objects.bulk_create(
        Course(owner=owner, title=f"Course {n}", status="completed", finish=ago(n), minutes=90) for n in range(size)
    )
    types = [CredentialType(owner=owner, name=f"Card {n}", slug=f"c{owner.pk}-{n}") for n in range(size)]
    types = CredentialType.objects.bulk_create(types)
    cards = Credential.objects.bulk_create(Credential(owner=owner, type=types[n], expires=ahead(n - 5)) for n in range(size))
    Credential.objects.bulk_create(Credential(owner=owner, type=types[0], state="given-up") for n in range(size))
    categories = Category.objects.bulk_create(
        Category(owner=owner, credential_type=types[0], name=f"Topic {n}", slug=f"k{owner.pk}-{n}") for n in range(size)
    )
    taken = Course.objects.for_user(owner).order_by("pk").first()
    credits = Credit.objects.bulk_create(
        Credit(owner=owner, title=f"Hour {n}", day=ago(n), amount=1, course=taken) for n in range(size)
    )
    credits[0].categories.set(categories)
    credits[0].not_for.set(cards)
    for record in (taken, cards[0], credits[0]):
        record.files.set(files_of(owner, size))
    Reimbursement.objects.bulk_create(Reimbursement(owner=owner, course=taken, requested=40 + n) for n in range(size))
    Allowance.objects.bulk_create(Allowance(owner=owner, year=1960 + n, amount=500) for n in range(size))


def files_of(owner, size):
    """The same ones each time: rows alone, for what does not look into a file."""
    if not File.objects.for_user(owner).exists():
        File.objects.bulk_create(
            File(
                owner=owner, title=f"Paper {n}", name=f"{n}.pdf", kind="pdf" if n % 2 else "png", size=900, sha256=f"{n:064}",
                stored=f"evidence/{owner.pk}/{n}",
            )
            for n in range(size)
        )  # fmt: skip
    return File.objects.for_user(owner)


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
    FollowedTrend.objects.bulk_create(FollowedTrend(owner=owner, trend=trend) for trend in trends)
    Rhythm.objects.create(owner=owner, readings=8)
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
    place = Experience.objects.create(owner=owner, organisation=organisation(owner, "Kept"))
    skill = Skill.objects.create(owner=owner, name="Kept", slug=f"kept-{owner.pk}")
    for n in range(size):
        for model, fields in {
            Goal: {"title": "Gone"}, Milestone: {"title": "Gone", "goal": goal},
            Course: {"title": "Gone"}, Credential: {"type": credential_type(owner, "Gone")},
            Experience: {"organisation": organisation(owner, "Gone")}, Shift: {"experience": place, "day": TODAY, "minutes": 60},
            Contact: {"name": "Gone"}, Interaction: {"contact": contact, "day": TODAY}, Mentorship: {"contact": contact},
            Rating: {"skill": skill, "day": ago(n), "level": 1}, Reading: {"title": "Gone"},
        }.items():  # fmt: skip
            yield removed(model, owner, n, fields)


def removed(model, owner, n, fields):
    key = uuid.uuid4()
    when = timezone.now() - timedelta(minutes=n)
    return model(owner=owner, form_key=key, removal=key, removed_at=when, **fields)
