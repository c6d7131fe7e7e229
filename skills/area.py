from collections.abc import Iterable
from datetime import date
from functools import cached_property

from django.db.models import Exists, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from careertrack.core import days
from careertrack.core.areas import Area, Line, Moment, Suggestion, Urgency
from careertrack.core.measures import Ask, Filter, Kind, Measure, Reason, totals
from skills.models import Rating, RatingQuerySet, Skill, rated_after
from skills.profile import STALE


def rated_later(ask: Ask) -> Exists:
    """A newer own rating of the same skill, up to the ask's last day."""
    return Exists(rated_after(day__lte=ask.end) if ask.end else rated_after())


RATED = Measure(
    code="skills.rated",
    label=gettext_lazy("skills rated"),
    kind=Kind.LEVEL,
    unit="skill",
    model="skills.Rating",
    day="day",
    filters={"skill": Filter(gettext_lazy("skill"), "skill"), "kind": Filter(gettext_lazy("kind"), "skill__kind")},
    reasons=[
        Reason(gettext_lazy("Rated by somebody else"), lambda ask: ~Q(rated_by=Rating.By.SELF)),
        Reason(gettext_lazy("Rated again later"), rated_later),
    ],
)


class Skills(Area):
    slug = "skills"
    title = gettext_lazy("Skills")
    empty = gettext_lazy("Not rated yet. The self-check takes about 10 minutes and only you see it.")
    models = ("skills.Rating",)
    curated_models = ("skills.Skill",)
    shelves = ((gettext_lazy("All skills and their levels"), "skills:skill-list"),)
    measures = (RATED,)

    @cached_property
    def rated(self) -> int:
        return totals(self.user, [RATED.ask(end=self.today)])[0]

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
        if not self.rated:
            return Line(_("Not rated yet"), _("10-minute self-check"), ask, started=False)
        words = ngettext("%d skill rated", "%d skills rated", self.rated) % self.rated
        again = self.stale_rows().count()
        note = ngettext("%d ready to re-rate", "%d ready to re-rate", again) % again if again else _("All within 90 days")
        return Line(words, note, ask, amount=self.rated)

    def happened(self, start: date, end: date) -> Iterable[Moment]:
        rows = Rating.objects.for_user(self.user).filter(day__range=(start, end)).with_names()
        return [Moment(each.day, _("Rated"), each) for each in rows]

    def suggest(self) -> Iterable[Suggestion]:
        if not self.rated:
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
            yield Suggestion(Urgency.NOT_RATED, title, reason, url, _("Rate"), self.slug, each.day, str(each.pk))
