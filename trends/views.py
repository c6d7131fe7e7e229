from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from careertrack.core import bin
from careertrack.core.lists import CuratedList
from careertrack.core.views import CuratedDetail, safe_next
from trends.models import FollowedTrend, ListEntry, Resource, Trend


class TrendList(CuratedList):
    template_name = "trends/trend_list.html"


class TrendDetail(CuratedDetail):
    template_name = "trends/trend.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        resources = Resource.objects.visible_to(self.request.user).filter(trends=self.object)
        followed = FollowedTrend.objects.for_user(self.request.user).filter(trend=self.object).exists()
        return super().get_context_data(resources=resources[:50], followed=followed, **context)


@require_POST
def follow(request: HttpRequest, slug: str) -> HttpResponse:
    """The button at a topic: follows it, and pressed again no more."""
    trend = get_object_or_404(Trend.objects.visible_to(request.user), slug=slug)
    if "unfollow" in request.POST:
        for record in FollowedTrend.objects.for_user(request.user).filter(trend=trend):
            bin.remove(record)
        messages.success(request, _("You no longer follow %s.") % trend)
    else:
        FollowedTrend.follow(request.user, trend)
        messages.success(request, _("You follow %s.") % trend)
    return redirect(safe_next(request, trend.get_absolute_url()))


class ResourceLibrary(CuratedList):
    template_name = "trends/resource_list.html"


class ResourceDetail(CuratedDetail):
    template_name = "trends/resource.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        topics = Trend.objects.visible_to(self.request.user).filter(resources=self.object)
        return super().get_context_data(topics=topics, **context)


class ResourceListList(CuratedList):
    template_name = "trends/resourcelist_list.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().with_sizes(self.request.user)


class ResourceListDetail(CuratedDetail):
    template_name = "trends/resourcelist.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        visible = Resource.objects.visible_to(self.request.user)
        entries = ListEntry.objects.filter(resource_list=self.object, resource__in=visible).select_related("resource")
        return super().get_context_data(resources=[entry.resource for entry in entries], **context)
