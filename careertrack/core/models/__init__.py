from careertrack.core.models.catalogue import CatalogueVersion
from careertrack.core.models.curated import Curated, CuratedQuerySet
from careertrack.core.models.draft import Draft
from careertrack.core.models.event import SecurityEvent
from careertrack.core.models.made import Made, MadeQuerySet
from careertrack.core.models.mail import MailStop, Message
from careertrack.core.models.named import Named, NamedQuerySet
from careertrack.core.models.owned import OnePerPerson, Owned
from careertrack.core.models.record import Record
from careertrack.core.models.rows import RecordQuerySet
from careertrack.core.models.running import Beat, Job, Scheduled
from careertrack.core.models.saved import SavedFilter
from careertrack.core.models.secret import SecretLink, SecretLinkQuerySet

__all__ = [
    "Beat",
    "Draft",
    "Job",
    "Made",
    "MadeQuerySet",
    "MailStop",
    "Message",
    "Scheduled",
    "CatalogueVersion",
    "Curated",
    "CuratedQuerySet",
    "Named",
    "NamedQuerySet",
    "OnePerPerson",
    "Owned",
    "Record",
    "RecordQuerySet",
    "SavedFilter",
    "SecretLink",
    "SecretLinkQuerySet",
    "SecurityEvent",
]
