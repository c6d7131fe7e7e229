"""How somebody without an account answers what they were asked."""

from django.urls import reverse


def path(asked):
    return reverse("experience:hours-confirm", args=[asked.token])


def answer(visitor, asked, decision="signed", **sent):
    page = visitor.get(path(asked))
    seen = page.context.get("seen", "") if page.status_code == 200 else ""
    return visitor.post(path(asked), {"decision": decision, "seen": seen, **sent})


def state(asked):
    asked.refresh_from_db()
    return str(asked.state)
