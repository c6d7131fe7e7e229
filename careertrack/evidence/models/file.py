"""A file somebody keeps: what it is called, what is in it, and where it lies. Which records it belongs to, they say."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any, Self

from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models import Prefetch, Q, Sum
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from careertrack.core import clock
from careertrack.core.fields import LineField
from careertrack.core.links import links_of
from careertrack.core.models import Owned, RecordQuerySet
from careertrack.core.models.rows import live
from careertrack.core.storage import discard
from careertrack.core.text import fold


class FileQuerySet(RecordQuerySet):
    def delete(self) -> tuple[int, dict[str, int]]:
        """For good: once that is certain, what lies in the storage goes too."""
        stored = list(self.order_by().values_list("stored", flat=True))
        deleted = super().delete()
        transaction.on_commit(partial(discard, stored))
        return deleted

    def with_kept_with(self) -> Self:
        """With the records of each kind that files are kept with: one query for each kind."""
        return self.prefetch_related(*[Prefetch(link.name, link.other.objects.with_names()) for link in links_of(File)])

    def for_files(self) -> Self:
        return self.with_kept_with()


def chunks(names: list[str], size: int) -> Iterator[list[str]]:
    for start in range(0, len(names), size):
        yield names[start : start + size]


class File(Owned):
    class Kind(models.TextChoices):
        PDF = "pdf", _("PDF")
        JPEG = "jpeg", _("JPEG picture")
        PNG = "png", _("PNG picture")
        WEBP = "webp", _("WebP picture")

    title = LineField(_("title"))
    name = LineField(_("file name"), editable=False)
    kind = models.CharField(_("kind"), max_length=4, choices=Kind, editable=False)
    # Of what was sent: pictures are kept without what cameras write into them, and are not the same bytes.
    sha256 = models.CharField(max_length=64, editable=False)
    size = models.PositiveIntegerField(_("size"), editable=False)
    pages = models.PositiveIntegerField(_("pages"), null=True, editable=False)
    width = models.PositiveIntegerField(null=True, editable=False)
    height = models.PositiveIntegerField(null=True, editable=False)
    stored = models.CharField(max_length=120, unique=True, editable=False)
    # Noted by the hourly look into the storage, so that no list has to ask it.
    is_lost = models.BooleanField(default=False, editable=False)

    objects = live(FileQuerySet)
    everything = FileQuerySet.as_manager()

    group_template = "evidence/panel.html"
    empty = _("Add a certificate, a letter or a photo of a card: it is here when somebody asks.")
    told = {"facts": "%s"}
    in_files = {
        "name": _("File name"), "kind_in_words": _("Kind"), "size": _("Size in bytes"), "added_on": _("Added on"),
        "kept_with_in_words": _("Kept with"),
    }  # fmt: skip

    class Meta(Owned.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["owner", "-created_at"], name="file_owner_created")]
        constraints = [
            *Owned.Meta.constraints,
            models.UniqueConstraint(
                fields=["owner", "sha256"], condition=Q(removed_at=None), name="a_file_once",
                violation_error_message=_("You have this file already. Use that one."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    def delete(self, **options: Any) -> tuple[int, dict[str, int]]:
        deleted = super().delete(**options)
        transaction.on_commit(partial(discard, [self.stored]))
        return deleted

    @classmethod
    def bytes_of(cls, user: Any) -> int:
        """All that the person's files take, those in the bin too."""
        return cls.everything.for_user(user).order_by().aggregate(sum=Sum("size"))["sum"] or 0

    @classmethod
    def all_stored(cls) -> set[str]:
        """What lies in the storage for somebody, or is in the bin."""
        return set(cls.everything.order_by().values_list("stored", flat=True))

    @classmethod
    def note_lost(cls, stored: set[str]) -> None:
        """Those whose state changes; a thousand at a time, because more names do not fit into one question."""
        known = set(cls.everything.filter(is_lost=True).values_list("stored", flat=True))
        for names, lost in ((stored - known, True), (known - stored, False)):
            for some in chunks(sorted(names), 1000):
                cls.everything.filter(stored__in=some).update(is_lost=lost)

    @classmethod
    def lost(cls) -> int:
        return cls.objects.filter(is_lost=True).count()

    def words(self) -> str:
        return f"{super().words()} {fold(self.name)}".strip()

    @classmethod
    def add_words(cls) -> str:
        return _now("Add files")

    @classmethod
    def add_url(cls, **carried: Any) -> str:
        return reverse("evidence:file-send", query=carried)

    @property
    def duplicate_url(self) -> str:
        """There is one of each."""
        return ""

    @property
    def download_url(self) -> str:
        return reverse("evidence:file-download", args=[self.pk])

    @property
    def download_name(self) -> str:
        """As it was sent; with the ending programs look for, where it had none."""
        return self.name if "." in self.name else f"{self.name}.{self.kind}"

    @property
    def kept_with(self) -> list[Any]:
        """The records it belongs to, as they were loaded with it."""
        loaded = getattr(self, "_prefetched_objects_cache", {})
        return [record for rows in loaded.values() for record in rows]

    @property
    def kept_with_in_words(self) -> str:
        return "; ".join(str(record) for record in self.kept_with)

    @property
    def kind_in_words(self) -> str:
        return str(self.get_kind_display())

    @property
    def added_on(self) -> date:
        return clock.day_of(self.created_at)

    @property
    def is_there(self) -> bool:
        return default_storage.exists(self.stored)

    @property
    def badge(self) -> tuple[str, str] | None:
        return ("expired", _now("Missing on the server")) if self.is_lost else None

    @property
    def is_picture(self) -> bool:
        return self.kind != self.Kind.PDF

    @property
    def facts(self) -> str:
        """`PDF, 2 pages, 1.4 MB`."""
        pages = [ngettext("%d page", "%d pages", self.pages) % self.pages] if self.pages else []
        return _now(", ").join([self.get_kind_display(), *pages, filesizeformat(self.size)])
