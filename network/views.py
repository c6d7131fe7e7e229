from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from careertrack.core import clock
from careertrack.core.answers import Suggestion
from careertrack.core.bin import several
from careertrack.core.lists import RecordList
from careertrack.core.selection import RecordSelected
from careertrack.core.views import RecordCreate, RecordDetail, safe_next
from network import namesakes
from network.area import Network
from network.forms import TaggingForm
from network.models import Interaction, Tag


class ContactList(RecordList):
    """Each with the day of the last contact."""

    template_name = "network/contact_list.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().with_last_contact()

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        context = super().get_context_data(tags=Tag.objects.for_user(self.request.user), **context)
        if not self.filter.chosen:
            context["columns"].append({"name": "last_contact", "label": _("Last contact"), "number": False})
        return context


class ContactCreate(RecordCreate):
    def saved(self, undo: str = "") -> HttpResponse:
        response = super().saved(undo)
        if said := namesakes.warning(self.request.user, self.object):
            messages.warning(self.request, said)
        return response


class ContactsSelected(RecordSelected):
    """Tagged and untagged too, all at once."""

    acts = (*RecordSelected.acts, "tag", "untag")

    def tag(self, contacts: Any) -> None:
        self.retag(contacts, add=True)

    def untag(self, contacts: Any) -> None:
        self.retag(contacts, add=False)

    def saved(self, tag: Tag) -> Tag:
        try:
            with transaction.atomic():
                tag.save()
        except IntegrityError:  # by the other of two that were sent together
            return Tag.objects.for_user(self.request.user).get(name__iexact=tag.name)
        return tag

    def retag(self, contacts: Any, *, add: bool) -> None:
        form = TaggingForm(self.request.POST, owner=self.request.user)
        if not form.is_valid():
            return messages.error(self.request, str(form.errors["tag"][0]))
        named, found = form.cleaned_data["tag"], list(contacts)
        if named._state.adding and not add:
            return messages.error(self.request, _("You have no tag “%s”.") % named)
        if named._state.adding:
            named = self.saved(named)
        named.put_on(found) if add else named.take_off(found)
        words = {"contacts": several(found), "tag": named}
        done = _("Tagged %(contacts)s “%(tag)s”.") if add else _("Took the tag “%(tag)s” off %(contacts)s.")
        return messages.success(self.request, done % words)


class ContactDetail(RecordDetail):
    template_name = "network/contact.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("introduced_by").with_last_contact()

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        context = super().get_context_data(follow_ups=self.follow_ups(), today=clock.today(), **context)
        history = next(group for group in context["linked"] if group.model is Interaction)
        return {**context, "history": history, "linked": [group for group in context["linked"] if group is not history]}

    def follow_ups(self) -> list[Suggestion]:
        """As Today says them; here the button itself does it."""
        area = Network(self.request.user, clock.today())
        waiting = area.follow_ups().filter(contact=self.object).with_names()[:10]
        return [area.follow_up(each, reverse("network:interaction-followed-up", args=[each.pk])) for each in waiting]


@require_POST
def followed_up(request: HttpRequest, pk: int) -> HttpResponse:
    interaction = get_object_or_404(Interaction.objects.for_user(request.user).with_names(), pk=pk)
    interaction.mark_followed_up(clock.today())
    messages.success(request, _("Followed up: %s.") % (interaction.follow_up or interaction.contact))
    return redirect(safe_next(request, interaction.contact.get_absolute_url()))
