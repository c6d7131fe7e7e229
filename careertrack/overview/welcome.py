"""The welcome: a few questions to a new person, each on a page of its own and each to be skipped.

After the name, the areas ask; no record is made but from what the person typed.
"""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import UpdateView

from careertrack.core.areas import area_classes, area_of
from careertrack.core.layout import LaidOut
from careertrack.core.models import OnePerPerson
from careertrack.core.views import Drafted, OnePage, RecordCreate


@dataclass(frozen=True)
class Step:
    title: Any
    why: Any
    url: str


def steps() -> list[Step]:
    name = Step(_("What should we call you?"), _("Today greets you with it."), reverse("welcome"))
    asked = [(area.slug, area.first_step) for area in area_classes() if area.first_step]
    return [name, *(Step(each.title, each.why, reverse("welcome-area", args=[slug])) for slug, each in asked)]


class NameForm(LaidOut, forms.ModelForm):
    class Meta:
        model = get_user_model()
        fields = ["display_name"]
        labels = {"display_name": gettext_lazy("Your name")}
        widgets = {"display_name": forms.TextInput(attrs={"autocomplete": "name", "class": "w-20"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask_plainly()


class WelcomePage:
    template_name = "overview/welcome.html"
    request: HttpRequest

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        asked = steps()
        number = [step.url for step in asked].index(self.request.path) + 1
        back = asked[number - 2].url if number > 1 else ""
        place = {"step": asked[number - 1], "number": number, "last": len(asked), "back": back, "onward": self.get_success_url()}
        return super().get_context_data(**place, **context)  # type: ignore[misc]

    def get_success_url(self) -> str:
        """The next step; after the last of them, Today."""
        urls = [*(step.url for step in steps()), reverse("today")]
        return urls[urls.index(self.request.path) + 1]


class WelcomeName(WelcomePage, Drafted, UpdateView):
    form_class = NameForm

    def get_object(self, queryset: Any = None) -> Any:
        """A copy, so that a refused name is not who is signed in."""
        return get_user_model().objects.get(pk=self.request.user.pk)


class WelcomeRecord(WelcomePage):
    """Nothing typed is an answer too, and saves nothing."""

    get_form: Any
    object: Any

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object = None
        form = self.get_form()
        if not set(form.changed_data) & set(form._meta.fields):
            return redirect(self.get_success_url())
        return super().post(request, *args, **kwargs)  # type: ignore[misc]


class WelcomeOne(WelcomeRecord, OnePage):
    pass


class WelcomeNew(WelcomeRecord, RecordCreate):
    pass


def welcome_area(request: HttpRequest, slug: str) -> HttpResponse:
    step = area_of(slug).first_step
    if step is None:
        raise Http404
    model = step.form._meta.model  # type: ignore[attr-defined]
    page: Any = WelcomeOne if issubclass(model, OnePerPerson) else WelcomeNew
    return page.as_view(model=model, form_class=step.form, template_name=WelcomePage.template_name)(request)


welcome_area.takes_drafts = True  # type: ignore[attr-defined]
