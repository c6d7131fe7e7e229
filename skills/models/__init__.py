from skills.models.rating import Rating, RatingQuerySet, rated_after
from skills.models.reflection import Reflection
from skills.models.skill import Level, Skill
from skills.models.target import Target

__all__ = ["Level", "Rating", "RatingQuerySet", "Reflection", "Skill", "Target", "rated_after"]
