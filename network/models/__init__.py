from network.models.contact import INTERVALS, Contact
from network.models.event import Event, Membership
from network.models.interaction import Interaction, InteractionQuerySet
from network.models.mentorship import Mentorship
from network.models.organisation import Organisation
from network.models.position import Position
from network.models.tag import Tag

__all__ = [
    "INTERVALS",
    "Contact",
    "Event",
    "Interaction",
    "InteractionQuerySet",
    "Membership",
    "Mentorship",
    "Organisation",
    "Position",
    "Tag",
]
