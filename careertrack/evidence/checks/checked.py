"""All checks of one file, in the order in which they are cheap."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from careertrack.evidence.checks.kinds import kind_of
from careertrack.evidence.checks.names import check_name, shown
from careertrack.evidence.checks.pdf import pages_of
from careertrack.evidence.checks.pictures import rewritten
from careertrack.evidence.checks.refusal import Refused
from careertrack.evidence.models import File
from careertrack.evidence.receiving import Arrived


@dataclass(frozen=True)
class Checked:
    kind: Any
    content: bytes
    pages: int | None = None
    width: int | None = None
    height: int | None = None


def checked(upload: Arrived) -> Checked:
    """As it will be kept."""
    name = upload.sent_as
    if upload.too_large:
        raise Refused(_("“%s” is larger than 10 MB. Save it smaller, or scan it in a lower resolution.") % shown(name))
    if not upload.size:
        raise Refused(_("“%s” is empty. Save it once more and add it again.") % shown(name))
    check_name(name)
    upload.seek(0)
    content = upload.read()
    kind = kind_of(content, name)
    if kind == File.Kind.PDF:
        return Checked(kind, content, pages=pages_of(content, name))
    return Checked(kind, *rewritten_as(content, kind, name))


def rewritten_as(content: bytes, kind: Any, name: str) -> tuple[bytes, None, int, int]:
    written, width, height = rewritten(content, kind, name)
    return written, None, width, height
