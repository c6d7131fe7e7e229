"""An account deleted by its owner: closed at once, and erased for good by a job that may be interrupted and goes on."""

from contextlib import suppress
from typing import Any

from django.contrib.auth import get_user_model
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Count, RestrictedError
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from careertrack.accounts import sessions
from careertrack.core.backup.make import stored
from careertrack.core.bin import record_models
from careertrack.core.jobs import long_job
from careertrack.core.models.mail import Kind
from careertrack.core.outbox import write
from careertrack.core.storage import discard

AT_A_TIME = 500  # rows in one transaction, so that others can write in between


def number_of_records(person: Any) -> int:
    """Those in the bin too."""
    owned = [model.everything.for_user(person).order_by().values("owner") for model in record_models()]
    counts = [rows.annotate(number=Count("pk")).values_list("number") for rows in owned]
    return sum(number for (number,) in counts[0].union(*counts[1:], all=True))


@transaction.atomic
def close(person: Any) -> None:
    """From now on nobody gets in. The second of two clicks closes nothing."""
    if not get_user_model().objects.filter(pk=person.pk, is_active=True).update(is_active=False):
        return
    person.is_active = False
    person.set_unusable_password()
    person.save(update_fields=["is_active", "password"])
    sessions.end_all(person)
    erase.later(person=person.pk)


@long_job
def erase(person: int) -> None:
    found = get_user_model().objects.filter(pk=person).first()
    if found and found.is_active:
        return  # an administrator has opened it again
    if found:
        erase_records(found)
        with transaction.atomic():
            found.delete()
            write(Kind.ACCOUNT, found.email, _("Your account was deleted"), render_to_string("account/email/deleted_message.txt"))
    with suppress(FileNotFoundError):  # where nobody has kept a file yet
        for folder in default_storage.listdir("")[0]:
            discard(stored(default_storage, f"{folder}/{person}"))


def erase_records(person: Any) -> None:
    """Kind by kind, and again while what another was about stood in the way."""
    waiting = [model for model in record_models() if model.everything.for_user(person).exists()]
    while waiting:
        left = [model for model in waiting if not erased(model, person)]
        if len(left) == len(waiting):
            return  # what holds each other goes with the account itself
        waiting = left


def erased(model: Any, person: Any) -> bool:
    rows = model.everything.for_user(person)
    try:
        while keys := list(rows.order_by("pk").values_list("pk", flat=True)[:AT_A_TIME]):
            rows.filter(pk__in=keys).delete()
    except RestrictedError:
        return False
    return True
