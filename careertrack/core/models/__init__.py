from careertrack.core.models.catalogue import CatalogueVersion
from careertrack.core.models.curated import Curated, CuratedQuerySet
from careertrack.core.models.owned import Owned, OwnedQuerySet
from careertrack.core.models.secret import SecretLink, SecretLinkQuerySet

__all__ = ["CatalogueVersion", "Curated", "CuratedQuerySet", "Owned", "OwnedQuerySet", "SecretLink", "SecretLinkQuerySet"]
