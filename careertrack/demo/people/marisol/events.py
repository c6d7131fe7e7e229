from datetime import date
from decimal import Decimal
from functools import partial

from careertrack.demo.samples import Calendar, Sample, sample

event = partial(sample, "network.Event")
membership = partial(sample, "network.Membership")


def events(when: Calendar) -> list[Sample]:
    return [
        event(
            "conference", title="Medical assistants’ conference", kind="conference", day=when.ago(561), until=when.ago(560),
            organisation="American Association of Medical Assistants (AAMA)", place="Milwaukee", minutes=9 * 60,
            cost=Decimal("40.00"), people=["priya"], notes="The talk on privacy at the front desk was worth the trip.",
        ),
        event(
            "nurses-week", title="Nurses’ week panel", kind="meeting", day=when.ago(690),
            organisation="St. Brigid’s Medical Center", place="Lakeshore", minutes=90, cost=Decimal(0), people=["denise"],
            notes="Asked one question. Denise answered it and gave me her number.",
        ),
        event(
            "programs-evening", title="Information evening: nursing programs", kind="meeting", day=when.ago(175),
            organisation="Lakeshore Community College", place="Lakeshore", minutes=120, cost=Decimal(0),
            people=["grace", "denise"], notes="Apply early; two of three programs take students in the fall only.",
        ),
        event(
            "application-webinar", title="Writing the application, live questions", kind="webinar", day=when.ahead(13),
            organisation="Lakeshore Community College", place="Online", minutes=60, cost=Decimal(0), people=["grace"],
        ),
    ]  # fmt: skip


def memberships(when: Calendar) -> list[Sample]:
    joined = date(when.today.year - 3, 1, 1)
    return [
        membership(
            "assistants", organisation="American Association of Medical Assistants (AAMA)", number="SAMPLE-0004",
            since=joined, since_precision="year", renews_on=when.ahead(66),
        ),
        membership(
            "study-group", organisation="Lakeshore pre-nursing club", since=when.ago(175), renews_on=when.ahead(190),
            fee=Decimal("15.00"), notes="The fee pays for the room.",
        ),
    ]  # fmt: skip
