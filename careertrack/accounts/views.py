from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.generic import FormView, UpdateView

from careertrack.accounts.adapter import INVITED
from careertrack.accounts.forms import InvitationForm, ProfileForm
from careertrack.accounts.models import Invitation, User
from careertrack.core.doors import by_secret
from careertrack.core.models.mail import LINK, Kind
from careertrack.core.outbox import write
from careertrack.core.privacy import staff_only
from careertrack.core.security import tell
from careertrack.core.views import Drafted


class Settings(Drafted, UpdateView):
    form_class = ProfileForm
    template_name = "account/settings.html"
    context_object_name = "person"  # `user` is who is signed in, as stored
    success_url = reverse_lazy("settings")

    def get_object(self, queryset: Any = None) -> User:
        # A copy, so that a refused value is not shown as the person's name around the form.
        return User.objects.get(pk=self.request.user.pk)

    def form_valid(self, form: ProfileForm) -> HttpResponse:
        messages.success(self.request, _("Saved your settings."))
        return super().form_valid(form)


@method_decorator(staff_only, name="dispatch")
class Invitations(Drafted, FormView):
    """Invite people and see who was invited; the link can be copied as well as mailed."""

    form_class = InvitationForm
    template_name = "account/invitations.html"
    success_url = reverse_lazy("invitations")

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        page = Paginator(Invitation.objects.waiting(), 50).get_page(self.request.GET.get("page"))
        return super().get_context_data(page_obj=page, signup=settings.SIGNUP, **context)

    def form_valid(self, form: InvitationForm) -> HttpResponse:
        form.instance.invited_by = self.request.user
        with transaction.atomic():
            invitation = form.save()
            if form.cleaned_data["by_mail"]:
                mail_invitation(invitation)
        tell(self.request, "invited", person=self.request.user.pk, row=invitation.pk)
        messages.success(self.request, _("Invited %s. The link is below.") % invitation)
        return super().form_valid(form)


def mail_invitation(invitation: Invitation) -> None:
    context = {"link": LINK, "inviter": invitation.invited_by.name}
    text = render_to_string("account/email/invitation_message.txt", context)
    write(Kind.INVITATION, invitation.email, _("You are invited to CareerTrack"), text, link=invitation)


@require_POST
@staff_only
def withdraw_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    invitation = get_object_or_404(Invitation.objects.usable(), pk=pk)
    invitation.withdraw()
    tell(request, "invitation withdrawn", person=request.user.pk, row=invitation.pk)
    messages.success(request, _("Withdrew the invitation for %s.") % invitation)
    return redirect("invitations")


@by_secret(lambda: Invitation.objects)
def invitation(request: HttpRequest, found: Invitation) -> HttpResponse | None:
    """The invited person's page. Showing it changes nothing; the button leads to sign-up."""
    if settings.SIGNUP == "closed":
        return None
    if request.method == "POST":
        request.session[INVITED] = found.pk
        return redirect("account_signup")
    found.note_opened()
    return render(request, "account/invitation.html", {"invitation": found})
