"""Whether a shift is signed off as it is: nothing of that is stored, so nothing can say it is when it is not."""

from django.db.models import Case, F, OuterRef, Q, Subquery, Value, When
from django.utils import timezone

from careertrack.core.models.rows import table
from experience.models.states import SignOffState


def decision() -> Subquery:
    """Of an entry: what its request says. Nothing, where that was withdrawn or is a sheet that nobody has signed.

    Asked by itself: joined, a database that does not know its rows yet begins with all requests there are."""
    asked = table("experience.SignOff").objects.order_by().filter(pk=OuterRef("sign_off"), withdrawn_at=None)
    return Subquery(asked.exclude(on_paper=True, decision="").values("decision"))


def same(entry: str = "", shift: str = "shift__") -> Q:
    """Whether a shift says what the entry says; both are named as they are reached from the rows that are asked for."""
    place, organisation = f"{shift}experience__organisation", f"{entry}organisation"
    named = Q((f"{entry}place", F(f"{place}__name"))) | Q((organisation, F(place)), (f"{place}__owner", None))
    until = Q((f"{entry}until", F(f"{shift}until"))) | Q((f"{entry}until", None), (f"{shift}until", None))
    rest = Q(*[(f"{entry}{name}", F(f"{shift}{name}")) for name in ("day", "minutes", "note")])
    return named & until & rest & Q((f"{shift}state", table("experience.Shift").State.DONE), (f"{shift}removed_at", None))


def state_by(entry: str, shift: str) -> Case:
    """The state a shift has by what was shown and what was said to it."""
    decided, expires = f"{entry}sign_off__decision", f"{entry}sign_off__expires_at__lte"
    signed = Q((decided, SignOffState.SIGNED))
    return Case(
        When(same(entry, shift) & signed, then=Value(SignOffState.SIGNED.value)),
        When(signed, then=Value(SignOffState.VOID.value)),
        When(~Q((decided, "")), then=F(decided)),
        When(Q((expires, timezone.now())), then=Value(SignOffState.EXPIRED.value)),
        default=Value(SignOffState.WAITING.value),
    )
