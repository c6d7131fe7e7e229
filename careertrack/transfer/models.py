from careertrack.core.models import Made


class Export(Made):
    """All that one person keeps here, in one file."""

    folder = "exports"
