"""What happened to the way into an account, for its owner to see."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class EventQuerySet(models.QuerySet):
    def for_user(self, user: Any) -> Self:
        return self.filter(person_id=user.pk, person__isnull=False)


class SecurityEvent(models.Model):
    class Kind(models.TextChoices):
        SIGNED_IN = "signed in", _("Signed in")
        WRONG_PASSWORD = "wrong password", _("A wrong password was entered")
        WRONG_CODE = "wrong code", _("A wrong code was entered")
        WRONG_PASSKEY = "wrong passkey", _("A passkey did not match")
        TOO_MANY = "too many tries", _("Too many tries: more were refused for a while")
        REFUSED = "sign-in refused", _("A sign-in was refused because the account is disabled")
        CODE_USED = "recovery code used", _("A recovery code was used")
        SIGNED_OUT = "signed out", _("Signed out")
        DEVICE_ENDED = "device ended", _("Another device was signed out")
        PASSWORD = "password changed", _("Your password was changed")
        RESET = "password reset", _("Your password was reset by a mailed link")
        EMAIL = "email changed", _("The email you sign in with was changed")
        APP_ADDED = "app added", _("An authenticator app was set up")
        APP_REMOVED = "app removed", _("Your authenticator app was removed")
        PASSKEY_ADDED = "passkey added", _("A passkey was added")
        PASSKEY_REMOVED = "passkey removed", _("A passkey was removed")
        NEW_CODES = "new codes", _("New recovery codes were made")
        EXPORT = "export made", _("An export of everything was made")
        BY_STAFF = "changed by staff", _("An administrator changed your account")
        BY_MACHINE = "changed at the server", _("Whoever runs the server changed your account")
        EXPORTED = "exported", _("A list or a packet of yours was exported")
        LINK_OPENED = "link opened", _("A link sent for you was opened")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", editable=False)
    kind = models.CharField(max_length=24, choices=Kind.choices, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    address = models.CharField(max_length=45, editable=False)
    device = models.CharField(max_length=160, editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["person", "-at"], name="events_of_a_person")]

    def __str__(self) -> str:
        return self.get_kind_display()
