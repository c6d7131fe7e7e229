"""Goals and milestones with only what a test cares about."""

from goals.models import Goal, Milestone


def goal(owner, title="Become a registered nurse", **fields):
    return Goal.objects.create(owner=owner, title=title, **fields)


def milestone(goal, title="Send the application", **fields):
    return Milestone.objects.create(owner=goal.owner, goal=goal, title=title, **fields)
