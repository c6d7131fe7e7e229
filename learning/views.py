from typing import Any

from careertrack.core.views import CuratedDetail
from learning.models import Category


class CredentialTypeDetail(CuratedDetail):
    template_name = "learning/credentialtype.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        rows = Category.objects.visible_to(self.request.user).filter(credential_type=self.object)
        return super().get_context_data(categories=rows.select_related("credential_type").order_by("pk")[:100], **context)
