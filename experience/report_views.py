"""The report of hours as a page, a table for a spreadsheet, and a paper."""

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careertrack.core import amounts, clock, days, display, paper
from careertrack.core.areas import area_of
from careertrack.core.export import csv_answer, decimal_hours
from experience import charts
from experience.models import Shift
from experience.report_filter import HoursFilter
from experience.reports import Group, Report
from experience.views import weeks

ON_PAPER = 2000  # shifts; more of them would be a book, and take a minute
COLUMNS = ("day", "until", "organisation", "role", "kind", "setting", "category")


def report_of(request: HttpRequest) -> tuple[HoursFilter, Report | None]:
    """No report where the address makes no sense; the filter then says why."""
    found = HoursFilter(request.GET, Shift.objects.for_user(request.user), request=request)
    return found, Report(request.user, clock.today(), found) if found.form.is_valid() else None


def page(request: HttpRequest) -> HttpResponse:
    found, report = report_of(request)
    context: dict[str, Any] = {"filter": found, "area": area_of("experience")}
    if report:
        size = int(found.asked.get("size") or 50)
        page_obj: Any = Paginator(report.rows, size).get_page(request.GET.get("page"))
        page_obj.object_list = page_obj.object_list.with_sign_off()
        shown = {"page_obj": page_obj, "weeks": weeks(report.rows, page_obj.object_list), "period": period(found)}
        context = {**context, **shown, "report": report, "lines": addressed(request, report), **picture(report)}
    return render(request, "experience/report.html", context)


def addressed(request: HttpRequest, report: Report) -> list[tuple[Group, str]]:
    """Each line with the report of its shifts alone, by month; none where no address can say which those are."""
    kept = {name: value for name, value in request.GET.items() if name != "page"}
    by = {"by": "year" if report.by == "year" else "month"}
    return [
        (group, reverse("experience:report", query={**kept, **by, **group.narrowed}) if group.narrowed else "")
        for group in report.groups
    ]


def picture(report: Report) -> dict[str, Any]:
    columns = charts.columns(report)
    heading = _("Hours by %s") % report.heading.lower()
    if columns:
        return {"heading": heading, "columns": columns, "sentence": charts.sentence(columns)}
    return {"heading": heading, "bars": charts.bars(report)}


def table(request: HttpRequest) -> HttpResponse:
    """The shifts themselves, so that a spreadsheet adds up what the page does; minutes, because a third of an hour is no
    decimal."""
    found, report = report_of(request)
    if report is None:
        return back(found)
    return csv_answer("hours", [*heads(), _("Sign-off"), _("Hours"), _("Minutes")], lines(report))


def heads() -> list[str]:
    place = Shift._meta.get_field("experience").related_model
    return [display.label(Shift if name in ("day", "until") else place, name) for name in COLUMNS]


def lines(report: Report) -> Iterator[list[str]]:
    places: dict[int, list[str]] = {}  # the same few stand in every line
    for shift in report.rows.with_sign_off().iterator(chunk_size=500):
        place = shift.experience
        if place.pk not in places:
            places[place.pk] = [display.text(place, name) for name in COLUMNS[2:]]
        until = shift.until.isoformat() if shift.until else ""
        yield [shift.day.isoformat(), until, *places[place.pk], shift.standing[1], decimal_hours(shift.minutes), str(shift.minutes)]


def on_paper(request: HttpRequest) -> HttpResponse:
    found, report = report_of(request)
    if report is None:
        return back(found)
    title = _("Hours by %s") % report.heading.lower()
    return paper.answer(title, request.user, blocks(request.user, found, report), "hours")


def back(found: HoursFilter) -> HttpResponse:
    """To the page, which says what is wrong with the address."""
    return redirect(reverse("experience:report", query=found.data))


def blocks(user: Any, found: HoursFilter, report: Report) -> list[paper.Block]:
    shifts = list(report.rows.with_sign_off()[:ON_PAPER])
    rest = report.number - len(shifts)
    return [
        facts(user, found, report),
        paper.Heading(_("Hours by %s") % report.heading.lower()),
        sums(report),
        paper.Heading(_("The shifts")),
        shift_table(shifts),
        *([paper.Text(more(rest))] if rest else []),
    ]


def facts(user: Any, found: HoursFilter, report: Report) -> paper.Facts:
    told = [
        (_("Person"), user.name),
        (_("Period"), period(found)),
        *found.told,
        (_("Total"), amounts.hours_in_words(report.minutes)),
        (_("Target"), report.goes),
    ]
    return paper.Facts([(label, value) for label, value in told if value])


def sums(report: Report) -> paper.Table:
    rows = [(each.label, f"{each.number:,}", amounts.short_hours(each.minutes)) for each in report.groups]
    foot = (_("Total"), f"{report.number:,}", amounts.short_hours(report.minutes))
    return paper.Table((report.heading, _("Shifts"), _("Hours")), rows, numbers=(1, 2), foot=foot)


def shift_table(shifts: list[Shift]) -> paper.Table:
    heads = (_("Day"), _("Where"), _("Kind"), _("Setting"), _("Sign-off"), _("Hours"))
    return paper.Table(heads, [printed(shift) for shift in shifts], numbers=(5,), wide={1: 1})


def printed(shift: Shift) -> tuple[str, ...]:
    place, day = shift.experience, days.dated(shift.day)
    when = f"{day} – {days.dated(shift.until)}" if shift.until else day
    setting = place.get_setting_display()
    return when, str(place), place.get_kind_display(), setting, shift.standing[1], amounts.short_hours(shift.minutes)


def more(rest: int) -> str:
    words = ngettext(
        "%(n)s older shift is in the sums and not listed here. The spreadsheet has it.",
        "%(n)s older shifts are in the sums and not listed here. The spreadsheet has them.",
        rest,
    )
    return words % {"n": f"{rest:,}"}


def period(found: HoursFilter) -> str:
    since, until = found.asked.get("since"), found.asked.get("until")
    if since and until:
        return _("%(start)s to %(end)s") % {"start": days.dated(since), "end": days.dated(until)}
    if since:
        return _("Since %s") % days.dated(since)
    return _("Until %s") % days.dated(until) if until else _("All time")
