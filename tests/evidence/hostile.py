"""Uploads that nobody should keep: (name, content, a word of the sentence that refuses it). Made here, one by one."""

import struct
import zipfile
import zlib
from io import BytesIO

from tests.evidence.make import pdf, picture, stream

HTML = b"<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def zipped(name="word/document.xml", content=b"<w/>", first="[Content_Types].xml"):
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(first, b"<Types/>")
        archive.writestr(name, content)
    return written.getvalue()


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_of(width, height):
    """A few bytes that say they are a wall of pixels."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def jpeg_of(width, height):
    """A real picture whose header was rewritten."""
    real = bytearray(picture("JPEG"))
    at = real.index(b"\xff\xc0") + 5
    real[at : at + 4] = struct.pack(">HH", height, width)
    return bytes(real)


def packed(body, head=b"/Type /ObjStm"):
    return stream(zlib.compress(body), head + b" /Filter /FlateDecode")


UPLOADS = {
    "nothing": ("card.pdf", b"", "empty"),
    "fifty megabytes": ("card.pdf", pdf() + b" " * 50 * 1024 * 1024, "larger than 10 MB"),
    "html called pdf": ("card.pdf", HTML, "no PDF"),
    "html called png": ("card.png", HTML, "no PDF"),
    "svg": ("card.svg", SVG, "no PDF"),
    "svg called webp": ("card.webp", SVG, "no PDF"),
    "gif": ("card.gif", b"GIF89a" + b"\0" * 40, "no PDF"),
    "program": ("card.exe", b"MZ" + b"\0" * 400, "no PDF"),
    "program called pdf": ("card.pdf", b"MZ" + b"\0" * 400, "no PDF"),
    "pdf called png": ("card.png", pdf(), "ends in .png"),
    "png called pdf": ("card.pdf", picture("PNG"), "ends in .pdf"),
    "jpeg called html": ("card.html", picture(), "ends in .html"),
    "pdf called exe": ("card.pdf.exe", pdf(), "ends in .exe"),
    "letter of an office": ("letter.docx", zipped(), "save it as PDF"),
    "old letter": ("letter.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "save it as PDF"),
    "picture of a phone": ("IMG_1.heic", b"\0\0\0\x18ftypheic" + b"\0" * 40, "HEIC"),
    "zip called pdf": ("card.pdf", zipped("a.txt"), "no PDF"),
    "zip bomb": ("cards.zip", zipped("a.txt", b"\0" * 30_000_000), "no PDF"),
    "picture and archive": ("card.png", picture("PNG") + zipped(), "hidden in it"),
    "photo and archive": ("card.jpg", picture() + zipped(), "hidden in it"),
    "photo and program": ("card.jpg", picture() + b"MZ" + b"\x90" * 400, "hidden in it"),
    "photo and page": ("card.jpg", picture(comment=HTML), "hidden in it"),
    "photo and pdf": ("card.jpg", picture(comment=b"%PDF-1.7 1 0 obj"), "hidden in it"),
    "picture and php": ("card.png", picture("PNG") + b"<?php system($_GET['c']); ?>", "hidden in it"),
    "webp and more": ("card.webp", picture("WEBP") + b"\0more than that", "hidden in it"),
    "pdf and archive": ("card.pdf", pdf(end=b"%%EOF\n" + zipped()), "hidden in it"),
    "pdf and page": ("card.pdf", pdf(objects=[stream(HTML)]), "hidden in it"),
    "page before pdf": ("card.pdf", HTML + pdf(), "no PDF"),
    "pdf that goes on": ("card.pdf", pdf(end=b"%%EOF\nand more"), "hidden in it"),
    "wall of png": ("card.png", png_of(60_000, 60_000), "50 million pixels"),
    "wall of jpeg": ("card.jpg", jpeg_of(65_000, 65_000), "50 million pixels"),
    "large enough to hurt": ("card.png", png_of(9_000, 6_000), "50 million pixels"),
    "cut in the middle": ("card.jpg", picture(size=(400, 300))[:700], "damaged"),
    "png of nothing": ("card.png", b"\x89PNG\r\n\x1a\n", "damaged"),
    "pdf of nothing": ("card.pdf", b"%PDF-1.7\n%%EOF\n", "damaged"),
    "pdf cut off": ("card.pdf", pdf(4)[:300], "damaged"),
    "pdf without pages": ("card.pdf", pdf(0), "damaged"),
    "pdf with a program": ("card.pdf", pdf(catalog=b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), "a program"),
    "pdf with a program spelled oddly": ("card.pdf", pdf(catalog=b"/OpenAction << /S /J#61vaScr#69pt >>"), "a program"),
    "pdf with a packed program": ("card.pdf", pdf(objects=[packed(b"9 0 << /S /JavaScript /JS (x) >>")]), "a program"),
    "pdf that starts another": ("card.pdf", pdf(catalog=b"/OpenAction << /S /Launch /F (cmd.exe) >>"), "a program"),
    "pdf with a file in it": ("card.pdf", pdf(catalog=b"/Names << /EmbeddedFiles << >> >>"), "a program"),
    "locked pdf": ("card.pdf", pdf().replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 9 0 R"), "locked"),
    "pdf that unpacks to a lot": ("card.pdf", pdf(objects=[packed(b"\0" * 80_000_000, b"")]), "far more room"),
    "pdf packed twice": (
        "card.pdf",
        pdf(objects=[stream(zlib.compress(zlib.compress(b"\0" * 10_000)), b"/Filter [/FlateDecode /FlateDecode]")]),
        "far more room",
    ),
    "pdf of too many parts": ("card.pdf", pdf(objects=[stream(b"x")] * 20_001), "far more room"),
    "pdf of too many odd names": ("card.pdf", pdf(catalog=b"/#41" * 20_001), "far more room"),
    "wall in a pdf": (
        "card.pdf",
        pdf(objects=[packed(b"\0" * 100, b"/Subtype /Image /Width 90000 /Height 90000")]),
        "far more room",
    ),
    "a path": ("../../etc/card.pdf", pdf(), "do not belong"),
    "a windows path": ("C:\\Users\\me\\card.pdf", pdf(), "do not belong"),
    "a quote": ('card".pdf', pdf(), "do not belong"),
    "a control character": ("card\x07.pdf", pdf(), "do not belong"),
    "a name turned around": ("card\u202efdp.exe.pdf", pdf(), "do not belong"),
    "only an ending": (".pdf", pdf(), "do not belong"),
    "a name without end": ("c" * 300 + ".pdf", pdf(), "longer than 150"),
}
