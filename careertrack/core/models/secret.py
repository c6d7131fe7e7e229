"""A link that lets somebody without an account do one thing."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.http import urlsafe_base64_encode


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class SecretLinkQuerySet(models.QuerySet):
    def usable(self) -> Self:
        return self.filter(withdrawn_at=None, used_at=None, expires_at__gt=timezone.now())

    def opened_by(self, token: str) -> Any:
        """The link this token opens, or None: wrong, expired, withdrawn and used look the same from outside."""
        return self.usable().filter(token_hash=_hash(token)).first()


class SecretLink(models.Model):
    """Abstract. The token is derived from `salt` and the instance's secret key, so that a reminder can carry it again
    while the database alone opens nothing: it keeps the salt and a hash. Showing the page never acts."""

    salt = models.CharField(max_length=43, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True, editable=False)
    expires_at = models.DateTimeField(editable=False)
    opened_at = models.DateTimeField(null=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    used_at = models.DateTimeField(null=True, editable=False)

    objects = SecretLinkQuerySet.as_manager()
    lifetime = timedelta(days=30)
    # Whether a row is of no use any more once it has expired.
    cleared_away: ClassVar[bool] = True

    class Meta:
        abstract = True

    def save(self, **options: Any) -> None:
        if not self.salt:
            self.salt = secrets.token_urlsafe(32)
            self.token_hash = _hash(self.token)
            self.expires_at = self.expires_at or self.default_expiry()
        super().save(**options)

    @property
    def token(self) -> str:
        """256 bits, safe in an address."""
        purpose = f"careertrack.secret.{self._meta.label_lower}"
        return urlsafe_base64_encode(salted_hmac(purpose, self.salt, algorithm="sha256").digest())

    @property
    def link(self) -> str:
        """As it stands in a mail."""
        return settings.SITE_URL + self.get_absolute_url()

    def get_absolute_url(self) -> str:
        raise NotImplementedError

    def default_expiry(self) -> datetime:
        return timezone.now() + self.lifetime

    @property
    def usable(self) -> bool:
        return not self.withdrawn_at and not self.used_at and self.expires_at > timezone.now()

    def withdraw(self) -> None:
        self.withdrawn_at = timezone.now()
        self.save(update_fields=["withdrawn_at"])

    def note_opened(self) -> None:
        type(self)._default_manager.filter(pk=self.pk, opened_at=None).update(opened_at=timezone.now())
