from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from careertrack.core import days
from careertrack.core.areas import Area, FirstStep, Line, Moment, Suggestion, Urgency, about
from careertrack.core.measures import Filter, Kind, Measure, Reason, totals
from careertrack.core.past import Past
from learning.forms import FirstExpiryForm
from learning.models import SOON, URGENT, Course, Credential, CredentialQuerySet, Credit
from learning.standing import Standing, Standings
from learning.told import is_behind, plain, sentence

COURSES = Measure(
    code="learning.courses",
    label=gettext_lazy("courses done"),
    kind=Kind.COUNT,
    unit="course",
    model="learning.Course",
    day="finish",
    counts=ngettext_lazy("%d course", "%d courses"),
    filters={"kind": Filter(gettext_lazy("kind"), "kind"), "funding": Filter(gettext_lazy("funding"), "funding")},
    reasons=[Reason(gettext_lazy("Not completed"), lambda ask: ~Q(status=Course.Status.COMPLETED))],
)

CREDITS = Measure(
    code="learning.credits",
    label=gettext_lazy("credits"),
    kind=Kind.SUM,
    unit="credit",
    model="learning.Credit",
    day="day",
    amount="amount",
    filters={
        "unit": Filter(gettext_lazy("unit"), "unit"),
        "kind": Filter(gettext_lazy("kind"), "kind"),
        "topic": Filter(gettext_lazy("category"), "categories", many=True),
    },
    one_of="unit",
    reasons=[Reason(gettext_lazy("No amount given"), lambda ask: Q(amount=None))],
)

CREDENTIALS = Measure(
    code="learning.credentials",
    label=gettext_lazy("credentials held"),
    kind=Kind.LEVEL,
    unit="credential",
    model="learning.Credential",
    counts=ngettext_lazy("%d credential", "%d credentials"),
    filters={
        "credential_type": Filter(gettext_lazy("credential type"), "type"),
        "credential": Filter(gettext_lazy("credential"), "pk"),
    },
    reasons=[
        Reason(gettext_lazy("Not held"), lambda ask: ~Q(state=Credential.State.HELD)),
        Reason(gettext_lazy("Not issued yet"), lambda ask: Q(issued__gt=ask.end) if ask.end else None),
        Reason(gettext_lazy("Expired"), lambda ask: Q(expires__lt=ask.end) if ask.end else None),
    ],
)


