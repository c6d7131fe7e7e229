from typing import Any

from careertrack.core import clock
from careertrack.core.views import AreaPage, CuratedDetail
from learning.models import Category
from learning.summary import year_of_learning


class LearningPage(AreaPage):
    """What expires first, then the courses, under the year in figures."""

    template_name = "learning/index.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return super().get_context_data(figures=year_of_learning(self.request.user, clock.today()), **context)


class CredentialTypeDetail(CuratedDetail):
    template_name = "learning/credentialtype.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        rows = Category.objects.visible_to(self.request.user).filter(credential_type=self.object)
        return super().get_context_data(categories=rows.select_related("credential_type").order_by("pk")[:100], **context)
