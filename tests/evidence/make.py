"""Files made for a test, and the way they are sent."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from careertrack.evidence.models import File

SEND = "/files/send/"


def pdf(pages=1, *, objects=(), catalog=b"", end=b"%%EOF\n"):
    """A small one that readers open: `objects` are more of them, `catalog` what else the first one says."""
    kids = b" ".join(b"%d 0 R" % (3 + n) for n in range(pages))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R " + catalog + b" >>",
        b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % pages,
        *[b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>"] * pages,
        *objects,
    ]
    text, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(text))
        text += b"%d 0 obj\n" % number + part + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(parts) + 1
    tail = b"xref\n0 %d\n0000000000 65535 f \n" % size + table + b"trailer\n<< /Root 1 0 R /Size %d >>\n" % size
    return text + tail + b"startxref\n%d\n" % len(text) + end


def stream(body, head=b""):
    return b"<< /Length %d %s >>\nstream\n" % (len(body), head) + body + b"\nendstream"


def picture(kind="JPEG", size=(40, 30), mode="RGB", **options):
    written = BytesIO()
    Image.new(mode, size, "teal" if mode == "RGB" else None).save(written, format=kind, **options)
    return written.getvalue()


def upload(name, content):
    return SimpleUploadedFile(name, content)


def send(client, *files, link="", next="/files/"):
    """(name, content) of each, as the form sends them."""
    found = [upload(name, content) for name, content in files]
    address = f"{SEND}?link={link}" if link else SEND
    return client.post(address, {"next": next, "files": found}, follow=True)


def link_to(record):
    return f"{record._meta.label_lower}:{record.pk}:files"


def proved(record):
    """With its certificate, so that nobody asks for it."""
    record.files.add(file(record.owner, 1000 + File.everything.count()))
    return record


def file(owner, n=0, **fields):
    """A row alone, for what does not look into the file."""
    given = {"title": f"Certificate {n}", "name": f"certificate {n}.pdf", "kind": "pdf", "size": 1000, "pages": 1}
    return File.objects.create(owner=owner, sha256=f"{n:064x}", stored=f"evidence/{owner.pk}/{n}.pdf", **{**given, **fields})
