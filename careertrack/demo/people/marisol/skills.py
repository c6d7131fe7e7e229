from careertrack.demo.samples import Calendar, Sample, sample

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
