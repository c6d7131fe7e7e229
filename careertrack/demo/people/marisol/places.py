from functools import partial

from careertrack.demo.samples import Calendar, Sample, sample

experience = partial(sample, "experience.Experience")


def experiences(when: Calendar) -> list[Sample]:
    return [
        experience(
            "care-home", organisation="Maple Court Care Home", role="Activities volunteer", kind="volunteer",
            setting="long-term-care", supervisor="ruth", start=when.ago(1400), agreed_minutes=500 * 60,
            category="patient-care", notes="Saturdays, in the day room and on the garden floor.",
            reflections=["letters"],
        ),
        experience(
            "aide", organisation="Maple Court Care Home", role="Nursing assistant", kind="part-time",
            setting="long-term-care", start=when.ago(1430), end=when.ago(1010), category="patient-care",
        ),
        experience(
            "clinic", organisation="Riverside Family Clinic", role="Medical assistant", kind="part-time",
            setting="clinic", supervisor="priya", start=when.ago(1000), end=when.ago(200), category="patient-care",
        ),
        experience(
            "hospital", organisation="St. Brigid’s Medical Center", role="Medical assistant, emergency department",
            kind="part-time", setting="hospital", supervisor="helen", start=when.ago(330), category="patient-care",
            reflections=["early-call"],
        ),
        experience(
            "fair", organisation="Eastside Health Fair", role="Blood pressure table", kind="volunteer",
            setting="community", supervisor="jo", start=when.ago(1040), category="healthcare",
        ),
        experience(
            "telehealth", organisation="Lakeshore Virtual Visits", role="Visit scribe", kind="part-time",
            setting="telehealth", start=when.ago(175), category="healthcare", notes="From home, Thursday evenings.",
        ),
        experience(
            "icu", organisation="St. Brigid’s Medical Center", role="ICU shadowing", kind="shadowing",
            setting="hospital", supervisor="denise", start=when.ago(160), agreed_minutes=40 * 60, category="shadowing",
        ),
    ]  # fmt: skip
