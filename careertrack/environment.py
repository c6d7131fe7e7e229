"""Reads the environment. Nonsense is refused in one sentence that names the setting and says what is allowed."""

import os
import re
import secrets
import warnings
from email import policy
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str) -> str:
    """An empty value counts as not set: that is how compose files and service units leave one out."""
    return os.environ.get(name, "").strip() or default


def choice(name: str, default: str, allowed: tuple[str, ...]) -> str:
    value = text(name, default).lower()
    if value not in allowed:
        raise ImproperlyConfigured(f"{name}={value!r} is not known. Use one of: {', '.join(allowed)}.")
    return value


def flag(name: str, default: bool) -> bool:
    return choice(name, "on" if default else "off", ("on", "off", "true", "false", "1", "0")) in ("on", "true", "1")


def number(name: str, default: int, low: int, high: int) -> int:
    given = text(name, str(default))
    if not (given.isascii() and given.isdigit() and len(given) < 10 and low <= int(given) <= high):
        raise ImproperlyConfigured(f"{name}={given!r} is not usable. Use a whole number from {low} to {high}.")
    return int(given)


def url_setting(read, name: str, default: str) -> dict:
    """django-environ's parser, with a sentence instead of its own exception."""
    try:
        # Its warnings repeat the address, with the password in it.
        with warnings.catch_warnings(action="ignore"):
            return read(text(name, default))
    except Exception as error:
        raise ImproperlyConfigured(f"{name} is not an address this program understands. See README.md.") from error


def data_dir(default: Path) -> Path:
    folder = Path(text("DATA_DIR", str(default)))
    try:
        folder = folder.expanduser().resolve()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, RuntimeError) as error:
        raise ImproperlyConfigured(f"DATA_DIR={folder} cannot be used: {str(error).rstrip('.')}.") from error
    if not os.access(folder, os.W_OK):
        raise ImproperlyConfigured(f"DATA_DIR={folder} cannot be written to.")
    return folder


def secret_key(folder: Path) -> str:
    """SECRET_KEY, or one made on the first run and kept beside the data with mode 600."""
    if given := text("SECRET_KEY", ""):
        if len(given) < 50 or len(set(given)) < 10 or given.startswith("django-insecure-"):
            raise ImproperlyConfigured(
                "SECRET_KEY is easy to guess. Use 50 or more random characters, or leave it out: one is made."
            )
        return given
    path = folder / "secret_key"
    try:
        # O_EXCL: of two processes that start together, one writes and both read the same key.
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
    except FileExistsError:
        pass
    except OSError as error:
        raise ImproperlyConfigured(f"{path} cannot be written: {error.strerror}.") from error
    return kept_key(path)


def kept_key(path: Path) -> str:
    try:
        key = path.read_text().strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"{path} cannot be read: {error}.") from error
    if not key:
        raise ImproperlyConfigured(f"{path} is empty. Remove it; a new one is made, and everybody signs in again.")
    return key


def bind_address() -> str:
    given = text("BIND", "127.0.0.1").strip("[]")
    try:
        return str(ip_address(given))
    except ValueError as error:
        message = f"BIND={given!r} is not usable. Use an address of this machine, like 127.0.0.1, 0.0.0.0 or ::1."
        raise ImproperlyConfigured(message) from error


def site_url(port: int) -> str:
    given = text("SITE_URL", f"http://localhost:{port}")
    # Host name or IPv6 address, perhaps a port: nothing a browser would send back differently.
    shape = r"https?://([a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:.]+\])(:\d{1,5})?"
    url = given.lower().rstrip("/")
    try:
        usable = re.fullmatch(shape, url, re.ASCII) and urlsplit(url).port != 0
    except ValueError:
        usable = False
    if not usable:
        raise ImproperlyConfigured(f"SITE_URL={given!r} is not usable. Use an address like https://careers.example.org.")
    return url.removesuffix(":443" if url.startswith("https:") else ":80")


def mail_from(default: str) -> str:
    given = text("MAIL_FROM", default)
    found = policy.default.header_factory("From", given)
    if found.defects or len(found.addresses) != 1 or not found.addresses[0].domain:
        raise ImproperlyConfigured(f"MAIL_FROM={given!r} is not usable. Use one address, like Careers <careers@example.org>.")
    return given


def time_zone() -> str:
    name = text("TIME_ZONE", "UTC")
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError) as error:
        raise ImproperlyConfigured(f"TIME_ZONE={name!r} is not known. Use a name like America/New_York or UTC.") from error
    return name


def debug(host: str, loopback: list[str]) -> bool:
    """Its error pages show code and settings to whoever gets them."""
    wanted = flag("DEBUG", False)
    if wanted and host not in loopback:
        raise ImproperlyConfigured(f"DEBUG=on shows code and settings to everybody who reaches {host}. Use DEBUG=off there.")
    return wanted


def refuse_hosts() -> None:
    """Another way to say which names are answered could say more than SITE_URL does."""
    if text("ALLOWED_HOSTS", ""):
        raise ImproperlyConfigured("ALLOWED_HOSTS is not read. SITE_URL says which name is answered; leave ALLOWED_HOSTS out.")
