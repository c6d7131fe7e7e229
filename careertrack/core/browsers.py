"""A browser in words, as people know theirs: "Firefox on Windows", "Safari on iPhone"."""

from django.utils.translation import gettext as _
from ua_parser import parse_os, parse_user_agent

# Patterns are tried on it: what is longer says nothing more, and takes long.
LONGEST = 200
PLAINLY = {"Mac OS X": "macOS", "Chrome OS": "ChromeOS", "HeadlessChrome": "Chrome", "IE": "Internet Explorer"}
# What the patterns add to the name of one and the same browser.
ADDED = (" Mobile iOS", " Mobile WebView", " Mobile", " iOS", "Mobile ")


def browser(user_agent: str) -> str:
    """Whatever is sent: it is only ever compared, and shown as text."""
    text = user_agent[:LONGEST]
    found, system = parse_user_agent(text), parse_os(text)
    name = plainly(found.family) if found else _("Unknown browser")
    where = apple(text) or (plainly(system.family) if system else "")
    return _("%(browser)s on %(system)s") % {"browser": name, "system": where} if where else name


def plainly(family: str) -> str:
    for each in ADDED:
        family = family.removeprefix(each).removesuffix(each)
    return PLAINLY.get(family, family)


def apple(text: str) -> str:
    """The system of both is called iOS; people call it by the device."""
    return next((each for each in ("iPhone", "iPad") if f"({each}" in text), "")
