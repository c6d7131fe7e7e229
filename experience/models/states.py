from django.db import models
from django.utils.translation import gettext_lazy as _


class SignOffState(models.TextChoices):
    """Of one shift. Nothing but the decision is stored: a shift that differs from what was signed is void."""

    NOT_ASKED = "not-asked", _("Not asked")
    WAITING = "waiting", _("Waiting")
    SIGNED = "signed", _("Signed off")
    CHANGE = "change", _("Change asked")
    DECLINED = "declined", _("Declined")
    VOID = "void", _("Void")
    EXPIRED = "expired", _("Expired")

    @property
    def badge(self) -> str:
        return BADGES[self]


BADGES = {
    SignOffState.NOT_ASKED: "none",
    SignOffState.WAITING: "sent",
    SignOffState.SIGNED: "ok",
    SignOffState.CHANGE: "soon",
    SignOffState.DECLINED: "urgent",
    SignOffState.VOID: "urgent",
    SignOffState.EXPIRED: "soon",
}


class Decision(models.TextChoices):
    """What whoever was asked said to a request."""

    SIGNED = "signed", _("Signed off")
    CHANGE = "change", _("Change asked")
    DECLINED = "declined", _("Declined")
