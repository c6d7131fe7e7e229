"""Pages of django-allauth whose change and whose mail belong together: both are kept, or neither."""

import functools
from collections.abc import Callable
from typing import Any

from allauth.account import views as allauth
from allauth.account.decorators import reauthentication_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse


def whole(view: Callable) -> Callable:
    """Only what is sent is one transaction: reading a page must not wait for a writer."""

    @functools.wraps(view)
    def one_transaction(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        with transaction.atomic():
            return view(request, *args, **kwargs)

    return one_transaction


signup, email = whole(allauth.signup), whole(reauthentication_required(allauth.email))
