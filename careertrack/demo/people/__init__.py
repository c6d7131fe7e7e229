"""Who the sample people are."""

from collections.abc import Callable
from dataclasses import dataclass

from careertrack.demo.people import marisol, sam
from careertrack.demo.samples import Calendar, Sample


def nothing(when: Calendar) -> list[Sample]:
    return []


@dataclass(frozen=True)
class Person:
    email: str
    name: str
    time_zone: str
    locale: str
    records: Callable[[Calendar], list[Sample]] = nothing
    curates: bool = False


PEOPLE = (
    Person("marisol@example.com", "Marisol Vega", "America/Chicago", "en-us", marisol.records),
    Person("sam@example.com", "Sam Okoro", "Europe/London", "en-gb", sam.records),
    Person("newcomer@example.com", "Nia Newcomer", "America/New_York", "en-us"),
    Person("curator@example.com", "Casey Curator", "America/New_York", "en-us", curates=True),
)
