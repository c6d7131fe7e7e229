"""The pieces of the look that many pages draw. Each piece's markup lives in templates/look/, once."""

from django import template
from django.template.loader import render_to_string

register = template.Library()

BADGES = {
    "ok": "okc",
    "open": "renew",
    "soon": "clock",
    "urgent": "alert",
    "expired": "stop",
    "sent": "send",
    "none": "none",
}
SETTINGS = {
    "hospital": "hospital",
    "clinic": "clinic",
    "long-term-care": "ltc",
    "home": "today",
    "community": "community",
    "telehealth": "tele",
}
STUB = 44  # px: long enough to read as a line, too short to read as a share of a target


@register.inclusion_tag("look/icon.html")
def icon(name, cls=""):
    return {"name": name, "cls": cls}


@register.inclusion_tag("look/tile.html")
def tile(slug, size="", off=False):
    return {"slug": slug, "size": size, "off": off}


@register.inclusion_tag("look/badge.html")
def badge(state, text):
    """Words carry the state; an unknown state is a mistake of ours and raises."""
    return {"state": state, "text": text, "glyph": BADGES[state]}


@register.inclusion_tag("look/track.html")
def track(amount=0, target=None, stations=None, cls="track"):
    """The line: solid is done, dotted is ahead. The words beside it are its alternative."""
    amount, target = float(amount or 0), float(target or 0)
    if not target:
        return {"cls": cls, "done": STUB} if amount > 0 else {"cls": cls, "dotted": True, "rings": [{"at": "100%"}]}
    share = min(max(amount / target, 0), 1)
    steps = 4 if stations == "quarters" else int(stations or 1)
    rings = [{"at": percent(i / steps), "done": amount * steps >= target * i} for i in range(1, steps + 1)]
    return {
        "cls": cls,
        "dotted": True,
        "done": percent(share) if share > 0 else None,
        "rings": rings,
        "now": percent(share) if "area-line" in cls and 0 < share < 1 else None,
    }


def percent(share):
    """A text, so that a locale with decimal commas does not break the SVG."""
    return f"{share * 100:.4g}%"


@register.simple_tag
def faults(form):
    """(id of the control, message) for each thing to fix; no id where there is nothing to go to."""
    found = [("", message) for message in form.non_field_errors()]
    for field in form:
        target = "" if field.is_hidden else field.id_for_label or f"{field.auto_id}_0"
        found += [(target, message) for message in field.errors]
    return found


@register.inclusion_tag("look/icon.html")
def setting_icon(setting):
    """Where care happens, as a picture beside its name."""
    return {"name": SETTINGS.get(setting, "clip")}


@register.simple_block_tag
def banner(content, kind="", glyph="info", role=""):
    """Information that is no error; `kind` is `warn` or nothing."""
    return render_to_string("look/banner.html", {"content": content, "kind": kind, "glyph": glyph, "role": role})


@register.simple_block_tag
def blank(content, area="", glyph="", title=""):
    """An empty state: what will be here in one sentence, and one action."""
    return render_to_string("look/blank.html", {"content": content, "area": area, "glyph": glyph, "title": title})


@register.simple_block_tag
def step(content, state=""):
    """One stop on a vertical line: `done`, `now` or ahead."""
    return render_to_string("look/step.html", {"content": content, "state": state})
