"""The units credits come in, word for word as issuers write them: different units never add."""

from django.db import models


class Unit(models.TextChoices):
    HOURS = "hours", "hours"
    CONTACT_HOURS = "contact hours", "contact hours"
    CE_HOURS = "CE hours", "CE hours"
    CE_CREDITS = "CE credits", "CE credits"
    CEU = "CEU", "CEU"
    CPD_HOURS = "CPD hours", "CPD hours"
    POINTS = "points", "points"
    CCP_POINTS = "CCP points", "CCP points"
    CECH = "CECH", "CECH"
    CERPS = "CERPs", "CERPs"
    CME = "CME", "CME"
    CME_CREDITS = "CME credits", "CME credits"
    CMP_POINTS = "CMP points", "CMP points"
    CPEU = "CPEU", "CPEU"
    IPU = "IPU", "IPU"
    UNITS = "units", "units"
