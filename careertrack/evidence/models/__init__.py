from careertrack.evidence.models.evidenced import BY_CERTIFICATE, Evidenced, EvidencedQuerySet, missing, proved_by, unproved
from careertrack.evidence.models.file import File, FileQuerySet

__all__ = ["BY_CERTIFICATE", "Evidenced", "EvidencedQuerySet", "File", "FileQuerySet", "missing", "proved_by", "unproved"]
