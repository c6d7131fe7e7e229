from skills.models.rating import Rating, RatingQuerySet, rated_after
from skills.models.skill import Level, Skill

__all__ = ["Level", "Rating", "RatingQuerySet", "Skill", "rated_after"]
