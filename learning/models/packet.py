from django.db import models

from careertrack.core.models import Made
from learning.models.credential import Credential
from learning.models.cycle import RenewalCycle


class Packet(Made):
    """What an audit is sent, put together in one file."""

    credential = models.ForeignKey(Credential, models.CASCADE, related_name="+", editable=False)
    cycle = models.ForeignKey(RenewalCycle, models.CASCADE, null=True, related_name="+", editable=False)

    folder = "packets"

    class Meta:
        indexes = [models.Index(fields=["owner", "credential"], name="packet_of_credential")]
