from functools import partial
from typing import Any

from careertrack.demo.samples import Calendar, Sample, sample

sign_off = partial(sample, "experience.SignOff")


def sign_offs(when: Calendar, shifts: list[Sample]) -> list[Sample]:
    """Of the care home up to a month ago; what came after waits, and for the health fair a change was asked."""
    care_home = done(shifts, "care-home")
    earlier = [each for each in care_home if each.values["day"] < when.ago(30)]
    latest = [each for each in care_home if each.values["day"] >= when.ago(14)]
    ruth: dict[str, Any] = {"contact": "ruth", "to_name": "Ruth Osei", "to_email": "r.osei@example.org"}
    jo: dict[str, Any] = {"contact": "jo", "to_name": "Jo Marsh", "to_email": "jo.marsh@example.org"}
    return [
        sign_off(
            "care-home-signed", **ruth, shifts=keys(earlier[-20:]), asked_on=when.ago(28), decision="signed",
            decided_on=when.ago(27),
        ),
        sign_off("care-home-waiting", **ruth, shifts=keys(latest), asked_on=when.ago(2)),
        sign_off(
            "fair-change", **jo, shifts=keys(done(shifts, "fair")[-1:]), asked_on=when.ago(50), decision="change",
            decided_on=when.ago(49), comment="We closed an hour earlier that day. Could you correct the hours?",
        ),
    ]  # fmt: skip


def done(shifts: list[Sample], place: str) -> list[Sample]:
    rows = [each for each in shifts if each.values["experience"] == place and each.values.get("state") != "planned"]
    return sorted(rows, key=lambda each: each.values["day"])


def keys(shifts: list[Sample]) -> list[str]:
    return [each.key for each in shifts]
