"""What separates the role somebody has from the role they want.

Of a role its sources say the entry education and the related experience, and curators linked credentials and skills. The
person's side is read from their records, each area asked through its measures.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careertrack.core import display
from careertrack.core.areas import measure
from careertrack.core.counting import totals
from careertrack.core.text import fold
from goals.models import Occupation, PathwayStep
from goals.need import Kind, Need
from goals.papers import credentials
from goals.path import Trail

# Occupations name skills without a level. Until a target says otherwise: done without prompts.
COMPETENT = 3
# As the sources grade entry education; what mentions none of these cannot be compared.
GRADES = ("no formal", "high school", "nondegree", "some college", "associate", "bachelor", "master", "doctoral")
# What a course of such a grade is called: a program, finished, is one course.
PROGRAMS = {2: "certificate", 4: "degree", 5: "degree", 6: "degree", 7: "degree"}
SAYS_NOTHING = ("", "none", "see the source")


def side_by_side(current: Occupation | None, target: Occupation) -> list[tuple[str, str, str]]:
    """(what, of the current role, of the target), where either says something."""
    names = [(display.label(target, name), name) for name in ("education", "experience", "training")]
    names += [(_("Median pay"), "paid"), (_("Outlook"), "ahead")]
    found = [(label, getattr(current, name, ""), getattr(target, name)) for label, name in names]
    return [row for row in found if row[1] or row[2]]


def needs_of(user: Any, today: date, current: Occupation | None, target: Occupation, way: Trail | None) -> list[Need]:
    """What the target role asks for, met or not; `way` is the pathway its courses are taken from."""
    return [
        *education(current, target, way),
        *held(user, today, target),
        *experience(user, today, target),
        *skills(user, today, target),
    ]


def grade(education: str) -> int | None:
    return next((place for place, words in enumerate(GRADES) if words in fold(education)), None)


def says(text: str) -> bool:
    return fold(text).strip() not in SAYS_NOTHING


def first_steps(kind: str) -> list[str]:
    """What can be done about any step of a kind, where nothing says more."""
    return {
        "course": [_("Choose three programs"), _("Apply"), _("Enroll"), _("Finish")],
        "credential": [_("Read what it asks for"), _("Apply or register"), _("Write down its number and date")],
        "experience": [_("Ask what counts"), _("Find a place"), _("Log the first shift")],
        "role": [_("Look for three open posts"), _("Apply"), _("Write down the place")],
        "skill": [_("Rate yourself today"), _("Ask somebody how they see it"), _("Rate yourself again")],
    }[kind]


def education(current: Occupation | None, target: Occupation, way: Trail | None) -> list[Need]:
    """Met where the current role asks for as much: which degree a course was, no record says."""
    if not says(target.education):
        return []
    have, wanted = grade(current.education) if current else None, grade(target.education)
    courses = [stop.step.name for stop in way.missing if stop.step.kind == PathwayStep.Kind.COURSE] if way else []
    need = Need(Kind.EDUCATION, target.slug, target.education, area="learning", milestones=courses or first_steps("course"))
    need.have = (
        _("%(role)s: %(education)s") % {"role": current, "education": current.education} if current and have is not None else ""
    )
    need.met = have is not None and wanted is not None and have >= wanted
    need.title = _("%(asked)s, for %(role)s") % {"asked": target.education, "role": target}
    if wanted in PROGRAMS:
        need.asks = {"measure": "learning.courses", "amount": 1, "kind": PROGRAMS[wanted]}
    return [need]


def held(user: Any, today: date, target: Occupation) -> list[Need]:
    """Those held first, then those on record, then the others."""
    papers = {paper.type: paper for paper in sorted(credentials(user, today), key=lambda paper: not paper.why_not)}
    found = []
    types: Any = target.credential_types
    for row in types.visible_to(user)[:50]:
        need = Need(Kind.CREDENTIAL, row.slug, row.name, title=row.name, area="learning", milestones=first_steps("credential"))
        need.asks = {"measure": "learning.credentials", "amount": 1, "credential_type": row}
        if paper := papers.get(row.pk):
            need.have, need.met, need.record = paper.why_not or _("Held"), not paper.why_not, paper.record
        found.append(need)
    return sorted(found, key=lambda need: (not need.met, need.record is None))


def experience(user: Any, today: date, target: Occupation) -> list[Need]:
    """What the sources call related experience; to what it is related, no record says."""
    if not says(target.experience):
        return []
    (places,) = totals(user, [measure("experience.positions").ask(end=today)])
    need = Need(Kind.EXPERIENCE, target.slug, target.experience, area="experience", milestones=first_steps("experience"))
    need.have = ngettext("%d place on record", "%d places on record", places) % places
    need.title = _("Experience for %(role)s: %(asked)s") % {"role": target, "asked": target.experience}
    need.asks = {"measure": "experience.positions", "amount": 1}
    return [need]


def skills(user: Any, today: date, target: Occupation) -> list[Need]:
    linked: Any = target.skills
    rows = list(linked.visible_to(user)[:50])
    rated, wanted = levels(user, today, rows) if rows else ({}, {})
    found = []
    for row in rows:
        names, level, now = {number: name for number, name, _look in row.levels}, wanted.get(row.pk, COMPETENT), rated.get(row.pk)
        asked = _("%(skill)s at level %(level)d, %(name)s") % {"skill": row, "level": level, "name": names[level].lower()}
        need = Need(Kind.SKILL, row.slug, asked, title=asked, area="skills", milestones=first_steps("skill"), record=now)
        need.have = (
            _("Level %(level)d, %(name)s") % {"level": now.level, "name": names[now.level].lower()} if now else _("Not rated yet")
        )
        need.met, need.asks = bool(now and now.level >= level), {"measure": "skills.level", "amount": level, "skill": row}
        found.append(need)
    return found


def levels(user: Any, today: date, rows: Sequence[Any]) -> tuple[dict[int, Any], dict[int, int]]:
    """({skill: the newest own rating}, {skill: the level of its target})."""
    rated, targets = measure("skills.rated"), measure("skills.at_target").records(user).filter(skill__in=rows)
    latest = rated.ask(end=today, skill=[row.pk for row in rows]).annotated(rated.records(user)).filter(why_not="")
    return {rating.skill_id: rating for rating in latest.with_names()}, dict(targets.values_list("skill", "level"))


# ---------------------------------------------------------------- steps
AREA_OF = {"course": "learning", "credential": "learning", "experience": "experience", "role": "experience"}


def steps_of(trail: Trail) -> list[Need]:
    """The steps that no record proves; before each come, as milestones, those since the last one done."""
    found: list[Need] = []
    before: list[str] = []
    for stop in trail.stops:
        if stop.done:
            before = []
            continue
        step = stop.step
        need = Need(Kind.STEP, step.slug, step.name, f"{step.kind} {fold(step.name)}", title=step.name, asks=asks_of(step))
        need.area = AREA_OF[step.kind]
        need.why = _("Step %(place)d of “%(pathway)s”.") % {"place": step.position, "pathway": trail.pathway}
        need.milestones = [*before, *first_steps(step.kind)]
        found.append(need)
        before.append(step.name)
    return found


def asks_of(step: PathwayStep) -> dict[str, Any]:
    """Of a credential of one type only: which of several somebody will take, and which course, nobody knows yet."""
    alone = step.kind == PathwayStep.Kind.CREDENTIAL and step.credential_type and not step.proved_by.all()
    return {"measure": "learning.credentials", "amount": 1, "credential_type": step.credential_type} if alone else {}
