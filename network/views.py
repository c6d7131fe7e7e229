from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from careertrack.core import clock
from careertrack.core.lists import RecordList
from careertrack.core.views import RecordDetail, safe_next
from network.models import Interaction


class ContactList(RecordList):
    """Each with the day of the last contact."""

    template_name = "network/contact_list.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().with_last_contact()


class ContactDetail(RecordDetail):
    template_name = "network/contact.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("introduced_by").with_last_contact()

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        waiting = Interaction.objects.for_user(self.request.user).to_follow_up().filter(contact=self.object).with_names()
        return super().get_context_data(follow_ups=list(waiting[:10]), **context)


@require_POST
def followed_up(request: HttpRequest, pk: int) -> HttpResponse:
    interaction = get_object_or_404(Interaction.objects.for_user(request.user).with_names(), pk=pk)
    interaction.mark_followed_up(clock.today())
    messages.success(request, _("Followed up: %s.") % (interaction.follow_up or interaction.contact))
    return redirect(safe_next(request, interaction.contact.get_absolute_url()))
