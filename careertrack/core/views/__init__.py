"""The pages every kind of record has. An area writes one of its own only to say something different."""

from careertrack.core.views.drafting import Drafted
from careertrack.core.views.narrowing import BinnedMixin, CuratedMixin, OwnedMixin, list_title, list_url, safe_next
from careertrack.core.views.removing import RecordRemove
from careertrack.core.views.showing import AreaPage, CuratedDetail, RecordDetail, facts_of
from careertrack.core.views.writing import OnePage, RecordCreate, RecordForm, RecordUpdate

__all__ = [
    "AreaPage",
    "BinnedMixin",
    "CuratedDetail",
    "CuratedMixin",
    "Drafted",
    "OnePage",
    "OwnedMixin",
    "RecordCreate",
    "RecordDetail",
    "RecordForm",
    "RecordRemove",
    "RecordUpdate",
    "facts_of",
    "list_title",
    "list_url",
    "safe_next",
]
