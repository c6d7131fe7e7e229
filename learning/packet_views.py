"""The audit packet of one renewal cycle: as a page to print, as a PDF, and as a zip that a job puts together."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import DetailView

from careertrack.core import clock, paper
from careertrack.core.models import SecurityEvent
from careertrack.core.security import record
from careertrack.core.serving import stored_file
from careertrack.core.text import is_key
from careertrack.core.views import OwnedMixin
from learning import binding
from learning.models import Packet, RenewalCycle
from learning.packet import Content, content_of
from learning.packet_paper import blocks


class OfCredential(OwnedMixin, DetailView):
    """`?cycle=` names one that was closed; without it, it is the one that is open."""

    object: Any

    def cycle(self) -> RenewalCycle | None:
        asked = self.request.POST.get("cycle") or self.request.GET.get("cycle")
        if not asked:
            return None
        rows = RenewalCycle.objects.for_user(self.request.user).exclude(submitted_on=None).select_related("rule_set")
        found = rows.filter(credential=self.object, pk=asked).first() if is_key(asked) else None
        if found is None:
            raise Http404
        return found

    def content(self) -> Content:
        return content_of(self.request.user, self.object, self.cycle(), clock.today())

    def packet(self) -> Packet | None:
        return Packet.objects.newest(self.request.user, credential=self.object, cycle=self.cycle())

    def page_url(self) -> str:
        cycle = self.cycle()
        return reverse("learning:credential-packet", args=[self.object.pk], query={"cycle": cycle.pk} if cycle else None)


class PacketPage(OfCredential):
    template_name = "learning/packet.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        content = self.content()
        return super().get_context_data(
            content=content, blocks=blocks(content), packet=self.packet(), cycle=self.cycle(), **context
        )


class PacketMake(OfCredential):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object = self.get_object()
        binding.ask(request.user, self.object, self.cycle())
        return HttpResponseRedirect(self.page_url())


class PacketZip(OfCredential):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.object = self.get_object()
        packet = self.packet()
        if packet is None or not packet.stored:
            messages.info(request, _("There is no packet yet. Make it first; it is kept for seven days."))
            return HttpResponseRedirect(self.page_url())
        record(request, request.user, SecurityEvent.Kind.EXPORTED, kind=packet._meta.label_lower)
        name = f"{self.object.type.slug}-{clock.day_of(packet.asked_at):%Y-%m-%d}.zip"
        return stored_file(request, packet.stored, name, "application/zip", packet.stored)


class PacketPaper(OfCredential):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object = self.get_object()
        content = self.content()
        return paper.answer(content.title, request.user, blocks(content), self.object.type.slug)
