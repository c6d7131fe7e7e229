"""What is typed while a sign-in ends is kept for the person, and is in the form again when they come back to it."""

import json
from typing import Any

from django.contrib.auth import get_user_model
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from careertrack.core.models import Draft

LONGEST, MOST = 200_000, 20  # characters of one, and forms of one person
WAITING = "drafts"  # session key
NOT_TYPED = {"csrfmiddlewaretoken", "next", "another"}
# Never kept, whatever form asks for them. Files are not kept either: they are no part of what is looked at here.
SECRET = {"password", "oldpassword", "password1", "password2", "code", "credential"}


def keep(request: HttpRequest, view: Any) -> bool:
    """Of a form that takes them, sent with a sign-in that has just ended. Whose it was is known from that; nothing is shown."""
    key = getattr(request, "ended_for", None)
    if key is None or not taken(view) or len(request.path) > 300:
        return False
    typed = {name: values for name, values in request.POST.lists() if name not in NOT_TYPED | SECRET}
    owner = get_user_model().objects.filter(pk=key, is_active=True).first()
    if owner is None or len(json.dumps(typed)) > LONGEST or Draft.objects.for_user(owner).count() >= MOST:
        return False
    Draft.objects.update_or_create(owner=owner, path=request.path, defaults={"typed": typed, "kept_at": timezone.now()})
    return True


def taken(view: Any) -> bool:
    """Whether the form at this view shows what was kept; a function that makes its view says so itself."""
    return getattr(getattr(view, "view_class", view), "takes_drafts", False)


def look(request: HttpRequest) -> None:
    """At sign-in, so that not every form has to ask."""
    request.session[WAITING] = Draft.objects.for_user(request.user).exists()


def fill(form: Any, request: HttpRequest) -> bool:
    """Puts what was typed into a form that is shown for the first time."""
    waiting = request.session.get(WAITING)
    draft = Draft.objects.for_user(request.user).filter(path=request.path).first() if waiting else None
    if draft is None:
        return False
    typed = QueryDict(mutable=True)
    for name, values in draft.typed.items():
        typed.setlist(name, values)
    sent = {name: field.widget for name, field in form.fields.items() if not field.widget.value_omitted_from_data(typed, {}, name)}
    form.initial |= {name: widget.value_from_datadict(typed, {}, name) for name, widget in sent.items()}
    return True


def forget(request: HttpRequest, path: str) -> None:
    if request.session.get(WAITING):
        Draft.objects.for_user(request.user).filter(path=path).delete()
