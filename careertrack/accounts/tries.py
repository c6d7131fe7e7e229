"""What went wrong on the way in is told to the owner of the account: the try, and that the door closes after it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.core import context
from django.core.exceptions import ValidationError

from careertrack.accounts.limits import closed
from careertrack.core.models import SecurityEvent
from careertrack.core.security import record, refused, tell

LIMITED = {"too_many_login_attempts", "rate_limited"}


@contextmanager
def second_step(user: Any, wrong: SecurityEvent.Kind) -> Iterator[None]:
    """Around the check of what was shown. A refusal by limit says so itself."""
    try:
        yield
    except ValidationError as error:
        if error.code not in LIMITED:
            wrong_step(user, wrong)
        raise


def wrong_step(user: Any, wrong: SecurityEvent.Kind) -> None:
    """Whose passkey it is meant to be is not believed: anybody could fill anybody's log."""
    if user is None:
        tell(context.request, wrong.value)
        return
    record(context.request, user, wrong)
    if closed(context.request, user.email, "code"):
        refused(context.request, user)
