from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from careertrack.core import days
from careertrack.core.answers import Line, Suggestion, Urgency, about
from careertrack.core.areas import Area
from careertrack.core.models import Owned
from careertrack.core.models.rows import beside
from careertrack.core.past import Counted, Past, said
from skills.measures import AT_TARGET, LEVEL, RATED, REFLECTIONS
from skills.models import Rating, RatingQuerySet, Reflection, Skill, Target
from skills.profile import STALE


class Skills(Area):
    slug = "skills"
    title = gettext_lazy("Skills")
    empty = gettext_lazy("Not rated yet. The self-check takes about 10 minutes and only you see it.")
    models = ("skills.Rating", "skills.Target", "skills.Reflection")
    curated_models = ("skills.Skill",)
    shelves = ((gettext_lazy("All skills and their levels"), "skills:skill-list"),)
    measures = (RATED, LEVEL, AT_TARGET, REFLECTIONS)

    def questions(self) -> dict[str, Any]:
        """How many skills are rated, have a target and are at it, and are to be rated again."""
        asks = {"rated": RATED.ask(end=self.today), "at_target": AT_TARGET.ask(end=self.today)}
        return {**asks, "targets": Target.objects.for_user(self.user), "stale": self.stale_rows()}

    @cached_property
    def stale(self) -> list[Rating]:
        """Skills last rated more than 90 days ago, the longest first; enough for any page."""
        return list(self.stale_rows().with_names().order_by("day", "pk")[:20])

    def stale_rows(self) -> RatingQuerySet:
        """A skill that was retired since cannot be rated again."""
        offered = Skill.objects.visible_to(self.user)
        return Rating.objects.for_user(self.user).latest().filter(day__lt=self.today - STALE, skill__in=offered)

    def line(self) -> Line:
        ask = RATED.ask(end=self.today)
        if not self.numbers["rated"]:
            return Line(_("Not rated yet"), _("10-minute self-check"), ask, started=False)
        if targets := self.numbers["targets"]:
            at_target, reached = AT_TARGET.ask(end=self.today), self.numbers["at_target"]
            words = _("%(reached)d of %(all)d at target") % {"reached": reached, "all": targets}
            return Line(words, self.to_rate_again(), at_target, reached, targets)
        rated = self.numbers["rated"]
        words = ngettext("%d skill rated", "%d skills rated", rated) % rated
        return Line(words, self.to_rate_again(), ask, amount=rated)

    def to_rate_again(self) -> str:
        again = self.numbers["stale"]
        return ngettext("%d ready to re-rate", "%d ready to re-rate", again) % again if again else _("All within 90 days")

    def past(self) -> Iterable[Past]:
        yield Past(Rating.objects.for_user(self.user), "day", _("Rated"))
        yield Past(Reflection.objects.for_user(self.user), "day", _("Reflected"))

    def reviewed(self, start: date, end: date) -> Iterable[Counted]:
        own = Rating.objects.for_user(self.user).filter(rated_by=Rating.By.SELF, day__range=(start, end))
        yield Counted(REFLECTIONS.ask(start, end), said(ngettext_lazy("%d reflection", "%d reflections")))
        yield Counted(own, said(ngettext_lazy("%d rating", "%d ratings")))

    def suggest(self) -> Iterable[Suggestion]:
        if not self.numbers["rated"]:
            yield Suggestion(
                Urgency.FIRST_STEP,
                _("Rate yourself on one skill"),
                _("Only you see it, and it shows you growth later"),
                reverse("skills:rating-check"),
                _("Rate skills"),
                self.slug,
            )
        for each in self.stale:
            reason = _("Last rated on %(day)s as %(level)s") % {
                "day": days.shown(each.day),
                "level": each.get_level_display().lower(),
            }
            url = reverse("skills:rating-add", query={"skill": each.skill_id})
            title = _("Rate %s again") % each.skill
            yield Suggestion(Urgency.NOT_RATED, title, reason, url, _("Rate"), self.slug, each.day, about(each.skill))

    def look_over(self) -> Iterable[Suggestion]:
        """Skills with a target that nothing written down has practiced yet."""
        for each in self.unproven().with_names().order_by("pk")[:20]:
            reason = _("You set a target for it, and no shift or reflection names it yet")
            url = Reflection.add_url(skills=each.skill_id)
            title = _("Write down where you practiced %s") % each.skill
            yield Suggestion(Urgency.LOOK_OVER, title, reason, url, _("Reflect"), self.slug, key=about(each.skill))

    def unproven(self) -> Any:
        """Records that practice skills name several of them."""
        rows = Target.objects.for_user(self.user)
        for link in Skill._meta.related_objects:
            if link.many_to_many and issubclass(link.related_model, Owned):
                rows = rows.exclude(Exists(beside(link.related_model).filter(**{link.field.name: OuterRef("skill")})))
        return rows
