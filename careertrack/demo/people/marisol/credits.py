"""What counts toward her renewals, and what courses cost her. The amounts are hers and made up."""

from decimal import Decimal
from functools import partial

from careertrack.demo.samples import Calendar, Sample, sample

credit = partial(sample, "learning.Credit", unit="points")
reimbursement = partial(sample, "learning.Reimbursement")
allowance = partial(sample, "learning.Allowance")


def credits(when: Calendar) -> list[Sample]:
    approved, clinical = "cma-aama-aama-approved", "cma-aama-clinical"
    return [
        credit(
            "infection", title="Infection control update", day=when.ago(24), amount=Decimal("2.5"), categories=[clinical],
            delivery="in-person", provider="Riverside Family Clinic", course="infection",
        ),
        credit(
            "vaccines", title="Vaccine storage and handling", day=when.ago(420), amount=Decimal(3),
            categories=[clinical, approved], delivery="recorded", approval_number="SAMPLE-0301", course="vaccines",
        ),
        credit(
            "privacy", title="Privacy for the front office", day=when.ago(560), amount=Decimal("1.5"),
            categories=["cma-aama-administrative", approved], delivery="in-person", course="privacy", event="conference",
            provider="American Association of Medical Assistants (AAMA)", approval_number="SAMPLE-0302",
        ),
        credit(
            "conference", title="Conference, other sessions", day=when.ago(560), amount=Decimal(5),
            categories=["cma-aama-general", approved], delivery="in-person", event="conference",
            provider="American Association of Medical Assistants (AAMA)", approval_number="SAMPLE-0303",
        ),
        credit(
            "expertise", title="Reading on expertise", day=when.this_month(5), amount=Decimal("0.5"), unit="contact hours",
            delivery="self-study", reading="expertise", not_for=["cma", "bls"],
            notes="For myself; nobody asks for it.",
        ),
        credit("denise", title="Denise on my shadow day", kind="feedback", day=when.ago(3), notes="In writing."),
    ]  # fmt: skip


def tuition(when: Calendar) -> list[Sample]:
    year = when.today.year
    return [
        reimbursement(
            "statistics", course="statistics", requested=Decimal(460), requested_on=when.ago(188), approved=Decimal(460),
            approved_on=when.ago(170), paid=Decimal(460), paid_on=when.ago(150),
        ),
        reimbursement(
            "anatomy-1", course="anatomy-1", requested=Decimal(612), requested_on=when.ago(100), approved=Decimal(540),
            approved_on=when.ago(80), notes="The lab fee is not covered. Comes with the next paycheck.",
        ),
        reimbursement("anatomy-2", course="anatomy-2", requested=Decimal(612), requested_on=when.ago(6)),
        allowance("last-year", year=year - 1, amount=Decimal(1500)),
        allowance("this-year", year=year, amount=Decimal(1500), notes="From St. Brigid’s, for part-time staff."),
    ]  # fmt: skip
