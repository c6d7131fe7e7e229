from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from careertrack.core import days
from careertrack.core.answers import FirstStep, Line, Suggestion
from careertrack.core.areas import Area
from careertrack.core.past import Counted, Moment, Past, said
from careertrack.evidence.models import missing
from learning import suggesting
from learning.behind import plain
from learning.finding import wanted
from learning.forms import FirstExpiryForm
from learning.measures import COURSES, CREDENTIALS, CREDITS
from learning.models import SOON, URGENT, Course, Credential, CredentialQuerySet, Credit, RenewalCycle
from learning.pace import is_behind
from learning.standing import Standing, Standings

# The kinds an audit asks certificates of.
ASKED = (Course, Credential, Credit)
MOST = 50  # of what has expired and of what will: enough for any page

WANTING = 5  # renewals of which it is asked what they are missing


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
    shelves = (
        (gettext_lazy("Tuition support"), "learning:tuition"),
        (gettext_lazy("Credential types"), "learning:credentialtype-list"),
    )
    untabbed = ("learning.Reimbursement", "learning.Allowance")
    measures = (COURSES, CREDENTIALS, CREDITS)
    first_step = FirstStep(
        gettext_lazy("What expires next?"),
        gettext_lazy("A license, a CPR card, a TB test: one is enough to begin. Today tells you before it lapses."),
        FirstExpiryForm,
    )

    @cached_property
    def held(self) -> list[Credential]:
        return list(Credential.objects.for_user(self.user).held().with_names())

    @cached_property
    def dated(self) -> list[Credential]:
        """What has expired, the longest ago first, and then what will, the nearest first."""
        expiring = sorted((each for each in self.held if each.expires), key=lambda each: (each.expires, each.pk))
        past = [each for each in expiring if each.expires < self.today]
        return past[:MOST] + expiring[len(past) :][:MOST]

    def expiring(self) -> CredentialQuerySet:
        return Credential.objects.for_user(self.user).expiring()

    def questions(self) -> dict[str, Any]:
        courses = Course.objects.for_user(self.user)
        return {
            "done": self.courses_done,
            "held": CREDENTIALS.ask(end=self.today),
            "taken": courses.filter(status=Course.Status.IN_PROGRESS),
            "courses": courses,
            "credentials": Credential.objects.for_user(self.user),
            **{model.__name__: missing(model.objects.for_user(self.user)) for model in ASKED},
        }

    @property
    def courses_done(self) -> Any:
        return COURSES.ask(start=self.today.replace(month=1, day=1), end=self.today)

    @property
    def has_credentials(self) -> bool:
        return bool(self.held or self.numbers["credentials"])

    def line(self) -> Line:
        ask, done = self.courses_done, self.numbers["done"]
        if not (self.has_credentials or self.numbers["courses"]):
            return Line(_("No credentials yet"), _("Add a license or course"), ask, started=False)
        courses = Line(self.courses(done), self.next_expiry(), ask, amount=done)
        return self.toward_renewal() or (None if done else self.credentials()) or courses

    @cached_property
    def standings(self) -> Standings:
        """Of what will expire, the nearest first; what one course renews is left out."""
        found = Standings(self.user, self.today, held=self.held)
        found.asked = [each for each in self.dated if each.expires >= self.today and each.type.total != 1]
        return found

    def wants(self) -> dict[str, str]:
        """Of what expires next: whoever holds many renews one after the other. A kind of one's own has no categories."""
        ahead = Standings(self.user, self.today, held=self.held)
        divided = [each for each in self.dated if each.type.owner_id is None and each.type.total != 1]
        ahead.asked = [each for each in divided if each.expires >= self.today][:WANTING]
        return wanted(ahead.all.values()) if ahead.asked else {}

    @cached_property
    def next_renewal(self) -> Standing | None:
        """Of what is renewed by collecting, the one that expires next."""
        return next((each for each in self.standings.all.values() if each.total and each.total.required > 1), None)

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

    def credentials(self) -> Line | None:
        """Credentials, where no course of this year says more."""
        number = 0 if self.numbers["taken"] else self.numbers["held"]
        words = ngettext("%d credential held", "%d credentials held", number) % number
        return Line(words, self.next_expiry(), CREDENTIALS.ask(end=self.today), amount=number) if number else None

    def courses(self, done: int) -> str:
        """Those finished this year; before the first of them, those being taken."""
        taken = self.numbers["taken"]
        if not done and taken:
            return ngettext("%d course under way", "%d courses under way", taken) % taken
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

    def reviewed(self, start: date, end: date) -> Iterable[Counted]:
        earned = Credential.objects.for_user(self.user).filter(issued__range=(start, end))
        renewed = RenewalCycle.objects.for_user(self.user).filter(submitted_on__range=(start, end))
        yield Counted(COURSES.ask(start, end), said(ngettext_lazy("%d course finished", "%d courses finished")))
        yield Counted(earned, said(ngettext_lazy("%d credential issued", "%d credentials issued")))
        yield Counted(renewed, said(ngettext_lazy("%d renewal sent in", "%d renewals sent in")))

    def due(self, until: date) -> Iterable[Moment]:
        """What has expired stays due until it is renewed or given up."""
        return [Moment(each.expires, _("Expires"), each) for each in self.dated if each.expires <= until]

    def lapsing(self, *until: date) -> list[int]:
        return [sum(1 for each in self.held if each.expires and each.expires <= day) for day in until]

    def pressing(self) -> CredentialQuerySet:
        """What has expired, and what is urgent and not on its way."""
        return self.expiring().not_waiting().filter(expires__lte=self.today + URGENT)

    def suggest(self) -> Iterable[Suggestion]:
        if not self.has_credentials:
            yield suggesting.first_step()
        for each in self.dated:
            if each.expires <= self.today + SOON and not each.is_waiting:
                yield suggesting.renewal(each, self.today)
        yield from (suggesting.gap(each) for each in self.standings.all.values() if self.will_be_missed(each))
        versions = self.standings.rules
        for each in self.dated:
            newer = versions.unanswered(each, self.standings.opened.get(each.pk)) if self.is_later(each) else None
            if newer:
                yield suggesting.changed(each, newer)
        if self.unproved:
            yield suggesting.certificates(self.unproved)

    def will_be_missed(self, standing: Standing) -> bool:
        return not standing.credential.is_waiting and is_behind(standing, self.today)

    @property
    def unproved(self) -> int:
        return sum(self.numbers[model.__name__] for model in ASKED)

    def is_later(self, credential: Credential) -> bool:
        return credential.expires > self.today + SOON
