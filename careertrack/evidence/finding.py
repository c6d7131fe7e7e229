"""Files that words lead to: by their own title and name, and by the records they are kept with."""

from typing import Any

from django.db.models import Case, IntegerField, Q, Value, When

from careertrack.core import links
from careertrack.core.search import best_first, matching
from careertrack.evidence.models import File

BY_RECORD = 3  # after all that say it themselves


def files_matching(user: Any, typed: str) -> Any:
    """One query, whatever kinds files are kept with."""
    own = File.objects.for_user(user)
    found = Q(pk__in=matching(own, typed).values("pk"))
    for link in links.links_of(File):
        model: Any = link.other
        records = matching(model.objects.for_user(user), typed)
        found |= Q(pk__in=records.filter(files__isnull=False).order_by().values("files"))
    return own.filter(found)


def files_best_first(user: Any, typed: str) -> Any:
    said = best_first(File.objects.for_user(user), typed)
    ranks = [When(pk__in=said.filter(rank=rank).order_by().values("pk"), then=Value(rank)) for rank in (0, 1, 2)]
    ranked = files_matching(user, typed).annotate(rank=Case(*ranks, default=Value(BY_RECORD), output_field=IntegerField()))
    return ranked.order_by("rank", "-updated_at", "-pk")
