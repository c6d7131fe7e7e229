from functools import partial

from careertrack.demo.samples import Calendar, Sample, sample

reflection = partial(sample, "skills.Reflection")

# Days ago and level, oldest first. Three have not been looked at for more than 90 days.
OWN = {
    "communication": [(720, 2), (400, 3), (72, 4)],
    "empathy": [(720, 3), (72, 4)],
    "teamwork": [(700, 2), (380, 3), (130, 3)],
    "time-management": [(700, 2), (20, 3)],
    "speaking-up": [(400, 1), (190, 2), (20, 2)],
    "critical-thinking": [(400, 1), (190, 2), (50, 3)],
    "patient-care-skills": [(720, 2), (400, 3), (50, 4)],
    "infection-prevention": [(640, 2), (141, 3)],
    "ehr-documentation": [(640, 2), (50, 4)],
    "life-support": [(640, 2), (335, 3)],
    "cultural-humility": [(190, 2), (20, 3)],
}

NOTES = {
    ("speaking-up", 20): "I still wait for a second sign before I say it.",
    ("critical-thinking", 50): "I can say why I am worried, not only that I am.",
    ("patient-care-skills", 50): "Alone in routine care, and I notice when it stops being routine.",
}


TARGETS = {
    "speaking-up": (3, 90, "Denise asked me to say it earlier."),
    "critical-thinking": (4, 270, "What the program will ask of me first."),
    "patient-care-skills": (5, None, ""),
    "coaching": (3, None, "Lena was the first; there will be others."),
}


def reflections(when: Calendar) -> list[Sample]:
    return [
        reflection(
            "shadow-day", title="A day in the ICU", day=when.ago(3), theme="practice",
            happened="Followed the charge nurse through a whole day shift. An alarm was off for a reason nobody had said out loud.",
            learned="Handoffs are where things get lost, not the busy hours.",
            changed="I say what I am worried about before I am sure.", skills=["reflection", "interprofessional", "speaking-up"],
        ),
        reflection(
            "early-call", title="Calling the nurse early", day=when.ago(92), theme="safety",
            happened="A reading at intake looked fine alone and wrong together with the others. I called before I had finished.",
            learned="A pattern is worth a call.", changed="I compare with the last visit every time.",
            skills=["critical-thinking", "speaking-up"],
        ),
        reflection(
            "letters", title="Writing a letter for somebody", day=when.ago(250), theme="communication",
            happened="Wrote down a letter as it was told, with long pauses.", learned="Silence is part of the answer.",
            changed="I wait longer before I ask again.", skills=["active-listening", "empathy"],
        ),
    ]  # fmt: skip


def targets(when: Calendar) -> list[Sample]:
    return [
        sample("skills.Target", skill, skill=skill, level=level, by=when.ahead(days) if days else None, why=why)
        for skill, (level, days, why) in TARGETS.items()
    ]


def ratings(when: Calendar) -> list[Sample]:
    own = [rating(when, skill, *step) for skill, steps in OWN.items() for step in steps]
    others = [
        sample(
            "skills.Rating", "critical-thinking-by-denise", skill="critical-thinking", level=3, day=when.ago(3),
            rated_by="another", rater="Denise Okafor",
            note="Calm at intake even when the waiting room is full. Next: say your concern out loud earlier.",
        ),
        sample(
            "skills.Rating", "teamwork-by-ruth", skill="teamwork", level=4, day=when.ago(110), rated_by="another",
            rater="Ruth Osei",
        ),
    ]  # fmt: skip
    return [*own, *others]


def rating(when: Calendar, skill: str, days: int, level: int) -> Sample:
    note = NOTES.get((skill, days), "")
    return sample("skills.Rating", f"{skill}-{days}", skill=skill, level=level, day=when.ago(days), note=note)
