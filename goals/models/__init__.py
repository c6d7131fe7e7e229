from goals.models.catalogue import Focus, Occupation, Pathway, PathwayStep
from goals.models.direction import CheckIn, Direction
from goals.models.goal import Goal
from goals.models.milestone import Milestone, MilestoneQuerySet

__all__ = ["CheckIn", "Direction", "Focus", "Goal", "Milestone", "MilestoneQuerySet", "Occupation", "Pathway", "PathwayStep"]
