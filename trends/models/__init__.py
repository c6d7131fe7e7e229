from trends.models.following import FollowedTrend, Rhythm
from trends.models.library import AREAS, ListEntry, Resource, ResourceList, Trend, known_areas
from trends.models.reading import Reading

__all__ = ["AREAS", "FollowedTrend", "ListEntry", "Reading", "Resource", "ResourceList", "Rhythm", "Trend", "known_areas"]
