from datetime import UTC, datetime, time, timedelta
from typing import Any

from careertrack.core.amounts import worked_minutes
from careertrack.demo.populate import words
from careertrack.demo.populate.life import Life

STARTS = (time(7), time(8), time(9, 30), time(13), time(15))
LENGTHS = (2, 4, 4, 6, 8)


def place(life: Life) -> dict[str, Any]:
    start = life.past()
    return {
        "organisation_id": life.of("network.Organisation"),
        "role": life.one(words.ROLE),
        "kind": life.choice("experience.Experience.kind"),
        "setting": life.choice("experience.Experience.setting"),
        "supervisor_id": life.perhaps(0.6, "network.Contact"),
        **life.partial("start", start),
        "end": life.maybe(0.6, life.after, start, 1_500),
        "agreed_minutes": life.maybe(0.5, life.amount, 60_000, 600),
        "category": life.choice("experience.Experience.category"),
        "notes": life.note(),
        "reflections": life.several("skills.Reflection", 2),
    }


def shift(life: Life) -> dict[str, Any]:
    planned = life.often(0.02)
    return {
        "experience_id": life.of("experience.Experience"),
        "state": "planned" if planned else "done",
        **length(life, life.ahead(60) if planned else life.past()),
        "note": life.note(),
        "skills": life.several("skills.Skill", 3),
        "reflections": life.several("skills.Reflection", 1) if life.often(0.1) else [],
    }


def length(life: Life, day: Any) -> dict[str, Any]:
    """Most with times of day; a few are hours over some weeks."""
    hours = life.one(LENGTHS)
    if life.often(0.01):
        return {"day": day - timedelta(days=28), "until": day, "minutes": hours * 600}
    if life.often(0.4):
        return {"day": day, "minutes": hours * 60}
    start, pause = life.one(STARTS), life.one((0, 0, 30))
    end = start.replace(hour=start.hour + hours)
    times = {"start_time": start, "end_time": end, "break_minutes": pause}
    return {"day": day, **times, "minutes": worked_minutes(day, start, end, pause)}


def sign_off(life: Life) -> dict[str, Any]:
    asked = life.past()
    decision = life.one(("", "signed", "signed", "change", "declined"))
    return {
        "contact_id": life.of("network.Contact"),
        "to_name": life.person(),
        "to_email": f"contact{life.amount(99_999)}@example.org",
        "asked_on": asked,
        "decision": decision,
        "decided_on": life.after(asked, 20) if decision else None,
        "expires_at": datetime.combine(asked + timedelta(days=30), time(12), UTC),
        "salt": life.key().hex,
        "shifts": life.several("experience.Shift", 12),
    }
