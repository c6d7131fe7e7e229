"""One line of JSON for each request, each job and each error, in UTC. No words of people and no secrets: an address is
named by its route, an error by its kind and its place in the code, another package's message by its pattern alone."""

import json
import logging
import secrets
import time
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse

logger = logging.getLogger("careertrack")


def note(what: str, level: int = logging.INFO, error: BaseException | None = None, **facts: Any) -> None:
    """Write a line. `facts` are numbers, keys and names of ours."""
    logger.log(level, what, extra={"facts": {**facts, **(told(error) if error else {})}})


def told(error: BaseException) -> dict[str, Any]:
    """An error without its words: they may quote what somebody typed."""
    frames = traceback.extract_tb(error.__traceback__)[-12:]
    places = [f"{'/'.join(frame.filename.split('/')[-3:])}:{frame.lineno} {frame.name}" for frame in frames]
    cause = error.__cause__ or error.__context__
    return {"error": type(error).__name__, "places": places, **({"after": type(cause).__name__} if cause else {})}


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"at": at.replace("+00:00", "Z"), "level": record.levelname.lower(), "what": self.words(record)}
        if record.name != logger.name:
            line["from"] = record.name
        if record.exc_info and record.exc_info[1]:
            line.update(told(record.exc_info[1]))
        return json.dumps({**line, **getattr(record, "facts", {})}, ensure_ascii=False)

    def words(self, record: logging.LogRecord) -> str:
        """The message before anything is filled in. Security messages come filled in already."""
        return record.name if record.name.startswith("django.security") else str(record.msg)


class RequestLog:
    """Outermost: each request gets a reference, which its error page shows too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.reference = secrets.token_hex(5)  # type: ignore[attr-defined]
        start = time.monotonic()
        response = self.get_response(request)
        level = logging.ERROR if response.status_code >= 500 else logging.INFO
        note("request", level, **self.facts(request, response), ms=round((time.monotonic() - start) * 1000))
        return response

    def facts(self, request: Any, response: HttpResponse) -> dict[str, Any]:
        route = request.resolver_match.route if request.resolver_match else ""
        return {"reference": request.reference, "method": request.method, "route": route, "status": response.status_code}
