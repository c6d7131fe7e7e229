"""How long a sign-in lasts. It ends by itself, and for good, the moment it is used too late."""

import time
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.auth import middleware as auth
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

MINUTE = 60
IDLE, LONGEST, KEPT = 30 * MINUTE, 12 * 60 * MINUTE, 14 * 24 * 60 * MINUTE
# A write with every page would be too dear.
NOTED_EVERY = 5 * MINUTE
BEGAN, SEEN, KEEP, ENDED = "began", "seen", "keep", "ended"


class PersonMiddleware(auth.AuthenticationMiddleware):
    """Whoever asks for `request.user` asks whether the sign-in still lasts."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: person(request))  # type: ignore[assignment]
        request.seconds_left = lambda: left(request.session)  # type: ignore[attr-defined]


def person(request: HttpRequest) -> Any:
    if SESSION_KEY in request.session:
        if left(request.session) <= 0:
            end(request)
        else:
            note_seen(request)
    elif request.method == "POST":
        look_back(request)
    user = auth.get_user(request)
    if user.is_anonymous and SESSION_KEY in request.session:
        request.session.flush()  # of somebody who was disabled: it is over, whatever happens to the account
    return user


def end(request: HttpRequest) -> None:
    """For good. Whose it was is noted in a session that opens nothing: a form that is open in another tab is kept for them."""
    request.ended_for = request.session[SESSION_KEY]  # type: ignore[attr-defined]
    request.session.flush()
    request.session[ENDED] = request.ended_for, time.time()  # type: ignore[attr-defined]
    request.session.set_expiry(0)


def look_back(request: HttpRequest) -> None:
    """Whether a sign-in ended here, as another tab found out first."""
    who, since = request.session.get(ENDED, (None, 0))
    if who is not None and time.time() - since < LONGEST:
        request.ended_for = who  # type: ignore[attr-defined]


def begin(request: HttpRequest) -> None:
    request.session.pop(ENDED, None)
    request.session[BEGAN] = request.session[SEEN] = time.time()


def left(session: Any) -> int:
    """Seconds until the sign-in ends; a session from before there was an end begins now."""
    now = time.time()
    began = session.get(BEGAN, now)
    end = began + KEPT if session.get(KEEP) else min(began + LONGEST, session.get(SEEN, now) + IDLE)
    return int(end - now)


def note_seen(request: HttpRequest, at_once: bool = False) -> None:
    session, now = request.session, time.time()
    if not at_once and now - session.get(SEEN, 0) < NOTED_EVERY:
        return
    session[SEEN] = now
    session.setdefault(BEGAN, now)
    UserSession.objects.filter(session_key=session.session_key).update(last_seen_at=timezone.now())


def end_all(user: Any) -> None:
    for each in UserSession.objects.filter(user=user):
        each.end()
