from learning.models.course import Course
from learning.models.credential import SOON, URGENT, Credential, CredentialQuerySet

__all__ = ["SOON", "URGENT", "Course", "Credential", "CredentialQuerySet"]
