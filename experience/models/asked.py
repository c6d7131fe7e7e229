"""Which requests: what a link may open, how they stand, what is printed."""

from collections.abc import Iterable
from typing import Any, Self

from django.db import models
from django.utils import timezone

from careertrack.core.models import RecordQuerySet, SecretLinkQuerySet
from experience.models.check_code import hashed, plain
from experience.models.states import Decision


class SignOffQuerySet(SecretLinkQuerySet, RecordQuerySet):
    def bulk_create(self, objs: Iterable[Any], **options: Any) -> list[Any]:
        rows = list(objs)
        for each in rows:
            each.derive() if each.salt else each.renew()
        return super().bulk_create(rows, **options)

    def usable(self) -> Self:
        """What a link may open: paper has none."""
        return super().usable().filter(on_paper=False)

    def opened_by(self, token: str) -> Any:
        """Once it was answered a link still says what the answer was, for as long as it would have worked."""
        answered = self.filter(on_paper=False, withdrawn_at=None, expires_at__gt=timezone.now()).exclude(decision="")
        return super().opened_by(token) or answered.filter(token_hash=hashed(token)).first()

    def standing_at(self, standing: str) -> Self:
        """As its badge says: of what is undecided the decision alone does not tell."""
        if standing in Decision:
            return self.filter(decision=standing)
        if standing == "withdrawn":
            return self.exclude(withdrawn_at=None)
        if standing == "printed":
            return self.undecided().filter(on_paper=True)
        ahead = models.Q(expires_at__gt=timezone.now())
        return self.undecided().filter(ahead if standing == "waiting" else ~ahead, on_paper=False)

    def undecided(self) -> Self:
        return self.filter(decision="", withdrawn_at=None)

    def on_sheets(self) -> Self:
        """What may be printed: what is to be signed by hand, and what was signed."""
        return self.filter(models.Q(on_paper=True) | models.Q(decision="signed"), withdrawn_at=None)

    def of_code(self, code: str) -> Any:
        """The sheet with this check code, whoever holds it."""
        return self.on_sheets().filter(check_hash=hashed(plain(code))).first()
