"""Records that files are kept with: several to a record, and one file with several records.

The link is a many-to-many field of the record, as every other link between rooms: so core's links, bin, duplicates and
pages know it already, and a file knows no area.
"""

from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, ExpressionWrapper, OuterRef, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core.models import RecordQuerySet
from careertrack.evidence.models.file import File

# How the list of a kind that is asked for certificates is narrowed.
BY_CERTIFICATE = {"certificate": (_("Certificate"), [("missing", _("Missing")), ("kept", _("Kept"))], "by_certificate")}


class EvidencedQuerySet(RecordQuerySet):
    def by_certificate(self, state: str) -> Self:
        """Of the rows a certificate is asked for: those without, or those with it."""
        lacks = unproved(self.model)
        return self.filter(lacks if state == "missing" else self.model.asked_for & ~lacks)


class Evidenced(models.Model):
    """Abstract, before `Owned`. `record.files` is what is kept with it, without what is in the bin; a list of records has
    them with one query more by `with_many("files")`."""

    files = models.ManyToManyField(File, blank=True, related_name="%(class)ss", verbose_name=_("evidence"))

    # Which of its rows somebody may be asked a certificate for; None where nobody asks.
    asked_for: ClassVar[Q | None] = None
    # The records it came from: a certificate kept with one of them proves it too.
    proved_at: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    @property
    def marks(self) -> list[tuple[str, str]]:
        return [("soon", _now("No certificate"))] if getattr(self, "is_unproved", False) else []

    @classmethod
    def marked(cls, rows: Any) -> Any:
        if cls.asked_for is None:
            return rows
        return rows.annotate(is_unproved=ExpressionWrapper(unproved(cls), models.BooleanField()))


def kept(model: Any, key: str = "pk") -> Exists:
    """Whether a file that is not in the bin is kept with the record of this model that `key` names."""
    through = model.files.through.objects
    return Exists(through.filter(**{model._meta.model_name: OuterRef(key)}, file__removed_at=None))


def unproved(model: Any) -> Q:
    """The condition of a row that a certificate is asked for and missing from."""
    found = ~Q(kept(model))
    for name in model.proved_at:
        source = model._meta.get_field(name).related_model
        found &= ~Q(kept(source, f"{name}_id"))
    return model.asked_for & found if model.asked_for is not None else Q(pk__in=[])


def missing(rows: Any) -> Any:
    """Those of the rows whose certificate is missing."""
    return rows.by_certificate("missing")


def proved_by(records: Iterable[Any]) -> dict[Any, list[File]]:
    """Of records of one kind, what proves each: its own files and then those of what it came from, by its key.

    One query for each link, whatever the number of records.
    """
    rows = list(records)
    names = ["files", *(f"{name}__files" for name in (rows[0].proved_at if rows else ()))]
    models.prefetch_related_objects(rows, *names)
    found = {}
    for row in rows:
        sources = [source for name in row.proved_at if (source := getattr(row, name))]
        found[row.pk] = list(dict.fromkeys(file for each in (row, *sources) for file in each.files.all()))
    return found
