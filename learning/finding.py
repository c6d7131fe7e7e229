"""What would help a renewal: the categories that are missing something, as the words the library knows them by."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from careertrack.core import amounts
from careertrack.core.text import code_of
from learning.fitting import stems, topics_of
from learning.ledger import FED
from learning.standing import Standing


def wanted(standings: Iterable[Standing]) -> dict[str, str]:
    """{slug: reason} for each category that is missing something: its topics, its code, and the kind of credential last.

    What another area fills, like hours worked, is nothing to read up on.
    """
    found: dict[str, str] = {}
    for standing in standings:
        short = [each for each in standing.missing if each.code != "total" and each.rule != "remainder" and each.unit not in FED]
        for each in short:
            for slug in slugs(each, standing.credential.type.slug):
                found.setdefault(slug, reason(each, standing.credential))
        if short:
            found.setdefault(standing.credential.type.slug, reason(short[0], standing.credential))
    return found


def reason(missing: Any, credential: Any) -> str:
    words = {"amount": amounts.quantity(missing.missing, missing.unit), "category": missing.label, "name": credential}
    return _("%(name)s is missing %(amount)s of %(category)s.") % words


def slugs(missing: Any, kind: str) -> list[str]:
    topics = [code_of(topic) for topic in topics_of(missing.label) if stems(topic)]
    return [*topics, missing.code, f"{kind}-{missing.code}"]
