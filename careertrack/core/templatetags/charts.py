"""Pictures of figures, as SVG made on the server. Every picture has its figures in words or in a table beside it."""

from datetime import timedelta

from django import template

from careertrack.core import days
from careertrack.core.templatetags.look import percent

register = template.Library()

MARKS = {"expired": "bad", "urgent": "warn", "soon": "warn", "open": "info", "sent": "info"}
YEAR = timedelta(days=365)
TODAY, MOST_PAST = 0.1, 3  # where Today stands on a horizon, and how many marks have room before it
BASE, TALLEST = 128, 100  # px: the zero line of a column chart, and its highest column


def share(amount, whole):
    return min(max(float(amount or 0) / float(whole), 0), 1) if whole else 0


@register.inclusion_tag("look/bar.html")
def bar(amount, target, minimum=None, over=None):
    """Solid is done; an upright mark stands at the minimum; what is over a maximum, and does not count, is hatched."""
    done, beyond = share(amount, target), share(over, target)
    return {
        "done": percent(done) if done else None,
        "minimum": percent(share(minimum, target)) if minimum else None,
        "from": percent(done),
        "over": percent(min(beyond, 1 - done)) if beyond else None,
    }


@register.inclusion_tag("look/requirement.html")
def requirement(name, state, words, amount, figures, target, minimum=None, done=None, over=None):
    """`state` is `met` or `short`, `words` say it; `figures` follow the amount: "points, minimum 10". `done` is what is
    solid, where that is not the amount."""
    return {
        "name": name,
        "state": state,
        "words": words,
        "amount": amount,
        "figures": figures,
        "target": target,
        "minimum": minimum,
        "done": amount if done is None else done,
        "over": over,
    }


@register.inclusion_tag("look/ring.html")
def ring(amount, target, unit, sentence):
    """One number against one target, at most one on a page; `sentence` is what a screen reader says instead."""
    return {"amount": amount, "rest": f"of {target} {unit}", "arc": f"{share(amount, target) * 100:.4g} 100", "sentence": sentence}


@register.inclusion_tag("look/hbars.html")
def hbars(rows):
    """Sorted or fixed-order bars: `(icon, label, amount, words)`; the longest fills its width."""
    most = max((amount for _icon, _label, amount, _words in rows), default=0)
    return {"rows": [(icon, label, percent(share(amount, most)), words) for icon, label, amount, words in rows]}


@register.inclusion_tag("look/columns.html")
def columns(key, title, sentence, heads, rows):
    """At most twelve columns over a zero line: `(label, amount, figure, unfinished)`. `heads` are those of the
    table below it; none where the page has one already."""
    most = max((amount for _label, amount, _figure, _unfinished in rows), default=0)
    named = {0, len(rows) - 1, max(range(len(rows)), key=lambda at: rows[at][1], default=0)}
    return {
        "key": key,
        "title": title,
        "sentence": sentence,
        "heads": heads,
        "rows": rows,
        "base": BASE,
        "columns": [column(at, row, len(rows), most, at in named) for at, row in enumerate(rows)],
    }


def column(at, row, count, most, named):
    label, amount, figure, unfinished = row
    height, width = TALLEST * share(amount, most), 1 / count
    return {
        "label": label,
        "figure": figure if named else "",
        "unfinished": unfinished,
        "alternate": (count - 1 - at) % 2,
        "x": percent(at * width + width * 0.14),
        "width": percent(width * 0.72),
        "middle": percent((at + 0.5) * width),
        "y": f"{BASE - height:.1f}",
        "height": f"{height:.1f}",
        "above": f"{BASE - height - 7:.1f}",
    }


@register.inclusion_tag("look/horizon.html")
def horizon(today, moments, sentence):
    """Twelve months ahead: `(day, state)` with the states of badges. What is past stands before Today, side by side."""
    year = [(day, MARKS.get(state, "ok")) for day, state in moments if today <= day <= today + YEAR]
    past = sum(day < today for day, _state in moments)
    months = [days.month_after(today, months) for months in (3, 6, 9, 12)]
    return {
        "past": [8 + 9 * at for at in range(min(past, MOST_PAST))],
        "ahead": [(on_horizon(today, day), mark) for day, mark in year],
        "months": [(on_horizon(today, day), day) for day in months],
        "today": percent(TODAY),
        "sentence": sentence,
    }


def on_horizon(today, day):
    return percent(TODAY + (1 - TODAY) * ((day - today) / YEAR))


@register.inclusion_tag("look/levels.html")
def levels(level, target=None):
    """Five cells, filled up to the level; a small mark below the one aimed for."""
    cells = [{"x": 24 * number, "on": number < level} for number in range(5)]
    return {"level": level, "target": target, "cells": cells, "mark": 24 * target - 18 if target else None}


@register.inclusion_tag("look/spark.html")
def spark(values):
    """Levels from 1 to 5 over time, oldest first; the words beside it are its alternative."""
    step = 88 / max(len(values) - 1, 1)
    points = [(f"{3 + step * place:.4g}", f"{26 - 4.6 * value:.4g}") for place, value in enumerate(values)]
    return {"points": " ".join(",".join(point) for point in points), "last": points[-1]}
