"""What may be kept, by its content: anything else is refused in one sentence."""

from careertrack.evidence.checks.checked import Checked, checked
from careertrack.evidence.checks.refusal import Refused

__all__ = ["Checked", "Refused", "checked"]
