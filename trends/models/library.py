from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Count, Max
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from careertrack.core.fields import LineField, NoteField
from careertrack.core.models import Curated, CuratedQuerySet, Named
from careertrack.core.models.rows import live, of_each

AREAS = ("goals", "learning", "experience", "skills", "network", "trends")


def known_areas(value: str) -> None:
    if unknown := set(value.split()) - set(AREAS):
        raise ValidationError(_("Unknown area: %s. Use: %s.") % (", ".join(sorted(unknown)), " ".join(AREAS)))


class Trend(Named):
    summary = NoteField(_("in one line"))

    catalogue_columns = ("slug", "name", "summary", "source", "source_date", "checked_on", "state")

    class Meta(Named.Meta):
        verbose_name = _("trend")
        verbose_name_plural = _("trends")
        ordering = ["name"]


class Resource(Curated):
    class Kind(models.TextChoices):
        ARTICLE = "article", _("Article")
        GUIDE = "guide", _("Guide")
        ORGANISATION = "organisation", _("Organization")
        COURSE = "course", _("Course")
        TOOL = "tool", _("Tool")
        JOURNAL = "journal", _("Journal")
        REGULATION = "regulation", _("Regulation")

    class Depth(models.TextChoices):
        INTRODUCTORY = "introductory", _("Introductory")
        INTERMEDIATE = "intermediate", _("Intermediate")
        ADVANCED = "advanced", _("Advanced")
        ANY = "any", _("Any level")

    class Cost(models.TextChoices):
        FREE = "free", _("Free")
        PAID = "paid", _("Paid")
        MIXED = "mixed", _("Partly free")
        UNKNOWN = "unknown", _("Cost not known")

    title = LineField(_("title"))
    url = models.URLField(_("link"), max_length=500, validators=[URLValidator(["http", "https"])])
    kind = models.CharField(_("kind"), max_length=14, choices=Kind, default=Kind.GUIDE)
    areas = LineField(_("areas"), blank=True, validators=[known_areas], help_text=_("Area slugs with spaces between."))
    trends = models.ManyToManyField(Trend, blank=True, related_name="resources", verbose_name=_("trends"))
    serves = LineField(
        _("serves"),
        max_length=500,
        blank=True,
        help_text=_("Slugs of the skills, trends, credential types and categories it helps with."),
    )
    audience = LineField(_("audience"), blank=True)
    level = models.CharField(_("level"), max_length=14, choices=Depth, default=Depth.ANY)
    cost = models.CharField(_("cost"), max_length=8, choices=Cost, default=Cost.UNKNOWN)
    summary = NoteField(_("in one line"))

    columns = ("kind", "cost", "level")
    catalogue_prefetch = ("trends",)
    catalogue_columns = (
        "slug", "title", "url", "kind", "areas", "trends", "serves", "audience", "level", "cost", "summary",
        "source", "source_date", "checked_on", "state",
    )  # fmt: skip

    class Meta(Curated.Meta):
        verbose_name = _("resource")
        verbose_name_plural = _("resources")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class ResourceListQuerySet(CuratedQuerySet):
    def with_sizes(self, user: Any) -> Self:
        """Each with `size`: how many of its resources this person may see."""
        return self.annotate(
            size=Coalesce(of_each(ListEntry, "resource_list", Count("pk"), resource__in=Resource.objects.visible_to(user)), 0)
        )


class ResourceList(Curated):
    """An ordered list that appears in the area it belongs to once it is published."""

    title = LineField(_("title"))
    area = models.CharField(_("area"), max_length=12, choices=[(slug, slug.capitalize()) for slug in AREAS])
    summary = NoteField(_("in one line"))
    resources = models.ManyToManyField(Resource, through="ListEntry", related_name="lists", verbose_name=_("resources"))

    objects = live(ResourceListQuerySet)
    everything = ResourceListQuerySet.as_manager()

    columns = ("area",)
    catalogue_columns = ("slug", "title", "area", "summary", "state", "resources")

    class Meta(Curated.Meta):
        verbose_name = _("resource list")
        verbose_name_plural = _("resource lists")
        ordering = ["area", "title"]

    def __str__(self) -> str:
        return self.title

    catalogue_prefetch = ("entries__resource",)

    def linked_slugs(self, column: str) -> list[str]:
        """In the order of the list."""
        return [entry.resource.slug for entry in self.entries.all()]

    def link_catalogued(self, column: str, rows: list[Any]) -> None:
        self.entries.all().delete()
        ListEntry.objects.bulk_create(
            ListEntry(resource_list=self, resource=row, position=place) for place, row in enumerate(rows, start=1)
        )


class ListEntry(models.Model):
    resource_list = models.ForeignKey(ResourceList, models.CASCADE, related_name="entries")
    resource = models.ForeignKey(Resource, models.CASCADE, related_name="entries", verbose_name=_("resource"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["resource_list", "resource"],
                name="a_resource_once_in_a_list",
                violation_error_message=_("This resource is in the list already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.resource)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new entry without a position goes to the end of its list."""
        if self._state.adding and not self.position:
            last = self.resource_list.entries.aggregate(last=Max("position"))["last"]
            self.position = (last or 0) + 1
        super().save(*args, **kwargs)
