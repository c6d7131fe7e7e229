"""What every page of the shell needs to know."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from careertrack.core import clock
from careertrack.core.areas import area_classes
from careertrack.core.status import worker_missing
from careertrack.core.theme import chosen_theme
from careertrack.core.waiting import waiting


def shell(request: HttpRequest) -> dict[str, Any]:
    # A public page and an error page touch no session, so they never learn who is asking.
    asked_who = getattr(request, "private_page", False) and hasattr(request, "user")
    person = asked_who and request.user.is_authenticated
    match = request.resolver_match
    return {
        "theme": chosen_theme(request),
        # Asked by the page that draws the navigation, once.
        "nav_areas": SimpleLazyObject(lambda: waiting(request.user, clock.today())) if person else (),
        "current_area": match.app_name if match and match.app_name in {area.slug for area in area_classes()} else "",
        "mail_to_files": settings.MAIL_TO_FILES,
        # A function: only the pages of staff ask it.
        "worker_missing": worker_missing,
        "signup_open": settings.SIGNUP == "open",
    }
