from typing import Any

from careertrack.core.lists import CuratedList
from careertrack.core.views import CuratedDetail
from trends.models import ListEntry, Resource, ResourceList, Trend


class TrendList(CuratedList):
    model = Trend
    template_name = "trends/trend_list.html"


class TrendDetail(CuratedDetail):
    model = Trend
    template_name = "trends/trend.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        resources = Resource.objects.visible_to(self.request.user).filter(trends=self.object)
        return super().get_context_data(resources=resources[:50], **context)


class ResourceLibrary(CuratedList):
    model = Resource
    template_name = "trends/resource_list.html"


class ResourceDetail(CuratedDetail):
    model = Resource
    template_name = "trends/resource.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        topics = Trend.objects.visible_to(self.request.user).filter(resources=self.object)
        return super().get_context_data(topics=topics, **context)


class ResourceListList(CuratedList):
    model = ResourceList
    template_name = "trends/resourcelist_list.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().with_sizes(self.request.user)


class ResourceListDetail(CuratedDetail):
    model = ResourceList
    template_name = "trends/resourcelist.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        visible = Resource.objects.visible_to(self.request.user)
        entries = ListEntry.objects.filter(resource_list=self.object, resource__in=visible).select_related("resource")
        return super().get_context_data(resources=[entry.resource for entry in entries], **context)
