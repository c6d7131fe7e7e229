"""How the instance is, for staff: what it stands on, what waits, and what went wrong."""

import shutil
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from careertrack import __version__
from careertrack.core import clock, days, schedule
from careertrack.core.models import Beat, Job, Message, Scheduled
from careertrack.core.models.mail import Kind, MailStop, State
from careertrack.core.outbox import write
from careertrack.core.post import OUT_OF_REACH, REACHED
from careertrack.core.privacy import staff_only

MISSING_AFTER = timedelta(minutes=5)
LITTLE_DISK = 1024**3


@staff_only
def status(request: HttpRequest) -> HttpResponse:
    return render(request, "core/status.html", {"facts": facts(), "problems": problems(), "schedule": scheduled()})


@require_POST
@staff_only
def test_mail(request: HttpRequest) -> HttpResponse:
    person: Any = request.user
    # Who asks for one wants one, whatever they stopped before.
    MailStop.objects.filter(to=person.email, kind=Kind.TEST).update(stopped_at=None)
    words = _("This is the test mail you asked for. Mail from CareerTrack reaches you.")
    write(Kind.TEST, person.email, _("Test mail from CareerTrack"), words)
    messages.success(request, _("Wrote a test mail to %s. This page says when it is sent.") % person.email)
    return redirect("status")


def moment(at: datetime | None) -> str:
    return f"{days.shown(clock.day_of(at))}, {timezone.localtime(at):%H:%M}" if at else _("Never")


def worker_missing() -> bool:
    """Whether it has not been seen for five minutes."""
    seen = Beat.last(schedule.WORKER)
    return seen is None or timezone.now() - seen > MISSING_AFTER


def facts() -> list[tuple[str, str]]:
    disk = shutil.disk_usage(settings.DATA_DIR)
    return [
        (_("Version"), __version__),
        (_("Database"), database()),
        (_("Disk"), _("%(free)s free of %(all)s") % {"free": filesizeformat(disk.free), "all": filesizeformat(disk.total)}),
        (_("Worker last seen"), moment(Beat.last(schedule.WORKER))),
        (_("Jobs waiting"), str(Job.objects.waiting().count())),
        (_("Mail waiting"), str(Message.objects.waiting().count())),
        (_("Mail last sent"), moment(last_sent())),
    ]


def last_sent() -> Any:
    return Message.objects.filter(state=State.SENT).order_by("-ended_at").values_list("ended_at", flat=True).first()


def database() -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        else:
            cursor.execute("SELECT pg_database_size(current_database())")
        size = cursor.fetchone()[0]
    version = ".".join(str(part) for part in connection.get_database_version()[:2])  # type: ignore[attr-defined]
    return f"{connection.display_name} {version}, {filesizeformat(size)}"


def problems() -> list[str]:
    found = [worker_words(), disk_words(), server_words(), *counted()]
    return [words for words in found if words]


def worker_words() -> str:
    return _("The worker has not been seen for 5 minutes: no mail is sent and no job is done.") if worker_missing() else ""


def disk_words() -> str:
    little = shutil.disk_usage(settings.DATA_DIR).free < LITTLE_DISK
    return _("Less than 1 GB is left on the disk of DATA_DIR.") if little else ""


def server_words() -> str:
    reached, failed = Beat.last(REACHED), Beat.last(OUT_OF_REACH)
    if failed and (reached is None or failed > reached):
        return _("The mail server could not be reached at %s. Mail waits and is tried again every minute.") % moment(failed)
    return ""


def counted() -> list[str]:
    """What happened in the last 30 days; older rows are cleared away."""
    rows = Message.objects.all()
    refused, twice = rows.filter(state=State.REFUSED).count(), rows.filter(perhaps_twice=True).count()
    given_up = Job.objects.filter(given_up_at__isnull=False).count()
    words = [
        (refused, ngettext("A mail server refused %d mail.", "Mail servers refused %d mails.", refused)),
        (twice, ngettext("%d mail may have arrived twice: the worker ended while a server was taking it.",
                         "%d mails may have arrived twice: the worker ended while a server was taking them.", twice)),
        (given_up, ngettext("%d job was given up after many tries.", "%d jobs were given up after many tries.", given_up)),
    ]  # fmt: skip
    return [sentence % number for number, sentence in words if number]


def scheduled() -> list[dict[str, str]]:
    rows = {row.name: row for row in Scheduled.objects.all()}
    names = {"bin": _("Empty the bin of what is older than 30 days"), "expired": _("Clear away what has expired"),
             "backup": _("Make a back-up"), "files": _("Clear away files that belong to nothing"),
             "drafts": _("Prepare shifts that come back every week"),
             "sign-offs": _("Remind who was asked to confirm hours")}  # fmt: skip
    return [line(names.get(name, name), rows.get(name)) for name in schedule.schedule()]


def line(name: str, row: Scheduled | None) -> dict[str, str]:
    if row is None:
        return {"name": name, "last": _("Never"), "next": _("When the worker starts"), "failure": ""}
    return {"name": name, "last": moment(row.finished_at), "next": moment(row.due_at), "failure": row.failure}
