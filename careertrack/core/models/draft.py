"""What was sent from a form after its sign-in had ended."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone


class DraftQuerySet(models.QuerySet):
    def for_user(self, user: Any) -> Self:
        return self.filter(owner_id=user.pk, owner__isnull=False)


class Draft(models.Model):
    """No record: it waits for its owner to come back to the form, and is cleared away after a day."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", editable=False)
    path = models.CharField(max_length=300, editable=False)  # of the form
    typed = models.JSONField(editable=False)  # {field: values}, as sent
    kept_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint("owner", "path", name="one_draft_for_a_form")]

    def __str__(self) -> str:
        return self.path
