from careertrack.evidence.models.evidenced import Evidenced, missing, proved_by, unproved
from careertrack.evidence.models.file import File, FileQuerySet

__all__ = ["Evidenced", "File", "FileQuerySet", "missing", "proved_by", "unproved"]
