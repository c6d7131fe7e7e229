"""Certificates of sample people: a page each, made here, because no real one may be."""

import hashlib
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage


def certificate(*lines: str) -> bytes:
    """A PDF of one page in a typeface that every reader has."""
    shown = b" ".join(b"(%s) Tj T*" % escaped(line) for line in lines)
    text = b"BT /F1 18 Tf 28 TL 72 680 Td " + shown + b" ET"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    return joined(parts)


def joined(parts: list[bytes]) -> bytes:
    written, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(b"%010d 00000 n \n" % len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1) + b"".join(places)
    trailer = b"trailer\n<< /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, len(written))
    return written + table + trailer


def escaped(line: str) -> bytes:
    plain = line.replace("’", "'").encode("cp1252", "replace")
    return plain.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def paper(stored: str, title: str, *lines: str) -> dict[str, Any]:
    """The values of a file, which lies in the storage by then."""
    content = certificate(title, *lines, "Sample certificate, made up")
    if default_storage.exists(stored):
        default_storage.delete(stored)
    default_storage.save(stored, ContentFile(content))
    sizes = {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content), "pages": 1, "kind": "pdf"}
    return {"title": title, "name": f"{title}.pdf", "stored": stored, **sizes}
