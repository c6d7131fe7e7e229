"""The person's own pages about sign-off: asking, what became of it, the sheet."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from careertrack.core import amounts
from careertrack.core.doors import allowed
from careertrack.core.lists import RecordList
from careertrack.core.selection import RecordSelected
from careertrack.core.views import RecordCreate, RecordDetail, safe_next
from experience.asking import AskForm, Scope, among, by_month, keys_in, send
from experience.models import Shift, SignOff
from experience.showing import blocks

PAUSE = timedelta(hours=20)  # between two mails of one request


class Ask(RecordCreate):
    """Which hours on top, as links and a small form of their own; whom to ask below."""

    template_name = "experience/ask.html"

    def get_initial(self) -> dict[str, Any]:
        return {"rows": "", **self.supervisor()}

    def supervisor(self) -> dict[str, Any]:
        places = {each.experience_id: each.experience.supervisor_id for each in self.chosen}
        return {"contact": next(iter(places.values()))} if len(set(places.values())) == 1 else {}

    @classmethod
    def about(cls, request: HttpRequest, chosen: list[Shift]) -> HttpResponse:
        """The page as it opens for rows that were ticked in a list."""
        page = cls(model=SignOff, form_class=AskForm)
        page.setup(request)
        page.object, page._chosen, page.scope = None, chosen, Scope(None, request.user)
        form = AskForm(owner=request.user, initial=page.get_initial())
        return page.render_to_response(page.get_context_data(form=form))

    @property
    def chosen(self) -> list[Shift]:
        if not hasattr(self, "_chosen"):
            self.scope = Scope(self.request.GET or None, self.request.user)
            self._chosen = self.scope.shifts()
        return self._chosen

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        context = super().get_context_data(**context)
        form, chosen = context["form"], self.chosen
        if form.is_bound:
            chosen = form.shifts
        elif self.draft:
            chosen = among(keys_in(str(form.initial.get("rows") or "")), self.request.user)
        words = {"minutes": sum(each.minutes for each in chosen), "rows": ",".join(str(each.pk) for each in chosen)}
        return {**context, **words, "scope": self.scope, "chosen": chosen, "blocks": blocks(chosen), "months": by_month(chosen)}

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The hours that may be asked about are locked while that is checked and saved."""
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: AskForm) -> HttpResponse:
        if not form.on_paper and not allowed(self.request, "ask"):
            form.add_error(None, _("You have asked for a lot today. Ask again tomorrow, or print a sheet."))
            return self.form_invalid(form)
        self.left_out = form.left_out
        return super().form_valid(form)

    def undo_url(self, form: Any) -> str:
        return ""

    def saved_before(self, form: Any, record: Any) -> HttpResponse:
        """The same form twice is one request, and one mail."""
        if record.removed_at:
            return super().saved_before(form, record)
        self.object = record
        return self.saved()

    def saved(self, undo: str = "") -> HttpResponse:
        made = self.object
        if made.on_paper:
            return redirect("experience:hours-sheet", made.pk)
        words = {"who": made.to_name, "what": made.in_words()}
        messages.success(self.request, _("Asked %(who)s to confirm %(what)s.") % words)
        if left := getattr(self, "left_out", 0):
            said = ngettext("%d shift was left out", "%d shifts were left out", left) % left
            messages.warning(self.request, _("%s: not done yet, or signed off or sent already.") % said)
        return redirect(made)


class SignOffList(RecordList):
    template_name = "experience/sign_off_list.html"


class SignOffSelected(RecordSelected):
    acts = ("export",)


class SignOffDetail(RecordDetail):
    """What was asked and answered. Where nothing was decided, the entries as whoever has the link sees them."""

    template_name = "experience/sign_off.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        asked = self.object
        kept = asked.decision or asked.on_paper
        entries = list(asked.entries.with_state()) if kept else asked.shown_now()
        changed = void(asked, entries) if kept else []
        return super().get_context_data(blocks=blocks(entries), entries=entries, changed=changed, **context)


def void(asked: SignOff, entries: list[Any]) -> list[Any]:
    """Those that were signed and are no longer."""
    return [each for each in entries if asked.decision == "signed" and each.state != "signed"]


class SignOffSheet(RecordDetail):
    """On paper: what is to be signed, or was, with a code by which anybody can check it."""

    template_name = "experience/sheet.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().on_sheets()

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        asked = self.object
        entries = list(asked.entries.with_state())
        changed = void(asked, entries)
        words = {"changed": changed, "still": sum(each.minutes for each in entries) - sum(each.minutes for each in changed)}
        by_hand, verify_url = asked.on_paper or not asked.decision, settings.SITE_URL + reverse("verify")
        words |= {"blocks": blocks(entries, months=True), "by_hand": by_hand, "verify_url": verify_url}
        return super().get_context_data(**words, **context)


def own(request: HttpRequest, pk: int) -> SignOff:
    return get_object_or_404(SignOff.objects.for_user(request.user), pk=pk)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    asked = own(request, pk)
    if asked.is_open:
        asked.withdraw()
        paper = _("Withdrawn. The sheet can no longer be noted as signed, and its check code finds nothing.")
        link = _("Withdrawn. The link no longer works, and these hours count as not asked.")
        messages.success(request, paper if asked.on_paper else link)
    else:
        messages.error(request, _("This is decided already, so there is nothing to withdraw."))
    return redirect(safe_next(request, asked.get_absolute_url()))


@require_POST
def resend(request: HttpRequest, pk: int) -> HttpResponse:
    """The same link while it works; a new one once its time is over."""
    asked = own(request, pk)
    if not asked.is_open or asked.on_paper:
        messages.error(request, _("This cannot be sent again. Ask anew for hours that are not signed off."))
    elif asked.mailed_at and timezone.now() - asked.mailed_at < PAUSE:
        messages.warning(request, _("%s got this mail within the last day. Send it again tomorrow.") % asked.to_name)
    else:
        again(request, asked)
    return redirect(safe_next(request, asked.get_absolute_url()))


def again(request: HttpRequest, asked: SignOff) -> None:
    if not asked.usable:
        asked.renew()
        asked.reminders = 0
        asked.save()
    if send(asked):
        messages.success(request, _("Sent again to %s.") % asked.to_name)
    else:
        messages.error(request, _("They stopped mail of this kind. Print a sheet instead."))


@require_POST
def signed_on_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The person says that the sheet was signed; the check code says whether the hours are still those on it."""
    asked = own(request, pk)
    if not asked.on_paper or not asked.is_open:
        messages.error(request, _("Only a printed sheet that waits for a signature can be noted as signed."))
    elif asked.entries.standing().count() != asked.number:
        messages.error(request, _("Some hours have changed since the sheet was printed. Print a new one and have that signed."))
    else:
        asked.note_signed_on_paper()
        messages.success(request, _("Noted: %s are signed off on paper.") % amounts.hours_in_words(asked.minutes))
    return redirect(safe_next(request, asked.get_absolute_url()))
