"""What an audit asks for: everything the figures of a credential were made from, as a file that `checkrules` reads."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.generic import DetailView

from careertrack.core import clock
from careertrack.core.export import neutral
from careertrack.core.views import OwnedMixin
from learning.models import Credential
from learning.packs.ledger import written
from learning.standing import Standing, Standings


class CredentialLedger(OwnedMixin, DetailView):
    model = Credential
    object: Any

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object = self.get_object()
        standing = Standings(request.user, clock.today(), self.object).of(self.object)
        name = f"{self.object.type.slug}-{clock.today():%Y-%m-%d}.csv"
        answer = HttpResponse(as_file(standing), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer


def as_file(standing: Standing) -> str:
    """What the person left out is not in it: a ledger has no word for that."""
    items = [entry.item for entry in standing.entries if not entry.item.excluded]
    return "\ufeff" + written(replace(each, title=neutral(each.title)) for each in items)
