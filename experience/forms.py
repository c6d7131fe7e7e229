from typing import Any

from django.utils.translation import gettext_lazy as _

from experience.models import Experience
from experience.voiding import SaysWhatItVoids


class ExperienceForm(SaysWhatItVoids):
    signed_fields = frozenset({"organisation"})
    pairs = (("start", "end"), ("kind", "setting"), ("repeats_from", "repeats_until"))
    folded = ((_("Shifts that come back every week"), ("weekdays", "usual_minutes", "repeats_from", "repeats_until")),)

    class Meta:
        model = Experience
        fields = [
            "organisation",
            "role",
            "kind",
            "setting",
            "supervisor",
            "start",
            "end",
            "agreed_minutes",
            "weekdays",
            "usual_minutes",
            "repeats_from",
            "repeats_until",
            "category",
            "notes",
        ]
        error_messages = {"usual_minutes": {"too_many": _("Enter hours between 0.25 and 24.")}}

    def shifts(self) -> Any:
        return super().shifts().filter(experience=self.instance.pk)
