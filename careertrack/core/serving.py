"""A stored file as an answer: to be kept by its owner's browser alone, taken in parts, and never run."""

import re
from collections.abc import Iterator
from typing import IO, Any

from csp.constants import NONE
from csp.decorators import csp
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag

CHUNK = 64 * 1024
# One part only: several at once would be an answer in many pieces, which no player or reader needs.
ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


class StoredMixin:
    """Marks the answers that carry a stored file: they are not compressed, and `no-store` would break their parts."""

    stored = True


class Whole(StoredMixin, StreamingHttpResponse):
    pass


class Bare(StoredMixin, HttpResponse):
    pass


def stored_file(request: HttpRequest, stored: str, name: str, content_type: str, tag: str) -> Any:
    """`tag` names its content: as long as it is the same, so is the file."""
    etag = quote_etag(tag)
    if get_conditional_response(request, etag=etag, response=Bare()).status_code == 304:  # type: ignore[union-attr]
        return sealed(request, marked(Bare(status=304), etag))
    try:
        file = default_storage.open(stored)
        size = file.size
    except OSError as error:
        raise Http404 from error
    answer = part(request, file, size, etag)
    answer.headers["Content-Type"] = content_type
    answer.headers["Content-Disposition"] = content_disposition_header(True, name)
    return sealed(request, marked(answer, etag))


def part(request: HttpRequest, file: IO[bytes], size: int, etag: str) -> Any:
    start, end = wanted(request, size, etag)
    if start >= end:
        file.close()
        return Bare(status=416, headers={"Content-Range": f"bytes */{size}"})
    headers = {"Content-Length": str(end - start)}
    whole = (start, end) == (0, size)
    if not whole:
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    if request.method == "HEAD":
        file.close()
        return Bare(status=200 if whole else 206, headers=headers)
    return Whole(pieces(file, start, end), status=200 if whole else 206, headers=headers)


def wanted(request: HttpRequest, size: int, etag: str) -> tuple[int, int]:
    """From where to where; what is asked for in another way than one range is answered with all of it."""
    found = ONE_RANGE.fullmatch(request.headers.get("Range", ""))
    first, last = found.groups() if found else ("", "")
    if not (first or last) or request.headers.get("If-Range", etag) != etag:
        return 0, size
    if not first:  # the last so many
        return max(size - int(last), 0) if int(last) else size, size
    return int(first), min(int(last) + 1, size) if last else size


def pieces(file: IO[bytes], start: int, end: int) -> Iterator[bytes]:
    with file:
        file.seek(start)
        while start < end and (chunk := file.read(min(CHUNK, end - start))):
            start += len(chunk)
            yield chunk


def marked(answer: Any, etag: str) -> Any:
    kept = {"Cache-Control": "private, no-cache", "Cross-Origin-Resource-Policy": "same-origin"}
    for name, value in {"ETag": etag, "Accept-Ranges": "bytes", **kept}.items():
        answer.headers[name] = value
    return answer


def sealed(request: HttpRequest, answer: Any) -> Any:
    """Opened in a window of its own it may do nothing."""
    nothing = dict.fromkeys(("default-src", "base-uri", "form-action", "frame-ancestors"), [NONE])
    return csp({**nothing, "sandbox": True})(lambda _request: answer)(request)


class ZippedMiddleware(GZipMiddleware):
    """Pages are compressed; a stored file has its own length, and parts that are counted in it."""

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        return response if getattr(response, "stored", False) else super().process_response(request, response)
