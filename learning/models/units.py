"""The units credits come in, word for word as issuers write them: different units never add."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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


class Piece(models.TextChoices):
    """What is counted one by one."""

    ACCOUNTS = "accounts", "accounts"
    ACTIVITIES = "activities", "activities"
    ASSESSMENT = "assessment", "assessment"
    COMPLETION = "course completion", "course completion"
    COURSE = "course", "course"
    CPD_ENTRIES = "CPD entries", "CPD entries"
    DECLARATIONS = "declarations", "declarations"
    DISCUSSION = "discussion", "discussion"
    ENTRIES = "entries", "entries"
    EXAM = "exam", "exam"
    GOALS = "goals", "goals"
    PIECES = "pieces", "pieces"
    SELF_REVIEWS = "self-reviews", "self-reviews"
    SIGN_OFF = "sign-off", "sign-off"


# What only a rule is counted in, and nothing somebody logs.
OF_RULES = ("practice hours", "work hours", "category completed", "of 8 domains", "standards", "topic", "account")
LOGGED = [(_("Hours, credits and points"), Unit.choices), (_("Counted one by one"), Piece.choices)]
ASKED = [*LOGGED, (_("Of rules"), [(unit, unit) for unit in OF_RULES])]
