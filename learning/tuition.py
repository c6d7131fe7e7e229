"""Tuition support: what an employer allows in a year, what of it is used, and the steps of a request."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import F, Q, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from careertrack.core import clock, display
from careertrack.core.areas import area_of
from careertrack.core.views import RecordCreate, RecordDetail, RecordUpdate, safe_next
from learning.models import Allowance, Reimbursement

SHOWN = 50
ZERO = Decimal(0)


@dataclass(frozen=True)
class Spent:
    """Of one year in one currency; `allowed` is None where no allowance was written down."""

    year: int
    currency: str
    allowed: Decimal | None = None
    paid: Decimal = ZERO
    agreed: Decimal = ZERO
    waiting: Decimal = ZERO

    @property
    def used(self) -> Decimal:
        return self.paid + self.agreed

    @property
    def left(self) -> Decimal:
        return max((self.allowed or ZERO) - self.used, ZERO)

    @property
    def over(self) -> Decimal:
        """By how much all that was asked for goes beyond the allowance."""
        return max(self.used + self.waiting - self.allowed, ZERO) if self.allowed is not None else ZERO

    @property
    def words(self) -> dict[str, str]:
        amounts = {name: getattr(self, name) for name in ("allowed", "paid", "agreed", "waiting", "used", "left", "over")}
        return {name: display.money(amount or ZERO, self.currency) for name, amount in amounts.items()}

    @property
    def note(self) -> str:
        left = _("%(left)s left") % self.words
        return f"{left}; {_('%(waiting)s waiting for approval') % self.words}" if self.waiting else left


def spent(user: Any, year: int) -> list[Spent]:
    """One for each currency there is something in: paid back or approved counts as used."""
    asked = Reimbursement.objects.for_user(user).filter(requested_on__year=year).order_by()
    sums = asked.values("currency").annotate(
        back=Sum("paid"), agreed=Sum("approved", filter=Q(paid=None)), waiting=Sum("requested", filter=Q(paid=None, approved=None))
    )
    found = {row["currency"]: [row[name] or ZERO for name in ("back", "agreed", "waiting")] for row in sums}
    allowed = dict(Allowance.objects.for_user(user).filter(year=year).values_list("currency", "amount"))
    return [Spent(year, money, allowed.get(money), *found.get(money, ())) for money in sorted({*found, *allowed})]


class TuitionPage(TemplateView):
    """A year of tuition support: the allowance and what is left of it, then what was asked for."""

    template_name = "learning/tuition.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        user, year = self.request.user, self.year()
        mine = Reimbursement.objects.for_user(user).with_names()
        here = {
            "area": area_of("learning"),
            "year": year,
            "today": clock.today(),
            "years": [each for each in (year - 1, year + 1) if 1950 <= each <= 2199],
        }
        asked = list(mine.filter(requested_on__year=year).order_by(F("requested_on").desc(), "-pk")[: SHOWN + 1])
        undated = list(mine.filter(requested_on=None)[:SHOWN])
        return super().get_context_data(
            **here, spent=spent(user, year), asked=asked[:SHOWN], more=len(asked) > SHOWN, undated=undated, **context
        )

    def year(self) -> int:
        """`?year=2025`; nonsense is this year."""
        wanted = self.request.GET.get("year", "")
        known = wanted.isascii() and wanted.isdigit() and len(wanted) == 4 and 1950 <= int(wanted) <= 2199
        return int(wanted) if known else clock.today().year


def warn_of_too_much(request: HttpRequest, record: Reimbursement) -> None:
    """Not refused: employers make exceptions, and what is not approved is never used."""
    day = record.requested_on or clock.today()
    year = next((each for each in spent(request.user, day.year) if each.currency == record.currency), None)
    if year and year.over and record.requested_on:
        words = {**year.words, "year": day.year}
        messages.warning(request, _("All you asked for in %(year)d is %(over)s more than your allowance of %(allowed)s.") % words)


class RequestSaved:
    """Mixin of the forms that save a request."""

    request: HttpRequest
    object: Reimbursement

    def saved(self, undo: str = "") -> HttpResponse:
        response = super().saved(undo)  # type: ignore[misc]
        warn_of_too_much(self.request, self.object)
        return response


class RequestDetail(RecordDetail):
    template_name = "learning/reimbursement.html"


class RequestUpdate(RequestSaved, RecordUpdate):
    pass


class RequestCreate(RequestSaved, RecordCreate):
    pass


@require_POST
@transaction.atomic
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """From requested to approved, from approved to paid back: in full and today. Anything else is an edit."""
    record = get_object_or_404(Reimbursement.objects.for_user(request.user).with_names(), pk=pk)
    if record.paid is None:
        name, amount = ("paid", record.approved) if record.approved is not None else ("approved", record.requested)
        if name == request.POST.get("step"):
            take(record, name, amount, clock.today())
            words = {"amount": display.money(amount, record.currency), "course": record.course}
            said = _("Paid back: %(amount)s for %(course)s.") if name == "paid" else _("Approved: %(amount)s for %(course)s.")
            messages.success(request, said % words)
    return redirect(safe_next(request, record.get_absolute_url()))


def take(record: Reimbursement, name: str, amount: Any, today: date) -> None:
    """Never on a day before it was asked for."""
    day = max(today, record.requested_on or today)
    setattr(record, name, amount)
    setattr(record, f"{name}_on", day)
    record.save(update_fields=[name, f"{name}_on"])
