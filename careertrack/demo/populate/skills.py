from typing import Any

from careertrack.demo.populate.life import Life


def skill(life: Life) -> dict[str, Any]:
    return {**life.named("skill", life.topic), "kind": life.choice("skills.Skill.kind"), "description": life.note()}


def rating(life: Life) -> dict[str, Any]:
    """A skill has one own rating a day."""
    about = {"skill_id": life.one(life.shared_or_own("skills.Skill")), "day": life.past()}
    by_self = life.often(0.9) and life.is_new("rating", *about.values())
    by = {"rated_by": "self"} if by_self else {"rated_by": "another", "rater": life.person()}
    return {**about, **by, "level": life.choice("skills.Rating.level"), "note": life.note(0.3)}


def reflection(life: Life) -> dict[str, Any]:
    return {
        "title": life.line(),
        "day": life.past(),
        "theme": life.choice("skills.Reflection.theme"),
        "happened": life.note(0.9),
        "learned": life.note(0.8),
        "changed": life.note(),
        "skills": life.several("skills.Skill", 3),
    }


def target(life: Life) -> dict[str, Any]:
    return {
        "skill_id": next(each for each in life.shared_or_own("skills.Skill") if life.is_new("target", each)),
        "level": life.choice("skills.Rating.level"),
        "by": life.maybe(0.8, life.ahead),
        "why": life.note(),
    }
