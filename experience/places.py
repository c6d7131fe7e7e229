"""The page of one place: how far it is, its people, what was practiced there, and where else one has been."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q, Sum
from django.http import HttpResponse
from django.utils.translation import ngettext

from careertrack.core import clock
from careertrack.core.views import RecordCreate, RecordDetail, RecordUpdate
from experience import charts
from experience.models import Experience, Shift, SignOff, SignOffState
from experience.recurring import prepare_anew
from experience.weeks import weeks


class ExperienceDetail(RecordDetail):
    template_name = "experience/experience.html"
    newest = 10

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("supervisor").with_minutes()

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        place, user = self.object, self.request.user
        own = Shift.objects.for_user(user).filter(experience=place)
        context = super().get_context_data(**context)
        newest = list(own.with_names().with_sign_off()[: self.newest])
        return {
            **context,
            "linked": [group for group in context["linked"] if group.model is not Shift],
            "log": next(group for group in context["linked"] if group.model is Shift),
            "weeks": weeks(own.done(), newest),
            "sums": sums(own),
            "skills": practiced(own),
            "people": people(user, place),
            "settings": charts.exposure(user),
        }


def sums(own: Any) -> dict[str, int]:
    """Minutes: done, signed off, planned."""
    signed = Sum("minutes", filter=Q(sign_off_state=SignOffState.SIGNED), default=0)
    ahead = Sum("minutes", filter=Q(state=Shift.State.PLANNED), default=0)
    return own.order_by().with_sign_off().aggregate(signed=signed, planned=ahead)


def practiced(own: Any) -> list[dict[str, Any]]:
    """The skills named by its shifts, the most often named first."""
    named = own.done().filter(skills__isnull=False, skills__removed_at=None).order_by()
    counted = named.values("skills__slug", "skills__name").annotate(number=Count("pk"), minutes=Sum("minutes"))
    rows = counted.order_by("-number", "skills__name")[:12]
    return [
        {"name": row["skills__name"], "slug": row["skills__slug"], "number": row["number"], "minutes": row["minutes"]}
        for row in rows
    ]


def people(user: Any, place: Experience) -> list[Any]:
    """Who supervises there, who was asked about its hours, and who else is known from the same organization."""
    contact: Any = SignOff._meta.get_field("contact").related_model
    contacts = contact.objects.for_user(user).with_names()
    asked = SignOff.objects.for_user(user).filter(entries__shift__experience=place).values("contact")
    known = Q(pk=place.supervisor_id) | Q(organisation=place.organisation_id) | Q(pk__in=asked)
    return list(contacts.filter(known)[:10])


class Prepares:
    """Mixin of the forms of a place: the shifts of its rule are prepared at once."""

    def saved(self, undo: str = "") -> HttpResponse:
        response = super().saved(undo)  # type: ignore[misc]
        place = self.object  # type: ignore[attr-defined]
        if number := prepare_anew(place, clock.today()) if place.repeats or place.prepared_until else 0:
            words = ngettext("Prepared %d planned shift to confirm.", "Prepared %d planned shifts to confirm.", number)
            messages.success(self.request, words % number)  # type: ignore[attr-defined]
        return response


class ExperienceCreate(Prepares, RecordCreate):
    pass


class ExperienceUpdate(Prepares, RecordUpdate):
    pass
