from careertrack.core.models.catalogue import CatalogueVersion
from careertrack.core.models.curated import Curated, CuratedQuerySet
from careertrack.core.models.owned import Owned
from careertrack.core.models.record import Record
from careertrack.core.models.rows import RecordQuerySet
from careertrack.core.models.secret import SecretLink, SecretLinkQuerySet

__all__ = [
    "CatalogueVersion",
    "Curated",
    "CuratedQuerySet",
    "Owned",
    "Record",
    "RecordQuerySet",
    "SecretLink",
    "SecretLinkQuerySet",
]
