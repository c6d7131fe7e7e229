from careertrack.demo.roster import FRI, MON, SAT, SUN, THU, TUE, WED, Roster, from_to, hours, shift
from careertrack.demo.samples import Calendar, Sample

CARE_HOME = Roster(
    "care-home", [SAT], 1095, 3, missed=4,
    lengths=[hours(4), hours(3), hours(3.5), hours(4)],
    notes=[
        "Breakfast round and a walk in the garden.", "Bingo, then set the tables for lunch.", "",
        "Read the newspaper aloud in the day room.", "Helped two people write letters.", "Music afternoon.", "",
    ],
    skills=[["empathy", "active-listening"], ["patient-care-skills"], [], ["communication"], ["teamwork"]],
)  # fmt: skip

CLINIC = Roster(
    "clinic", [TUE, FRI], 1000, 200, missed=5,
    lengths=[from_to("08:00", "14:30", 30), hours(6), from_to("12:00", "18:00", 0), hours(5.5)],
    notes=[
        "Rooming and vital signs.", "Vaccine clinic; stock and cold chain checks.", "", "Front desk in the morning, rooms after.",
        "Pediatrics; lots of height and weight.", "Blood draws with the new chart template.", "",
    ],
    skills=[["patient-care-skills"], ["medication-safety", "infection-prevention"], ["ehr-documentation"], [], ["communication"]],
)  # fmt: skip

HOSPITAL = Roster(
    "hospital", [MON, WED], 330, 3, missed=7,
    lengths=[
        from_to("07:00", "15:00", 30), from_to("07:00", "15:00", 30), hours(8), from_to("07:00", "13:00", 0),
        hours(7.5), from_to("19:00", "07:15", 45),
    ],
    notes=[
        "Intake. Called the nurse early once; it was right.", "Restocked the bays and ran vitals on arrivals.",
        "Busy waiting room; learned to do the next right thing.", "", "Splints, transport and a lot of walking.",
        "Night shift. Slow until two, then everything at once.",
    ],
    skills=[["critical-thinking", "speaking-up"], ["infection-prevention"], ["time-management", "resilience"], []],
)  # fmt: skip

TELEHEALTH = Roster(
    "telehealth", [THU], 175, 3, missed=5,
    lengths=[from_to("17:30", "20:30", 0), hours(3), hours(2.5)],
    notes=["Follow-up visits, six notes.", "Two visits with an interpreter on the line.", ""],
    skills=[["ehr-documentation"], ["cultural-humility", "digital-security"]],
)  # fmt: skip

FAIR = Roster(
    "fair", [SUN], 1040, 60, missed=4,
    lengths=[hours(5), hours(4.5)],
    notes=["Blood pressure table.", "Registration in the morning, then the cooking corner."],
    skills=[["communication", "cultural-humility"]],
)  # fmt: skip

ICU = Roster(
    "icu", [FRI], 160, 7, missed=5,
    lengths=[hours(8), hours(6)],
    notes=["Followed the day charge nurse: handoffs first, then rounds.", "Watched how alarms are sorted."],
    skills=[["reflection", "interprofessional"]],
)  # fmt: skip


def shifts(when: Calendar) -> list[Sample]:
    weekly = [each for roster in (CARE_HOME, CLINIC, HOSPITAL, TELEHEALTH) for each in roster.shifts(when)]
    # Twice a year, and once in five weeks.
    return [opening_balance(when), *weekly, *FAIR.shifts(when)[::20], *ICU.shifts(when)[::5], *around_today(when)]


def opening_balance(when: Calendar) -> Sample:
    period = {"day": when.ago(1400), "until": when.ago(1096)}
    return shift("care-home-before", experience="care-home", **period, **hours(86), note="From the paper sheets of my first year.")


def around_today(when: Calendar) -> list[Sample]:
    planned = {"state": "planned"}
    shadow_day = {"day": when.ago(3), "skills": ["interprofessional", "speaking-up"], "reflections": ["shadow-day"]}
    return [
        shift("icu-shadow-day", experience="icu", **shadow_day, **hours(8), note="With Denise, from handoff to handoff."),
        shift("care-home-to-confirm", experience="care-home", day=when.ago(2), **planned, **hours(4)),
        shift("hospital-ahead", experience="hospital", day=when.ahead(1), **planned, **from_to("07:00", "15:00", 30)),
        shift("care-home-ahead", experience="care-home", day=when.ahead(4), **planned, **hours(4)),
    ]
