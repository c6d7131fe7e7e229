from trends.models.library import AREAS, ListEntry, Resource, ResourceList, Trend, known_areas
from trends.models.reading import Reading

__all__ = ["AREAS", "ListEntry", "Reading", "Resource", "ResourceList", "Trend", "known_areas"]
