"""The page that deletes one's account."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.generic import FormView

from careertrack.accounts import erasing
from careertrack.accounts.forms import DeletionForm
from careertrack.core.security import tell


@method_decorator(reauthentication_required, name="dispatch")
class DeleteAccount(FormView):
    """Of staff it is not deleted here: what they changed stands in the log of the administration under their name."""

    form_class = DeletionForm
    template_name = "account/delete.html"
    success_url = reverse_lazy("account_login")
    request: HttpRequest

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "person": self.request.user}

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return super().get_context_data(number=erasing.number_of_records(self.request.user), **context)

    def form_valid(self, form: DeletionForm) -> HttpResponse:
        person = self.request.user
        tell(self.request, "account deleted", person=person.pk)
        erasing.close(person)
        get_adapter().logout(self.request)
        words = _("Your account is closed. All that was in it is being deleted; a mail says when it is done.")
        messages.success(self.request, words)
        return super().form_valid(form)