class Learning(Area):
    slug = "learning"
    title = gettext_lazy("Learning")
    empty = gettext_lazy("Nothing to watch yet. Add a certification and its date, and this space tells you when to act.")
    models = (
        "learning.Course",
        "learning.Credential",
        "learning.Credit",
        "learning.Reimbursement",
        "learning.Allowance",
    )
    curated_models = ("learning.CredentialType",)
    shelves = ((gettext_lazy("Credential types"), "learning:credentialtype-list"),)
    measures = (COURSES, CREDENTIALS, CREDITS)
    first_step = FirstStep(
        gettext_lazy("What expires next?"),
        gettext_lazy("A license, a CPR card, a TB test: one is enough to begin. Today tells you before it lapses."),
        FirstExpiryForm,
    )

    @cached_property
    def dated(self) -> list[Credential]:
        """What has expired, the longest ago first, and then what will, the nearest first."""
        return list(self.expiring().first_of_each(Q(expires__lt=self.today), Q(expires__gte=self.today)).with_names())

    def expiring(self) -> CredentialQuerySet:
        return Credential.objects.for_user(self.user).expiring()

    @cached_property
    def has_credentials(self) -> bool:
        return bool(self.dated) or Credential.objects.for_user(self.user).exists()

    def line(self) -> Line:
        ask = COURSES.ask(start=self.today.replace(month=1, day=1), end=self.today)
        done = totals(self.user, [ask])[0]
        started = bool(done) or self.has_credentials or Course.objects.for_user(self.user).exists()
        if not started:
            return Line(_("No credentials yet"), _("Add a license or course"), ask, started=False)
        courses = Line(self.courses(done), self.next_expiry(), ask, amount=done)
        return self.toward_renewal() or (None if done else self.held()) or courses

    @cached_property
    def next_renewal(self) -> Standing | None:
        """Of what expires next and is renewed by collecting: one course is no line."""
        collected = [each for each in self.dated if each.expires >= self.today and each.type.total and each.type.total > 1]
        ahead = next(iter(collected), None)
        standing = Standings(self.user, self.today, ahead).of(ahead) if ahead else None
        return standing if standing and standing.total and standing.total.required else None

    def toward_renewal(self) -> Line | None:
        if not self.next_renewal:
            return None
        total: Any = self.next_renewal.total
        cycle: Any = self.next_renewal.cycle
        words = {"counted": plain(total.counted), "all": plain(total.required), "unit": total.unit}
        ask = CREDITS.ask(cycle.start, cycle.end, unit=total.unit)
        besides = _("The rules of the credential decide which of these count.")
        value = _("%(counted)s of %(all)s %(unit)s") % words
        return Line(value, self.next_expiry(), ask, total.counted, total.required, besides=besides)

    @cached_property
    def taken(self) -> int:
        return Course.objects.for_user(self.user).filter(status=Course.Status.IN_PROGRESS).count()

    def held(self) -> Line | None:
        """Credentials, where no course of this year says more."""
        ask = CREDENTIALS.ask(end=self.today)
        number = totals(self.user, [ask])[0] if self.has_credentials and not self.taken else 0
        words = ngettext("%d credential held", "%d credentials held", number) % number
        return Line(words, self.next_expiry(), ask, amount=number) if number else None

    def courses(self, done: int) -> str:
        """Those finished this year; before the first of them, those being taken."""
        if not done and self.taken:
            return ngettext("%d course under way", "%d courses under way", self.taken) % self.taken
        return ngettext("%d course this year", "%d courses this year", done) % done

    def next_expiry(self) -> str:
        """What Today asks to renew first: what has expired, before what will."""
        if not self.dated:
            return _("Nothing expires") if self.has_credentials else _("No credentials yet")
        first: Any = self.dated[0]
        words = _("%(name)s expired %(day)s") if first.expires < self.today else _("%(name)s expires %(day)s")
        return words % {"name": first, "day": days.shown(first.expires)}

    def past(self) -> Iterable[Past]:
        done = Course.objects.for_user(self.user).filter(status=Course.Status.COMPLETED)
        yield Past(done, "finish", _("Completed"), "minutes", {"status": Course.Status.COMPLETED})
        yield Past(Credential.objects.for_user(self.user), "issued", _("Issued"))
        yield Past(self.expiring().filter(expires__lt=self.today), "expires", _("Expired"), listed={"state": Credential.State.HELD})
        yield Past(Credit.objects.for_user(self.user), "day", _("Earned"))

    def due(self, until: date) -> Iterable[Moment]:
        """What has expired stays due until it is renewed or given up."""
        return [Moment(each.expires, _("Expires"), each) for each in self.dated if each.expires <= until]

    def lapsing(self, *until: date) -> list[int]:
        counts = {f"until_{n}": Count("pk", filter=Q(expires__lte=day)) for n, day in enumerate(until)}
        return list(self.expiring().order_by().aggregate(**counts).values())

    def pressing(self) -> CredentialQuerySet:
        """What has expired, and what is urgent."""
        return self.expiring().filter(expires__lte=self.today + URGENT)

    def suggest(self) -> Iterable[Suggestion]:
        if not self.has_credentials:
            yield Suggestion(
                Urgency.FIRST_STEP,
                _("Add anything that expires"),
                _("CPR card, TB test, a license: Today shows it before it lapses"),
                reverse("learning:credential-add"),
                _("Add credential"),
                self.slug,
            )
        for each in self.dated:
            if each.expires <= self.today + SOON:
                yield self.renewal(each)
        # What is to be renewed at once is asked for already.
        later = self.next_renewal and self.next_renewal.credential.expires > self.today + SOON
        if self.next_renewal and later and is_behind(self.next_renewal, self.today):
            yield self.gap(self.next_renewal)

    def gap(self, standing: Standing) -> Suggestion:
        """What the pace of the last year will miss."""
        total, credential = standing.total, standing.credential
        words = {"amount": plain(total.missing), "unit": total.unit, "name": credential}  # type: ignore[union-attr]
        title = _("Earn %(amount)s more %(unit)s for %(name)s") % words
        reason = sentence(standing).removesuffix(".")
        url, button = credential.get_absolute_url(), _("See what counts")
        return Suggestion(Urgency.GAP, title, reason, url, button, self.slug, credential.expires, about(credential))

    def renewal(self, credential: Credential) -> Suggestion:
        left = (credential.expires - self.today).days
        day = days.shown(credential.expires)
        if left < 0:
            urgency, reason = Urgency.EXPIRED, _("It expired on %s. Enter the new date once it is renewed") % day
        else:
            urgency = Urgency.EXPIRING if left <= URGENT.days else Urgency.BEHIND
            soon = _("It expires on %(day)s, in %(left)s") % {"day": day, "left": days.days_in_words(left)}
            reason = soon if left else _("It expires today")
        title = _("Renew %s") % credential
        return Suggestion(
            urgency,
            title,
            reason,
            credential.get_absolute_url(),
            _("Renew"),
            self.slug,
            credential.expires,
            about(credential),
        )
