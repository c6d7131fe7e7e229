from learning.models.catalogue import Category, CredentialType
from learning.models.course import Course
from learning.models.credential import OPEN, SOON, URGENT, Credential, CredentialQuerySet
from learning.models.credit import Credit
from learning.models.cycle import RenewalCycle
from learning.models.packet import Packet
from learning.models.ruleset import RuleSet
from learning.models.tuition import Allowance, Reimbursement
from learning.models.units import Unit

__all__ = [
    "OPEN",
    "SOON",
    "URGENT",
    "Allowance",
    "Category",
    "Course",
    "Credential",
    "CredentialQuerySet",
    "CredentialType",
    "Credit",
    "Packet",
    "Reimbursement",
    "RenewalCycle",
    "RuleSet",
    "Unit",
]
