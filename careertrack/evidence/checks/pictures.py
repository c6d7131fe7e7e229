"""A picture is opened and written anew: what is kept are its pixels, and nothing that came beside them."""

import struct
from io import BytesIO
from threading import Lock
from typing import Any

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from careertrack.evidence.checks.kinds import damaged, two_in_one
from careertrack.evidence.checks.names import shown
from careertrack.evidence.checks.refusal import Refused
from careertrack.evidence.models import File

MOST_PIXELS = 50_000_000
EDGE = 3000  # a page of paper at 270 dots an inch
OPTIONS: dict[Any, dict[str, Any]] = {
    File.Kind.JPEG: {"quality": 88},
    File.Kind.PNG: {"compress_level": 6},
    File.Kind.WEBP: {"quality": 88, "method": 4},
}
# One at a time in each process: a large one takes some hundred megabytes while it is open.
opening = Lock()


def rewritten(content: bytes, kind: Any, name: str) -> tuple[bytes, int, int]:
    """(content, width, height)."""
    if has_more_behind(content, kind):
        raise Refused(two_in_one(name))
    with opening:
        try:
            picture = opened(content, kind, name)
            clean(picture := upright(picture))
            written = BytesIO()
            picture.save(written, format=kind.name, **OPTIONS[kind])
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise Refused(too_many_pixels(name)) from error
        except (OSError, ValueError, SyntaxError, struct.error, EOFError, IndexError, KeyError, TypeError) as error:
            raise Refused(damaged(name)) from error
        return written.getvalue(), *picture.size


def opened(content: bytes, kind: Any, name: str) -> Any:
    picture = Image.open(BytesIO(content), formats=[kind.name])
    if picture.width * picture.height > MOST_PIXELS:
        raise Refused(too_many_pixels(name))
    picture.draft("RGB", (EDGE, EDGE))  # what of a JPEG would be thrown away is not even read
    picture.load()
    return picture


def too_many_pixels(name: str) -> str:
    return _("“%s” has more than 50 million pixels. Save it in a smaller size and add it again.") % shown(name)


def upright(picture: Any) -> Any:
    """As it was held, no larger than a page needs, and in colours that every one of the kinds can hold."""
    picture = ImageOps.exif_transpose(picture)
    if picture.mode not in ("L", "RGB", "RGBA"):
        seen_through = picture.mode in ("LA", "PA", "La", "RGBa") or "transparency" in picture.info
        picture = picture.convert("RGBA" if seen_through else "RGB")
    if max(picture.size) > EDGE:
        picture.thumbnail((EDGE, EDGE))
    return picture


def clean(picture: Any) -> None:
    """Pillow would write along what it found: comments, profiles, and where the picture was taken."""
    picture.info = {}


def has_more_behind(content: bytes, kind: Any) -> bool:
    if kind == File.Kind.PNG:
        end = content.rfind(b"IEND")
        return end > 0 and len(content) - end > 8
    if kind == File.Kind.WEBP:
        return len(content) > int.from_bytes(content[4:8], "little") + 9
    behind = content[content.rfind(b"\xff\xd9") + 2 :].rstrip(b"\0")
    # Phones put the moment around a photo behind it, as a film or under a mark of their own.
    return bool(behind) and b"\xff\xd9" in content and not (behind[4:8] == b"ftyp" or behind.endswith(b"SEFT"))
