from decimal import Decimal
from functools import partial

from careertrack.demo.samples import Calendar, Sample, sample

course = partial(sample, "learning.Course")
credential = partial(sample, "learning.Credential")
cycle = partial(sample, "learning.RenewalCycle")


def courses(when: Calendar) -> list[Sample]:
    """Costs are hers and made up."""
    return [
        course(
            "aide", title="State-approved nursing assistant training", provider="Lakeshore Community College",
            kind="certificate", status="completed", start=when.ago(1500), finish=when.ago(1460), minutes=75 * 60,
            cost=Decimal(0), funding="free",
        ),
        course(
            "statistics", title="Statistics", provider="Lakeshore Community College", kind="degree", status="completed",
            start=when.ago(300), finish=when.ago(192), minutes=45 * 60, cost=Decimal(460), funding="employer",
            files=["statistics"],
        ),
        course(
            "anatomy-1", title="Anatomy and Physiology I", provider="Lakeshore Community College", kind="degree",
            status="completed", start=when.ago(210), finish=when.ago(107), minutes=64 * 60, cost=Decimal(612),
            funding="employer", files=["anatomy-1"], notes="B+. The lab was the good part.",
        ),
        course(
            "anatomy-2", title="Anatomy and Physiology II", provider="Lakeshore Community College", kind="degree",
            status="in-progress", start=when.ago(88), finish=when.ahead(25), cost=Decimal(612), funding="self",
        ),
        course(
            "infection", title="Infection control update", provider="Riverside Family Clinic", kind="in-service",
            status="completed", finish=when.ago(24), minutes=150, cost=Decimal(0), funding="free",
        ),
        course(
            "vaccines", title="Vaccine storage and handling", kind="online", status="completed", finish=when.ago(420),
            minutes=180, cost=Decimal(0), funding="free", files=["vaccines"],
        ),
        course(
            "privacy", title="Privacy for the front office", provider="A medical assistants’ conference",
            kind="conference", status="completed", finish=when.ago(560), minutes=90, cost=Decimal("40.00"), funding="self",
        ),
        course(
            "exam", title="Entrance exam preparation", provider="Lakeshore Continuing Education", kind="short",
            status="in-progress", start=when.ago(40), finish=when.ahead(54), minutes=30 * 60, cost=Decimal("149.00"),
            funding="self", notes="Three of five practice tests done.",
        ),
        course(
            "spanish", title="Medical Spanish, level 1", provider="Lakeshore Continuing Education", kind="certificate",
            status="planned", start=when.ahead(60), finish=when.ahead(160), minutes=20 * 60, cost=Decimal("180.00"),
            funding="grant",
        ),
        course("wounds", title="Wound care essentials", kind="workshop", status="planned", cost=Decimal("55.00")),
        course(
            "coding", title="Coding basics", provider="An online school", kind="online", status="dropped",
            start=when.ago(800), finish=when.ago(740), minutes=6 * 60, cost=Decimal("95.00"), funding="self",
            notes="Not for me: I want to be with people.",
        ),
        course("anatomy-twice", removed=True, title="Anatomy and Physiology I", notes="Entered twice by mistake."),
    ]  # fmt: skip


def credentials(when: Calendar) -> list[Sample]:
    """One runs out in 30 days, one has expired, one has time. The days are hers; no rule is told here."""
    return [
        credential(
            "bls", type="AHA Basic Life Support (BLS) Provider", issuer="American Heart Association",
            number="SAMPLE-0001", issued=when.ago(700), expires=when.ahead(30), files=["bls"],
            notes="The class needs booking two weeks ahead.",
        ),
        credential(
            "tb", type="TB screening", issuer="St. Brigid’s employee health", number="SAMPLE-0002",
            issued=when.ago(376), expires=when.ago(11),
        ),
        credential(
            "cma", type="Certified Medical Assistant CMA (AAMA)", issuer="American Association of Medical Assistants",
            number="SAMPLE-0003", issued=when.ago(1060), expires=when.ahead(400),
        ),
        credential(
            "aide", type="us-cna-federal", issuer="State nurse aide registry", number="SAMPLE-0004",
            issued=when.ago(1440), expires=when.ahead(260),
        ),
        cycle("cma", credential="cma", rule_set="cma-aama-v1", number=1, start=when.ago(1060), end=when.ahead(400)),
    ]  # fmt: skip
