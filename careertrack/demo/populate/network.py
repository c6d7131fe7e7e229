from datetime import timedelta
from typing import Any

from careertrack.demo.populate import words
from careertrack.demo.populate.life import Life


def organisation(life: Life) -> dict[str, Any]:
    name = life.named("organisation", lambda: f"{life.one(words.PLACE)} {life.one(words.KIND_OF_PLACE)}")
    return {**name, "kind": life.choice("network.Organisation.kind"), "focus": life.topic()}


def tag(life: Life) -> dict[str, Any]:
    return {"name": life.named("tag", life.topic)["name"]}


def contact(life: Life) -> dict[str, Any]:
    name = life.person()
    return {
        "name": name,
        "organisation_id": life.perhaps(0.8, "network.Organisation"),
        "role": life.one(words.ROLE),
        "email": f"contact{life.amount(99_999)}@example.org" if life.often(0.6) else "",
        "phone": f"555-{life.amount(9_999):04}" if life.often(0.4) else "",
        "how_met": life.line() if life.often(0.5) else "",
        "introduced_by_id": life.perhaps(0.2, "network.Contact"),
        "keep_in_touch": life.maybe(0.3, life.choice, "network.Contact.keep_in_touch"),
        "tags": life.several("network.Tag", 3),
        "notes": life.note(0.4),
    }


def position(life: Life) -> dict[str, Any]:
    start = life.past()
    return {
        "contact_id": life.of("network.Contact"),
        "organisation_id": life.of("network.Organisation"),
        "role": life.one(words.ROLE),
        **life.partial("start", start),
        "end": life.after(start, 2_000),
    }


def interaction(life: Life) -> dict[str, Any]:
    day = life.past()
    values = {
        "contact_id": life.of("network.Contact"),
        "day": day,
        "kind": life.choice("network.Interaction.kind"),
        "notes": life.note(),
        "private_notes": life.note(0.1),
    }
    if life.often(0.2):
        open_still = day > life.today - timedelta(days=60)
        values |= {"follow_up": life.line(), "follow_up_on": day + timedelta(days=life.amount(60))}
        values |= {} if open_still else {"followed_up_on": life.after(day, 90)}
    return values


def mentorship(life: Life) -> dict[str, Any]:
    start = life.past()
    return {
        "contact_id": life.of("network.Contact"),
        "direction": life.choice("network.Mentorship.direction"),
        "focus": life.topic(),
        "agreement": life.note(),
        "cadence": life.choice("network.Mentorship.cadence"),
        "start": start,
        "end": life.maybe(0.6, life.after, start, 900),
    }


def event(life: Life) -> dict[str, Any]:
    day = life.ahead() if life.often(0.05) else life.past()
    return {
        "title": f"{life.topic()} in {life.one(words.CITY)}",
        "kind": life.choice("network.Event.kind"),
        "day": day,
        "until": day + timedelta(days=life.amount(3)) if life.often(0.3) else None,
        "organisation_id": life.perhaps(0.7, "network.Organisation"),
        "place": life.one(words.CITY),
        "minutes": life.amount(960, 30),
        "cost": life.maybe(0.6, life.amount, 900),
        "currency": life.choice("network.Event.currency"),
        "people": life.several("network.Contact", 4),
        "notes": life.note(),
    }


def membership(life: Life) -> dict[str, Any]:
    return {
        "organisation_id": life.of("network.Organisation"),
        "number": f"M-{life.amount(99_999):05}",
        **life.partial("since", life.past()),
        "renews_on": life.maybe(0.8, life.ahead),
        "fee": life.amount(300),
        "currency": life.choice("network.Event.currency"),
        "notes": life.note(0.2),
    }
