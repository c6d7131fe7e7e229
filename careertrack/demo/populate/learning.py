from datetime import timedelta
from decimal import Decimal
from typing import Any

from careertrack.demo.populate import words
from careertrack.demo.populate.life import Life, choices_of

QUARTER = Decimal("0.25")


def credential_type(life: Life) -> dict[str, Any]:
    name = life.named("credential type", lambda: life.one(words.CARD))
    return {**name, "issuer": life.one(words.PLACE), "kind": life.choice("learning.CredentialType.kind")}


def course(life: Life) -> dict[str, Any]:
    status = life.one(("completed",) * 8 + ("planned", "in-progress", "dropped"))
    start = life.past()
    return {
        "title": f"{life.topic()} {life.one(('basics', 'in practice', 'refresher', 'for teams'))}",
        "provider": life.one(words.PLACE),
        "kind": life.choice("learning.Course.kind"),
        "status": status,
        **life.partial("start", start),
        "finish": life.after(start, 300) if status == "completed" else None,
        "minutes": life.amount(2_400, 30),
        "cost": life.maybe(0.6, life.amount, 2_000),
        "currency": life.choice("network.Event.currency"),
        "funding": life.choice("learning.Course.funding"),
        "notes": life.note(0.3),
        "files": life.several("evidence.File", 1),
    }


def credential(life: Life) -> dict[str, Any]:
    issued = life.past()
    state = life.one(("held",) * 6 + ("planned", "given-up"))
    lasts = issued + timedelta(days=730)
    expires = life.ahead(900) if state == "held" and life.often(0.9) else lasts
    return {
        "type_id": life.of("learning.CredentialType"),
        "issuer": life.one(words.PLACE),
        "number": f"C-{life.amount(99_999):05}",
        "state": state,
        "issued": None if state == "planned" else issued,
        "expires": expires if life.often(0.9) else None,
        "registration_of_id": life.perhaps(0.1, "learning.Credential"),
        "notes": life.note(0.2),
    }


def cycle(life: Life) -> dict[str, Any]:
    """Two years each; a credential has one that ends on a day."""
    credential_id, end = life.of("learning.Credential"), life.past()
    while not life.is_new("cycle", credential_id, end):
        end -= timedelta(days=1)
    submitted = {"submitted_on": end - timedelta(days=life.amount(30))} if life.often(0.8) else {}
    return {"credential_id": credential_id, "start": end - timedelta(days=729), "end": end, **submitted}


def credit(life: Life) -> dict[str, Any]:
    categories = life.shared("learning.Category")
    return {
        "title": life.line(),
        "kind": life.choice("learning.Credit.kind") if life.often(0.1) else "credit",
        "day": life.past(),
        "amount": life.amount(32) * QUARTER,
        "unit": life.one(choices_of("learning.Credit.unit")[:4]),
        "delivery": life.choice("learning.Credit.delivery"),
        "provider": life.one(words.PLACE),
        "approval_number": f"A-{life.amount(9_999):04}",
        "certificate_number": f"C-{life.amount(99_999):05}",
        "course_id": life.perhaps(0.3, "learning.Course"),
        "event_id": life.perhaps(0.2, "network.Event"),
        "reading_id": life.perhaps(0.1, "trends.Reading"),
        "notes": life.note(0.2),
        "categories": [life.one(categories)] if categories else [],
        "not_for": life.several("learning.Credential", 1) if life.often(0.1) else [],
        "files": life.several("evidence.File", 2),
    }


def reimbursement(life: Life) -> dict[str, Any]:
    asked, requested = life.past(), life.amount(900)
    paid = life.maybe(0.7, life.after, asked, 60)
    answered = {"approved": requested, "approved_on": asked, "paid": requested, "paid_on": paid} if paid else {}
    about = {"course_id": life.of("learning.Course"), "requested": requested, "requested_on": asked}
    return {**about, **answered, "currency": life.choice("network.Event.currency"), "notes": life.note(0.2)}


def allowance(life: Life) -> dict[str, Any]:
    """A year has one in a currency."""
    year = next(year for year in range(life.today.year, 1950, -1) if life.is_new("allowance", year))
    return {"year": year, "amount": life.amount(30) * 100, "currency": "USD", "notes": life.note(0.2)}
