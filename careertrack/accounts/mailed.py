"""Pages behind the links in django-allauth's mails. Addresses that open nothing are counted, as those of our own links are."""

from typing import Any

from allauth.account.app_settings import PASSWORD_RESET_TOKEN_GENERATOR
from allauth.account.views import ConfirmEmailView, PasswordResetFromKeyView
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpRequest
from django.utils.decorators import method_decorator

from careertrack.accounts.devices import remember
from careertrack.accounts.models import User
from careertrack.core.doors import guessed


@method_decorator(login_not_required, name="dispatch")
class ChoosePassword(PasswordResetFromKeyView):
    reset_user: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        answer = super().dispatch(request, *args, **kwargs)
        opens_nothing = getattr(self, "reset_user", True) is None
        return (opens_nothing and guessed(request)) or answer

    def form_valid(self, form: Any) -> Any:
        """Once, also when it is sent many times together. Whoever holds the link is the owner, so that no limit that others
        used up stands between this browser and signing in."""
        with transaction.atomic():
            person = User.objects.select_for_update().get(pk=self.reset_user.pk)
            if not PASSWORD_RESET_TOKEN_GENERATOR().check_token(person, self.key):
                return self.render_to_response(self.get_context_data(token_fail=True))
            answer = super().form_valid(form)
        remember(self.request, answer, person.email)
        return answer


@method_decorator(login_not_required, name="dispatch")
class ConfirmEmail(ConfirmEmailView):
    object: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            answer = super().dispatch(request, *args, **kwargs)
        except Http404:
            if refused := guessed(request):
                return refused
            raise
        opens_nothing = getattr(self, "object", True) is None
        return (opens_nothing and guessed(request)) or answer
