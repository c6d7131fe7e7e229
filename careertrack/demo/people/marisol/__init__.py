"""Marisol Vega: a medical assistant on the way to registered nurse, three years into keeping track of it."""

from careertrack.demo.people.marisol import (
    credits,
    events,
    goals,
    learning,
    network,
    papers,
    places,
    shifts,
    sign_offs,
    skills,
    trends,
)
from careertrack.demo.samples import Calendar, Sample


def records(when: Calendar) -> list[Sample]:
    """In the order they point at each other: people, what was learned, places, shifts, hours, goals."""
    return [
        *network.tags(),
        *network.contacts(),
        *network.positions(when),
        *network.mentorships(when),
        *network.interactions(when),
        *events.events(when),
        *events.memberships(when),
        *skills.reflections(when),
        *places.experiences(when),
        *shifts.shifts(when),
        *sign_offs.sign_offs(when, shifts.shifts(when)),
        *skills.ratings(when),
        *skills.targets(when),
        *papers.files(),
        *learning.courses(when),
        *learning.credentials(when),
        *trends.readings(when),
        *trends.following(),
        *credits.credits(when),
        *credits.tuition(when),
        *goals.direction(),
        *goals.goals(when),
        *goals.milestones(when),
        *goals.check_ins(when),
    ]
