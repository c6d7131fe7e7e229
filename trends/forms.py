from django import forms

from careertrack.core.forms import OwnedForm
from trends.models import Reading, Rhythm


class ReadingForm(OwnedForm):
    pairs = (("day", "minutes"),)

    class Meta:
        model = Reading
        fields = ["resource", "title", "link", "state", "day", "minutes", "takeaway"]
        widgets = {"state": forms.RadioSelect(attrs={"class": "pills"})}


class RhythmForm(OwnedForm):
    class Meta:
        model = Rhythm
        fields = ["readings"]
        widgets = {"readings": forms.TextInput(attrs={"class": "w-5", "inputmode": "numeric"})}
