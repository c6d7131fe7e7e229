"""Marisol Vega: a medical assistant on the way to registered nurse, three years into keeping track of it."""

from careertrack.demo.people.marisol import goals, learning, network, places, shifts, skills, trends
from careertrack.demo.samples import Calendar, Sample


def records(when: Calendar) -> list[Sample]:
    """In the order they point at each other: people, places, shifts."""
    return [
        *network.contacts(),
        *network.mentorships(when),
        *network.interactions(when),
        *places.experiences(when),
        *shifts.shifts(when),
        *skills.ratings(when),
        *learning.courses(when),
        *learning.credentials(when),
        *goals.goals(when),
        *goals.milestones(when),
        *trends.readings(when),
    ]
