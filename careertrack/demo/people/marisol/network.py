from datetime import date
from functools import partial

from careertrack.demo.samples import Calendar, Sample, sample

contact = partial(sample, "network.Contact")
mentorship = partial(sample, "network.Mentorship")
interaction = partial(sample, "network.Interaction")
tag = partial(sample, "network.Tag")
position = partial(sample, "network.Position")


def tags() -> list[Sample]:
    words = {"school": "Nursing school", "references": "References", "colleagues": "Colleagues", "recruiters": "Recruiters"}
    return [tag(key, name=word) for key, word in words.items()]


def contacts() -> list[Sample]:
    return [
        contact(
            "denise", name="Denise Okafor", organisation="St. Brigid’s Medical Center", role="ICU charge nurse",
            email="d.okafor@example.org", how_met="Nurses’ week panel", keep_in_touch=30, tags=["references"],
            notes="Prefers a text, after 3:00 pm.",
        ),
        contact(
            "ruth", name="Ruth Osei", organisation="Maple Court Care Home", role="Volunteer coordinator",
            email="r.osei@example.org", phone="555-0142", how_met="My first day at Maple Court", keep_in_touch=91,
            tags=["references"],
        ),
        contact(
            "priya", name="Priya Nair", organisation="Riverside Family Clinic", role="Practice manager",
            email="p.nair@example.org", how_met="Job interview", keep_in_touch=182, tags=["references", "colleagues"],
        ),
        contact(
            "helen", name="Helen Brandt", organisation="St. Brigid’s Medical Center", role="Emergency department manager",
            how_met="Orientation week", tags=["colleagues"],
        ),
        contact(
            "jo", name="Jo Marsh", organisation="Eastside Health Fair", role="Organizer", phone="555-0178",
            how_met="Call for volunteers at the library", keep_in_touch=365,
        ),
        contact(
            "grace", name="Grace Lindqvist", organisation="Lakeshore Community College", role="Nursing admissions adviser",
            email="g.lindqvist@example.org", how_met="Information evening", introduced_by="denise", keep_in_touch=91,
            tags=["school"],
        ),
        contact(
            "tomas", name="Tomás Alvarez", organisation="Lakeshore Community College", role="Second-year nursing student",
            how_met="Study group", introduced_by="grace", keep_in_touch=30, tags=["school"],
        ),
        contact(
            "lena", name="Lena Fox", organisation="Riverside Family Clinic", role="Medical assistant, first year",
            how_met="I showed her round the clinic", introduced_by="priya", keep_in_touch=91,
            tags=["colleagues"],
        ),
        contact(
            "agency", removed=True, name="Somebody from an agency", organisation="Generic Staffing",
            notes="Not what I am looking for.", tags=["recruiters"],
        ),
    ]  # fmt: skip


def positions(when: Calendar) -> list[Sample]:
    """Of other people's lives she remembers the years."""
    places = (
        ("denise-nights", "denise", "Northgate General Hospital", "Staff nurse, nights", 14, 6),
        ("grace-ward", "grace", "St. Brigid’s Medical Center", "Medical-surgical nurse", 12, 4),
        ("priya-desk", "priya", "Lakeshore Urgent Care", "Front desk lead", 9, 5),
    )
    return [
        position(
            key, contact=contact, organisation=place, role=role, start=date(when.today.year - first, 1, 1),
            end=date(when.today.year - last, 1, 1), start_precision="year", end_precision="year",
        )
        for key, contact, place, role, first, last in places
    ]  # fmt: skip


def mentorships(when: Calendar) -> list[Sample]:
    return [
        mentorship(
            "denise", contact="denise", direction="mentor", focus="From medical assistant to ICU nurse",
            agreement="One call a month. I send three questions the day before.", cadence=30, start=when.ago(680),
        ),
        mentorship(
            "lena", contact="lena", direction="mentee", focus="First year at the clinic", cadence=91,
            agreement="Coffee once a quarter.", start=when.ago(300), end=when.ago(60),
        ),
    ]  # fmt: skip


def interactions(when: Calendar) -> list[Sample]:
    calls = [
        interaction(f"denise-call-{number}", contact="denise", day=when.ago(days), kind="call", notes=f"Monthly call. {about}")
        for number, (days, about) in enumerate(MONTHLY_CALLS)
    ]
    return [
        *calls,
        interaction(
            "denise-routes", contact="denise", day=when.ago(95), notes="Coffee. ADN first, then RN to BSN while working.",
            follow_up="Send Denise the list of three programs", follow_up_on=when.ago(88), followed_up_on=when.ago(89),
        ),
        interaction(
            "denise-shadow", contact="denise", day=when.ago(3), kind="shadowing",
            notes="ICU shadow day. She asked me to speak up earlier when I am worried.",
            private_notes="I was more nervous than I showed.",
            follow_up="Thank Denise for the ICU shadow day", follow_up_on=when.today,
        ),
        interaction(
            "grace-application", contact="grace", day=when.ago(24), kind="call", notes="What the application asks for.",
            follow_up="Ask Grace about the transcript deadline", follow_up_on=when.ahead(5),
        ),
        interaction(
            "ruth-hours", contact="ruth", day=when.ago(12), notes="Went through my hours of the quarter.",
            follow_up="Bring Ruth the hours sheet", follow_up_on=when.ahead(18),
        ),
        interaction("priya-leaving", contact="priya", day=when.ago(200), notes="Last day at Riverside. She offered a reference."),
        interaction("tomas-notes", contact="tomas", day=when.ago(48), kind="message", notes="Swapped pharmacology notes."),
        interaction("lena-coffee", contact="lena", day=when.ago(60), notes="She runs the front desk alone now."),
        interaction("jo-thanks", contact="jo", day=when.ago(72), kind="message", notes="Dates of the next fair."),
        interaction("agency-call", contact="agency", day=when.ago(33), kind="call", notes="Wanted my résumé at once."),
    ]  # fmt: skip


MONTHLY_CALLS = (
    (640, "How she chose her program."),
    (560, "Night shifts, and how to sleep after them."),
    (470, "What a good reference letter says."),
    (380, "Asked whether the hospital job is worth the commute: yes."),
    (290, "Reading an early warning score."),
    (210, "Leaving the clinic well."),
    (150, "Study plan for anatomy."),
    (64, "Asked for a reference letter; she said yes."),
    (35, "Practice questions for the entrance exam."),
)
