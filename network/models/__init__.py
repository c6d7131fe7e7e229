from network.models.contact import INTERVALS, Contact
from network.models.interaction import Interaction, InteractionQuerySet
from network.models.mentorship import Mentorship

__all__ = ["INTERVALS", "Contact", "Interaction", "InteractionQuerySet", "Mentorship"]
