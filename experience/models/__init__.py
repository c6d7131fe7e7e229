from experience.models.place import PRIVACY, Experience
from experience.models.shift import Shift

__all__ = ["PRIVACY", "Experience", "Shift"]
