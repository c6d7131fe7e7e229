from typing import Any

from careertrack.demo.populate import words
from careertrack.demo.populate.life import Life


def occupation(life: Life) -> dict[str, Any]:
    name = life.named("occupation", lambda: f"{life.one(words.ROLE)}, {life.one(words.TOPIC)}")
    return {**name, "focus": life.choice("goals.Occupation.focus"), "note": life.note(0.3)}


def pathway(life: Life) -> dict[str, Any]:
    name = life.named("pathway", lambda: f"From {life.one(words.ROLE)} to {life.one(words.ROLE)}")
    return {
        **name,
        "focus": life.choice("goals.Occupation.focus"),
        "occupation_id": life.of("goals.Occupation"),
        "summary": life.line(),
    }


def step(life: Life) -> dict[str, Any]:
    return {
        **life.named("step", life.line),
        "pathway_id": life.of("goals.Pathway"),
        "position": life.amount(12),
        "kind": life.choice("goals.PathwayStep.kind"),
        "duration": f"{life.amount(24)} months",
    }


def goal(life: Life) -> dict[str, Any]:
    state = life.one(("active", "active", "paused", "achieved", "achieved", "dropped"))
    start = life.past()
    closed = life.after(start, 700) if state in ("achieved", "dropped") else None
    return {
        "title": f"{life.topic()}: {life.line()}",
        "why": life.note(),
        "area": life.choice("goals.Goal.area"),
        "in_focus": life.often(0.3),
        "start": start,
        "state": state,
        "reason": life.note() if state == "dropped" else "",
        "closed_on": closed,
        "target_day": closed or life.ahead(),
        **(measured(life) if life.often(0.6) else {}),
    }


def measured(life: Life) -> dict[str, Any]:
    """What counts: some of what there is to measure, each with an amount that takes a while."""
    asked: dict[str, Any] = life.one((
        {"measure": "experience.hours", "amount": life.amount(600) * 60, "setting": life.choice("experience.Experience.setting")},
        {"measure": "experience.hours", "amount": life.amount(20) * 60, "per": "week"},
        {"measure": "learning.courses", "amount": life.amount(9)},
        {"measure": "learning.credits", "amount": life.amount(40), "unit": "contact hours"},
        {"measure": "network.interactions", "amount": life.amount(3), "per": "month"},
        {"measure": "trends.readings", "amount": life.amount(30)},
        {"measure": "skills.level", "amount": life.amount(5), "skill_id": life.of("skills.Skill")},
    ))  # fmt: skip
    return asked


def milestone(life: Life) -> dict[str, Any]:
    done = life.often(0.6)
    due = life.past() if done else life.ahead()
    return {
        "goal_id": life.of("goals.Goal"),
        "title": life.line(),
        "due": due if life.often(0.8) else None,
        "done_on": life.after(due, 60) if done else None,
        "position": life.amount(20),
    }


def checkin(life: Life) -> dict[str, Any]:
    return {"goal_id": life.perhaps(0.8, "goals.Goal"), "day": life.past(), "line": f"{life.line()}. {life.one(words.THOUGHT)}"}


def direction(life: Life) -> dict[str, Any]:
    roles = [life.of("goals.Occupation") for _role in range(2)]
    focus, pathway_id = life.choice("goals.Occupation.focus"), life.of("goals.Pathway")
    return {"current_id": roles[0], "target_id": roles[1], "focus": focus, "pathway_id": pathway_id, "why": life.note()}
