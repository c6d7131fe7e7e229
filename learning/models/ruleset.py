import re
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from careertrack.core.fields import LineField, NoteField
from careertrack.core.models import Curated, CuratedQuerySet
from careertrack.core.models.rows import live
from learning.packs.examples import Tried, try_all
from learning.packs.pack import Pack, load
from learning.packs.text import BadPack

LINE = r"^{}: *\"?([^\"\n]*?)\"? *$"


class RuleSetQuerySet(CuratedQuerySet):
    def newest(self, code: str, *, published: bool = False) -> "RuleSet | None":
        """The highest version of a credential's rules that is not retired."""
        states = [Curated.State.PUBLISHED] if published else [Curated.State.PUBLISHED, Curated.State.DRAFT]
        rows: Any = list(self.filter(code=code, owner=None, state__in=states))
        return max(rows, key=lambda row: row.number, default=None)

    def in_force(self, code: str, day: date) -> "RuleSet | None":
        """What a cycle that begins now is judged by."""
        rows: Any = list(self.filter(code=code, owner=None, state=Curated.State.PUBLISHED))
        return max((row for row in rows if row.holds_on(day)), key=lambda row: row.number, default=None)


class RuleSet(Curated):
    """The rules of one credential in one version, kept as the text of its pack. The other columns are read from it.

    A person's cycle stays with the row it began with: another rule is another version, so another row.
    """

    text = NoteField(_("rule pack"), max_length=200_000, blank=False, help_text=_("The format is described in docs/rule-packs.md."))
    code = LineField(_("code"), max_length=60, blank=True, editable=False)
    edition = LineField(_("version"), max_length=15, blank=True, editable=False)
    name = LineField(_("name"), blank=True, editable=False)
    region = LineField(_("where it is valid"), max_length=60, blank=True, editable=False)

    objects = live(RuleSetQuerySet)
    everything = RuleSetQuerySet.as_manager()

    catalogue_columns = ("slug", "state", "text")

    class Meta(Curated.Meta):
        verbose_name = _("rule set")
        verbose_name_plural = _("rule sets")
        ordering = ["code", "edition", "pk"]

    def __str__(self) -> str:
        return _now("%(name)s, version %(edition)s") % {"name": self.name, "edition": self.edition}

    def words(self) -> str:
        return f"{self.name} {self.code}".casefold()

    def get_absolute_url(self) -> str:
        """It is read on its credential's page."""
        return reverse("learning:credentialtype", args=[self.code])

    has_page = False

    def clean_fields(self, exclude: Any = None) -> None:
        self.slug = self.slug or self.from_file(self.text)["slug"]
        super().clean_fields(exclude)

    def clean(self) -> None:
        """Read the columns from the text; what is published proves itself."""
        super().clean()
        self.text = tidy(self.text)
        self.__dict__.pop("pack", None)
        try:
            given, tried = self.pack.value, try_all(self.pack)
        except BadPack as error:
            raise ValidationError({"text": _now("Not a rule pack: %s") % error}) from error
        self.code, self.edition = given["code"], given["version"]
        self.name, self.region = given["name"], given["jurisdiction"]
        self.source, self.source_date, self.checked_on = given["source"], given["source_date"], given["checked_on"]
        self.refuse_other_slug()
        if self.state == self.State.PUBLISHED and (wrong := [each for each in tried if each.differences]):
            raise ValidationError({"text": _now("An example has another answer: %s") % told(wrong[0])})

    def refuse_other_slug(self) -> None:
        if self.slug != slug_of(self.code, self.edition):
            words = _now("The code and the version stay as they are: people's cycles point here. Add another version instead.")
            raise ValidationError({"text": words})
        if RuleSet.everything.filter(slug=self.slug).exclude(pk=self.pk).exists():
            raise ValidationError({"text": _now("This version of %s is there already.") % self.code})

    @cached_property
    def pack(self) -> Pack:
        return loaded(self.text)

    @property
    def number(self) -> tuple[int, ...]:
        return tuple(int(part) for part in self.edition.split("."))

    def is_newer(self, other: "RuleSet") -> bool:
        return self.code == other.code and self.number > other.number

    def holds_on(self, day: date) -> bool:
        """Whether these rules are in force on this day."""
        force = self.pack.value.get("in_force", {})
        return force.get("now") != "no" and force.get("from", "") <= day.isoformat() <= force.get("to", "9999")

    def tried(self) -> list[Tried]:
        return try_all(self.pack)

    def written(self) -> str:
        """The pack as a file, with the state it has now."""
        return re.sub(LINE.format("state"), f"state: {self.state}", self.text, count=1, flags=re.MULTILINE) + "\n"

    @classmethod
    def from_file(cls, text: str) -> dict[str, str]:
        """Its columns in the catalogue, without reading all of it: what has not changed is not checked at every start."""
        text = tidy(text)
        found = {name: re.search(LINE.format(name), text, re.MULTILINE) for name in ("code", "version", "state")}
        code, edition, state = (match[1] if match else "" for match in found.values())
        return {"slug": slug_of(code, edition), "state": state, "text": text}


@lru_cache(maxsize=256)
def loaded(text: str) -> Pack:
    """A person's page reads the rules of every credential they hold; reading one from its text takes longer than judging by it."""
    return load(text)


def slug_of(code: str, edition: str) -> str:
    return f"{code}-v{edition.replace('.', '-')}"


def tidy(text: Any) -> str:
    return str(text).replace("\r\n", "\n").strip()


def told(tried: Tried) -> str:
    return f"{tried.name}: {'; '.join(tried.differences)}"
