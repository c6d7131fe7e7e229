from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Count, F, Q, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from careertrack.core import clock
from careertrack.core.fields import DayField, LineField, NoteField
from careertrack.core.models import Owned, RecordQuerySet
from careertrack.core.models.rows import beside, live, of_each
from careertrack.core.order import refuse_backwards

# What is worked on comes first, what is over last.
BY_STATE = Case(
    When(Q(state="active", in_focus=True), then=0),
    *(When(state=state, then=place) for place, state in enumerate(("active", "paused", "achieved"), start=1)),
    default=4,
)
# Of milestones.
BY_DUE = (F("due").asc(nulls_last=True), "position", "pk")

PILLS = {"active": "open", "paused": "none", "achieved": "ok", "dropped": "none"}


class GoalQuerySet(RecordQuerySet):
    def open(self) -> Self:
        return self.filter(state__in=[Goal.State.ACTIVE, Goal.State.PAUSED])

    def with_progress(self) -> Self:
        """Each with `steps` and `steps_done`, binned milestones aside."""
        all_of_it = of_each("goals.Milestone", "goal", Count("pk"))
        done = of_each("goals.Milestone", "goal", Count("pk"), done_on__isnull=False)
        return self.annotate(steps=Coalesce(all_of_it, 0), steps_done=Coalesce(done, 0))

    def in_focus(self) -> Self:
        return self.filter(state=Goal.State.ACTIVE, in_focus=True)

    def later(self) -> Self:
        return self.filter(Q(state=Goal.State.ACTIVE, in_focus=False) | Q(state=Goal.State.PAUSED))

    def over(self) -> Self:
        return self.filter(state__in=[Goal.State.ACHIEVED, Goal.State.DROPPED])

    def with_next_step(self) -> Self:
        """Each with `next_step` and `next_due` of the milestone due first that is still to do."""
        to_do = beside("goals.Milestone").filter(goal=models.OuterRef("pk"), done_on=None).order_by(*BY_DUE)
        title, due = (models.Subquery(to_do.values(name)[:1]) for name in ("title", "due"))
        return self.annotate(next_step=title, next_due=due)


def asked_about(model: str, words: Any) -> models.ForeignKey:
    """A record that narrows what counts. It is not lost under the goal, and its page does not list the goals."""
    return models.ForeignKey(model, models.RESTRICT, null=True, blank=True, related_name="+", verbose_name=words)


class Goal(Owned):
    class State(models.TextChoices):
        ACTIVE = "active", _("Active")
        PAUSED = "paused", _("Paused")
        ACHIEVED = "achieved", _("Achieved")
        DROPPED = "dropped", _("Dropped")

    class AreaOfWork(models.TextChoices):
        LEARNING = "learning", _("Learning")
        EXPERIENCE = "experience", _("Experience")
        SKILLS = "skills", _("Skills")
        NETWORK = "network", _("Network")
        TRENDS = "trends", _("Trends")

    class Per(models.TextChoices):
        WEEK = "week", _("each week")
        MONTH = "month", _("each month")

    title = LineField(_("goal"), help_text=_("One thing you want to be true a year from now."))
    why = NoteField(_("why it matters"))
    area = models.CharField(_("area"), max_length=12, choices=AreaOfWork, blank=True)
    in_focus = models.BooleanField(_("in focus now"), default=True, help_text=_("Switch off for a goal that can wait."))
    start = DayField(_("start date"), null=True, blank=True)
    target_day = DayField(_("target date"), null=True, blank=True)
    # What is asked, where records answer how far it is; none of it where milestones do, or the person.
    measure = models.CharField(_("what counts"), max_length=40, blank=True)
    amount = models.DecimalField(_("how much"), max_digits=10, decimal_places=2, null=True, blank=True)
    per = models.CharField(_("how often"), max_length=5, choices=Per, blank=True)
    kind = models.CharField(_("kind"), max_length=20, blank=True)
    setting = models.CharField(_("setting"), max_length=20, blank=True)
    category = models.CharField(_("application category"), max_length=20, blank=True)
    funding = models.CharField(_("funding"), max_length=20, blank=True)
    theme = models.CharField(_("theme"), max_length=20, blank=True)
    sign_off = models.CharField(_("sign-off"), max_length=10, blank=True)
    unit = models.CharField(_("unit"), max_length=30, blank=True)
    experience = asked_about("experience.Experience", _("place"))
    organisation = asked_about("network.Organisation", _("organization"))
    skill = asked_about("skills.Skill", _("skill"))
    contact = asked_about("network.Contact", _("contact"))
    credential_type = asked_about("learning.CredentialType", _("credential type"))
    credential = asked_about("learning.Credential", _("credential"))
    topic = asked_about("learning.Category", _("category"))
    trend = asked_about("trends.Trend", _("topic"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.ACTIVE)
    reason = NoteField(_("reason"), help_text=_("If you paused or dropped it: why."))
    closed_on = DayField(_("closed on"), null=True, blank=True, help_text=_("The day it was achieved or dropped."))

    objects = live(GoalQuerySet)
    everything = GoalQuerySet.as_manager()

    empty = _("Write down one thing you want to be true a year from now.")
    told = {"state": "%s", "area": "%s", "target_day": _("by %s")}
    columns = ("state", "area", "target_day")
    shown = ("state", "area", "in_focus", "start", "target_day", "closed_on", "why", "reason")

    class Meta(Owned.Meta):
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = [BY_STATE, F("target_day").asc(nulls_last=True), "-created_at", "-pk"]
        indexes = [models.Index(fields=["owner", "state"], name="goal_owner_state")]

    def __str__(self) -> str:
        return self.title

    @property
    def pill(self) -> tuple[str, str]:
        """(state of a badge, words), where goals stand side by side."""
        return PILLS[self.state], self.get_state_display()

    def save(self, **options: Any) -> None:
        """It has the day it was closed for as long as it is."""
        closed = self.closed_on if self.is_over else None
        self.closed_on = closed or (clock.today() if self.is_over else None)
        super().save(**options)

    def clean(self) -> None:
        super().clean()
        refuse_backwards(self, "start", "target_day")
        if self.closed_on and self.closed_on > clock.today():
            raise ValidationError({"closed_on": _("This day is still ahead. Leave it empty to close the goal today.")})

    @property
    def is_over(self) -> bool:
        return self.state in (self.State.ACHIEVED, self.State.DROPPED)

    def achieve(self) -> None:
        self.state = self.State.ACHIEVED
        self.save(update_fields=["state", "closed_on"])

    def reopen(self) -> None:
        self.state = self.State.ACTIVE
        self.save(update_fields=["state", "closed_on"])
