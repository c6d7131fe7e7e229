"""Who is here: people who sign in by email, and invitations to join them."""

from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from careertrack.core.fields import LineField
from careertrack.core.models import SecretLink, SecretLinkQuerySet
from careertrack.core.text import NAME


def known_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValidationError(_("Choose a time zone from the list."), code="zone") from error


def zone_choices() -> list[tuple[str, str]]:
    """Zones people live in, by region: `America/New_York`."""
    regions = ("Africa/", "America/", "Antarctica/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
    return [(zone, zone.replace("_", " ")) for zone in sorted(available_timezones()) if zone.startswith(regions)] + [("UTC", "UTC")]


def default_zone() -> str:
    return settings.TIME_ZONE


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email=(email or "").lower())


class User(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField(_("email"), unique=True, error_messages={"unique": _("This email is already in use.")})
    display_name = LineField(_("name"), max_length=NAME, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, default=default_zone, validators=[known_zone])
    locale = models.CharField(_("dates and numbers"), max_length=10, choices=settings.LANGUAGES, default="en-us")
    birth_month = models.PositiveSmallIntegerField(_("month you were born in"), null=True, blank=True, choices=MONTHS.items())
    is_staff = models.BooleanField(_("staff"), default=False, help_text=_("May open the curation pages."))
    is_active = models.BooleanField(_("active"), default=True, help_text=_("Switch off to disable the account."))
    date_joined = models.DateTimeField(_("joined"), default=timezone.now, editable=False)
    # Since sign-up, until the pages that welcome a new person were offered.
    to_welcome = models.BooleanField(default=False, editable=False)
    # Counts every change to the person's records; see core.models.owned.bump.
    records_version = models.PositiveBigIntegerField(default=0, editable=False)

    objects = UserManager()

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_per_address")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.display_name or self.email.partition("@")[0]

    @property
    def first_name(self) -> str:
        return (self.name.split() or [""])[0]

    @property
    def initials(self) -> str:
        words = self.name.replace(".", " ").split()
        if not words:
            return "?"
        return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()

    def clean(self) -> None:
        super().clean()
        self.email = self.email.strip().lower()


def shown_name(user: User) -> str:
    return user.name


class InvitationQuerySet(SecretLinkQuerySet):
    def waiting(self) -> Any:
        return self.usable().order_by("-created_at")


class Invitation(SecretLink):
    """A way in while `SIGNUP=invite`: one link, one account."""

    email = models.EmailField(_("email"))
    invited_by = models.ForeignKey(User, models.CASCADE, related_name="+", editable=False)

    objects = InvitationQuerySet.as_manager()

    def __str__(self) -> str:
        return self.email

    def get_absolute_url(self) -> str:
        return reverse("invitation", args=[self.token])

    def accept(self) -> bool:
        """Use it up; False when somebody else just did."""
        return bool(Invitation.objects.usable().filter(pk=self.pk).update(used_at=timezone.now()))
