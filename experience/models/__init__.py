from experience.models.entry import Entry
from experience.models.place import PRIVACY, Experience
from experience.models.shift import Shift
from experience.models.sign_off import SignOff
from experience.models.states import SignOffState

__all__ = ["PRIVACY", "Entry", "Experience", "Shift", "SignOff", "SignOffState"]
