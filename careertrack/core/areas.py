"""What an area says about a person's records. Pages that look across ask here; nothing in core names an area."""

from collections.abc import Iterable
from datetime import date
from functools import cache, cached_property
from typing import Any, ClassVar

from django.apps import apps
from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careertrack.core.answers import Find, FirstStep, Line, Offer, Suggestion
from careertrack.core.counting import tally
from careertrack.core.measures import Measure
from careertrack.core.models import Curated, Owned
from careertrack.core.past import Counted, Moment, Past


class Area:
    """Empty answers; an area overrides what it knows. One object per page and person: its answers share the rows
    they loaded. Each answer costs a fixed number of queries, whatever the number of records."""

    # Templates are handed the class itself; Django would call it.
    do_not_call_in_templates = True

    slug: ClassVar[str]
    title: ClassVar[Any]
    empty: ClassVar[Any]  # one sentence: what will be here
    models: ClassVar[tuple[str, ...]] = ()
    # What is curated for the area, by model, and its pages: (title, name of the route).
    curated_models: ClassVar[tuple[str, ...]] = ()
    shelves: ClassVar[tuple[tuple[Any, str], ...]] = ()
    measures: ClassVar[tuple[Measure, ...]] = ()
    # Kinds that are reached from the records they belong to, and need no tab of their own.
    untabbed: ClassVar[tuple[str, ...]] = ()

    first_step: ClassVar[FirstStep | None] = None
    # The form of the one line that ends a weekly review, in the area that keeps such lines.
    closing: ClassVar[Any] = None

    def __init__(self, user: Any, today: date) -> None:
        self.user, self.today = user, today
        self.together: list[Area] = [self]

    def questions(self) -> dict[str, Any]:
        """What the area needs counted for what it says, as `tally` takes it."""
        return {}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The answers to its questions. Areas that stand on one page together have theirs asked in one query."""
        asked = {(area.slug, name): each for area in self.together for name, each in area.questions().items()}
        found = tally(self.user, **{"_".join(key): each for key, each in asked.items()})
        for area in self.together:
            vars(area)["numbers"] = {name: found[f"{slug}_{name}"] for slug, name in asked if slug == area.slug}
        return vars(self)["numbers"]

    @classmethod
    def url(cls) -> str:
        return reverse(f"{cls.slug}:index")

    @classmethod
    def kinds(cls) -> list[type[Owned]]:
        return [apps.get_model(label) for label in cls.models]

    @classmethod
    def tabs(cls) -> list[tuple[str, str]]:
        """(title, address) of the area's pages: its first page, its kinds, what is curated for it."""
        kinds = [model for model in cls.kinds() if model._meta.label not in cls.untabbed]
        own = [(model.tab_title(), reverse(model.tab_route())) for model in kinds]
        return [(str(_("Overview")), cls.url()), *own, *((str(title), reverse(route)) for title, route in cls.shelves)]

    @classmethod
    def curated(cls) -> list[type[Curated]]:
        return [apps.get_model(label) for label in cls.curated_models]

    def line(self) -> Line | None:
        return None

    def about(self) -> str:
        """Who the person is, in one sentence, where the area knows."""
        return ""

    def past(self) -> Iterable[Past]:
        """The kinds of things that happen here; nothing is asked of the database yet."""
        return ()

    def happened(self, start: date, end: date) -> list[Moment]:
        return [moment for kind in self.past() for moment in kind.moments(kind.between(start, end))]

    def reviewed(self, start: date, end: date) -> Iterable[Counted]:
        """What a review of these days counts, the same numbers whatever the days; nothing is asked of the database yet."""
        return ()

    def due(self, until: date) -> Iterable[Moment]:
        return ()

    def lapsing(self, *until: date) -> list[int]:
        """How many records lapse by each of these days unless somebody acts: counted, where `due` lists enough for a page."""
        return [0] * len(until)

    def pressing(self) -> QuerySet | None:
        """The records that need the person now; the navigation says how many."""
        return None

    def pressing_words(self, number: int) -> str:
        return ngettext("%d due", "%d due", number) % number

    def suggest(self) -> Iterable[Suggestion]:
        return ()

    def look_over(self) -> Iterable[Suggestion]:
        """What does not press, and is worth a look once a week: the weekly review shows it below what `suggest` says."""
        return ()

    def touched(self) -> dict[Any, date]:
        return {}

    def wants(self) -> dict[str, str]:
        """{slug: reason}: what would help the person now, the most urgent first."""
        return {}

    def serving(self, wants: dict[str, str]) -> Iterable[Find]:
        """What this area has for any of these."""
        return ()

    def voided_by(self, renamed: Any) -> str:
        """What is void once this record has another name, in a sentence."""
        return ""

    def offers(self, area: str) -> Iterable[Offer]:
        return ()


@cache
def area_classes() -> tuple[type[Area], ...]:
    return tuple(import_string(path) for path in settings.AREAS)


def areas_for(user: Any, today: date) -> list[Area]:
    return [area(user, today) for area in area_classes()]


def finds(areas: Iterable[Area], wants: dict[str, str]) -> list[Find]:
    """What all areas have for these wants; nothing is asked of anybody where there are none."""
    return [find for each in areas for find in each.serving(wants)] if wants else []


def areas_together(user: Any, today: date) -> list[Area]:
    """For a page on which every area says how far it is."""
    areas = areas_for(user, today)
    for area in areas:
        area.together = areas
    return areas


def area_of(slug: str) -> type[Area]:
    """Of a room that is no area: its name and its first page, and no answers."""
    return next((area for area in area_classes() if area.slug == slug), None) or room(slug)


@cache
def room(slug: str) -> Any:
    return type(slug, (Area,), {"slug": slug, "title": apps.get_app_config(slug).verbose_name})


def measure(code: str) -> Measure:
    """The measure with this code; KeyError when no area declares it."""
    return {measure.code: measure for area in area_classes() for measure in area.measures}[code]
