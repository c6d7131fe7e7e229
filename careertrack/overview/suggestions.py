"""Do next: what the areas suggest, merged and ordered, less what the person put off."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from careertrack.core.answers import Suggestion
from careertrack.core.areas import Area
from careertrack.overview.models import Snooze


def merged(areas: list[Area], look_over: bool = False) -> list[Suggestion]:
    """The most urgent first, and of each subject the most urgent only. Same records and day, same list."""
    said = [each for area in areas for each in (*area.suggest(), *(area.look_over() if look_over else ()))]
    first: dict[str, Suggestion] = {}
    for each in sorted(said, key=lambda each: each.order):
        first.setdefault(each.subject, each)
    return list(first.values())


@dataclass
class DoNext:
    user: Any
    today: date
    areas: list[Area]
    look_over: bool = False

    @cached_property
    def found(self) -> list[Suggestion]:
        return merged(self.areas, self.look_over)

    @cached_property
    def snoozes(self) -> dict[str, Snooze]:
        rows = Snooze.objects.for_user(self.user).holding(self.today)
        return {each.subject: each for each in rows}

    @cached_property
    def put_off(self) -> list[tuple[Suggestion, Snooze]]:
        """What would be on the list but for the person."""
        pairs = [(each, self.snoozes.get(each.subject)) for each in self.found]
        return [(each, snooze) for each, snooze in pairs if snooze and snooze.holds(each)]

    @cached_property
    def shown(self) -> list[Suggestion]:
        off = {each.subject for each, _snooze in self.put_off}
        return [each for each in self.found if each.subject not in off]
