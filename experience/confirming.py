"""What people without an account see: the page behind a secret link, and whether a printed sheet still holds."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.db.models import Max, Min, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from careertrack.core import clock
from careertrack.core.doors import allowed, by_secret, too_many
from careertrack.core.fields import LineInput
from careertrack.core.text import refuse_control_characters
from experience.models import SignOff
from experience.models.entry import digest_of
from experience.showing import blocks

CHECK = "check"


class DecisionForm(forms.Form):
    """One of three answers. `seen` is what the page showed: an answer counts for that and nothing else."""

    fields: dict[str, Any]

    decision = forms.ChoiceField(choices=SignOff.Decision.choices)
    comment = forms.CharField(
        label=gettext_lazy("What should change"), required=False, max_length=2000, validators=[refuse_control_characters],
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    seen = forms.CharField(max_length=64)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["comment"].needed = True  # by the one answer that it stands beside

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("decision") != SignOff.Decision.CHANGE:
            cleaned["comment"] = ""
        elif not cleaned.get("comment", "").strip() and "comment" not in self.errors:
            self.add_error("comment", _("Say what should change, like the day or the hours."))
        return cleaned


@by_secret(lambda: SignOff.objects)
def confirm_hours(request: HttpRequest, asked: SignOff) -> HttpResponse | None:
    """Opening it any number of times changes nothing: mail scanners open every link."""
    with clock.persons_day(asked.owner):
        if asked.decision:
            return render(request, "experience/answered.html", {"asked": asked})
        entries = asked.shown_now()
        if not entries:
            return None
        form = DecisionForm(request.POST) if request.method == "POST" else DecisionForm()
        if form.is_valid() and asked.decide(form.cleaned_data["decision"], form.cleaned_data["comment"], form.cleaned_data["seen"]):
            return render(request, "experience/confirmed.html", {"asked": asked})
        return render(request, "experience/confirm.html", page(asked, entries, form))


def page(asked: SignOff, entries: list[Any], form: DecisionForm) -> dict[str, Any]:
    digest = digest_of(entries)
    changed = form.is_bound and form.is_valid() and form.cleaned_data["seen"] != digest
    asked.number, asked.minutes = len(entries), sum(each.minutes for each in entries)
    words = {"person": asked.owner.name, "places": list(dict.fromkeys(each.place for each in entries)), "changed": changed}
    return {"asked": asked, "blocks": blocks(entries), "form": form, "seen": digest, **words}


class CodeForm(forms.Form):
    code = LineInput(
        label=gettext_lazy("Check code"), max_length=40, help_text=gettext_lazy("It stands at the foot of the sheet."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Enter the code on the sheet.")},
    )  # fmt: skip


@login_not_required
@never_cache
def verify(request: HttpRequest) -> HttpResponse:
    """Anybody who has a sheet learns whether the hours on it are still recorded as they were; nothing that is not on it."""
    form = CodeForm(request.POST) if request.method == "POST" else CodeForm()
    if request.method != "POST" or not form.is_valid():
        return render(request, "experience/verify.html", {"form": form})
    tried = allowed(request, CHECK)
    if not tried:
        return too_many(request)
    sheet = SignOff.objects.of_code(form.cleaned_data["code"])
    if sheet is None:
        form.add_error("code", _("There is no sheet with this code. Compare it with the one on paper."))
        return render(request, "experience/verify.html", {"form": form}, status=404)
    tried.rollback()  # who compares a pile of sheets guesses nothing
    return render(request, "experience/verify.html", {"form": CodeForm(), **verdict(sheet)})


def verdict(sheet: SignOff) -> dict[str, Any]:
    standing = sheet.entries.standing()
    found = standing.aggregate(minutes=Sum("minutes", default=0), first=Min("day"), last=Max("day"), until=Max("until"))
    number = standing.count()
    found["last"] = max(filter(None, (found["last"], found["until"])), default=None)
    return {"sheet": sheet, "number": number, "found": found, "holds": sheet.is_untouched and number == sheet.number}
