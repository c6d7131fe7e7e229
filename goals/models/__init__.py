from goals.models.goal import Goal, Milestone, MilestoneQuerySet

__all__ = ["Goal", "Milestone", "MilestoneQuerySet"]
