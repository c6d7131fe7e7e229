"""What a file is by its content, and whether it says so."""

import re
from typing import Any

import filetype
from django.utils.translation import gettext as _

from careertrack.evidence.checks.names import ending, shown
from careertrack.evidence.checks.refusal import Refused
from careertrack.evidence.models import File

KINDS: dict[str, Any] = {
    "application/pdf": File.Kind.PDF,
    "image/jpeg": File.Kind.JPEG,
    "image/png": File.Kind.PNG,
    "image/webp": File.Kind.WEBP,
}
MIME = {kind: mime for mime, kind in KINDS.items()}
ENDINGS: dict[Any, tuple[str, ...]] = {
    File.Kind.PDF: ("pdf",),
    File.Kind.JPEG: ("jpg", "jpeg", "jpe", "jfif"),
    File.Kind.PNG: ("png",),
    File.Kind.WEBP: ("webp",),
}
HEIC = re.compile(rb".{4}ftyp(heic|heix|hevc|heim|heis|mif1|msf1|avif|avis)", re.DOTALL)
OFFICE = re.compile(r"docx?|docm|dotx?|xlsx?|xlsm|pptx?|pptm|od[tsp]|rtf|pages|key")
# Markup that a browser or a server might run, wherever it stands.
MARKUP = re.compile(rb"<\s*(?:script|html|!doctype|svg|iframe|body|\?php)[\s>/]|<\?php", re.IGNORECASE)
ZIP_END = b"PK\x05\x06"
FAR = 66_000  # from the end: where readers of zip files look for theirs


def kind_of(content: bytes, name: str) -> Any:
    if HEIC.match(content[:16]) or ending(name) in ("heic", "heif"):
        words = _("“%s” is a HEIC picture, which many programs cannot open. Share it as JPEG, or take a screenshot of it.")
        raise Refused(words % shown(name))
    found = KINDS.get(filetype.guess_mime(content[:8192]) or "")
    if found is None and OFFICE.fullmatch(ending(name)):
        raise Refused(_("“%s” is a document of an office program. Open it, save it as PDF and add the PDF.") % shown(name))
    if found is None:
        raise Refused(_("“%s” is no PDF, JPEG, PNG or WebP file. Save it as PDF or JPEG and add that.") % shown(name))
    refuse_wrong_ending(found, name)
    refuse_two_in_one(content, name)
    return found


def refuse_wrong_ending(kind: Any, name: str) -> None:
    if (said := ending(name)) not in ("", *ENDINGS[kind]):
        words = _("“%(name)s” ends in .%(said)s, and is a %(kind)s inside. Rename it to .%(right)s and add it again.")
        raise Refused(words % {"name": shown(name), "said": shown(said), "kind": kind.label, "right": ENDINGS[kind][0]})


def refuse_two_in_one(content: bytes, name: str) -> None:
    if MARKUP.search(content) or ZIP_END in content[-FAR:] or b"%PDF-" in content[1:]:
        raise Refused(two_in_one(name))


def two_in_one(name: str) -> str:
    return _("“%s” has something else hidden in it. Print it to a new PDF, or take a photo of it, and add that.") % shown(name)


def damaged(name: str) -> str:
    return _("“%s” is damaged and cannot be opened. Save or scan it once more and add it again.") % shown(name)
