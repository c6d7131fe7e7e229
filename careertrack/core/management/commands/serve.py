"""`manage.py serve`: make everything ready, then run the web server and the worker, and look after them."""

import hashlib
import socket
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from careertrack.core.locks import only_one
from careertrack.core.supervise import Child, Supervisor

LOOPBACK = {"localhost", "127.0.0.1", "::1"}
PLAIN_HTTP = (
    "Warning: SITE_URL is http for another machine than this one. Passkeys, secure cookies and installing on a phone "
    "will not work, and whoever shares the network can read along. Put it behind https and set SITE_URL=https://…"
)


class Command(BaseCommand):
    help = "Prepare the database, the catalogue and the static files, then serve until stopped."

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_taken_port()
        # Several machines may start together.
        with only_one("prepare", wait=True):
            prepare()
        if not settings.HTTPS and urlsplit(settings.SITE_URL).hostname not in LOOPBACK:
            self.stderr.write(PLAIN_HTTP)
        self.stdout.write(f"CareerTrack is running at {settings.SITE_URL}. Stop it with Ctrl+C.")
        self.stdout.flush()
        sys.exit(Supervisor(children()).run())


def children() -> list[Child]:
    web = Child("The web server", gunicorn())
    return (
        [web, Child("The worker", [sys.executable, str(settings.BASE_DIR / "manage.py"), "worker"])] if settings.WORKER else [web]
    )


def address() -> str:
    host = f"[{settings.BIND}]" if ":" in settings.BIND else settings.BIND
    return f"{host}:{settings.PORT}"


def refuse_taken_port() -> None:
    """Asked before anything is started: a server that cannot listen would only be restarted for ever."""
    family = socket.AF_INET6 if ":" in settings.BIND else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.BIND, settings.PORT))
        except OSError as error:
            message = f"Cannot listen at {address()}: {error.strerror}. Choose another PORT or BIND."
            raise CommandError(message) from error


def prepare() -> None:
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("loadcatalogue", verbosity=0)
    stamp, wanted = settings.DATA_DIR / "static.stamp", static_digest()
    if not (settings.STATIC_ROOT.is_dir() and stamp.is_file() and stamp.read_text() == wanted):
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(wanted)


def static_digest() -> str:
    """Changes with our static files and with the packages that bring theirs."""
    digest = hashlib.sha256((settings.BASE_DIR / "requirements.txt").read_bytes())
    for folder in settings.STATICFILES_DIRS:
        for path in sorted(Path(folder).rglob("*")):
            if path.is_file():
                digest.update(str(path.relative_to(folder)).encode() + path.read_bytes())
    return digest.hexdigest()


def gunicorn() -> list[str]:
    return [
        *(sys.executable, "-m", "gunicorn", "careertrack.wsgi:application"),
        *("--bind", address(), "--chdir", str(settings.BASE_DIR)),
        *("--workers", str(settings.WEB_PROCESSES), "--threads", str(settings.WEB_THREADS), "--worker-class", "gthread"),
        *("--log-level", "warning", "--graceful-timeout", "10"),
        # A proxy on this machine is believed what it says of paths, and many pass on what the visitor said.
        *("--forwarder-headers", ""),
    ]
