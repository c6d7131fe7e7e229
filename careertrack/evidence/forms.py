from careertrack.core.forms import OwnedForm
from careertrack.evidence.models import File


class FileForm(OwnedForm):
    class Meta:
        model = File
        fields = ("title",)
