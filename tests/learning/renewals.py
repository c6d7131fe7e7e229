"""Credentials that are renewed under the shipped rules, and how they stand."""

from pathlib import Path

from django.conf import settings

from learning.models import Category, Credit, RuleSet
from learning.standing import Standings
from tests.calendar import TODAY, ago, ahead
from tests.learning.make import credential


def rules(code):
    """The shipped pack, as loading the catalogue keeps it."""
    row = RuleSet(text=(Path(settings.CATALOGUE_DIR) / "rules" / f"{code}.yaml").read_text(), state="published")
    row.full_clean(validate_unique=False)
    row.save()
    return row


def held(owner, code, **days):
    """A credential of the type the pack is about, and the pack's categories."""
    mine = credential(owner, name=code.upper(), **{"issued": ago(700), "expires": ahead(90), **days})
    mine.type.owner, mine.type.slug, mine.type.state = None, code, "published"
    pack = rules(code).pack.rule_set
    mine.type.total, mine.type.unit = (pack.total.amount, pack.total.unit) if pack.total else (None, "")
    mine.type.save()
    for rule in pack.rules:
        Category.objects.create(
            slug=f"{code}-{rule.code}", credential_type=mine.type, name=rule.label, code=rule.code, state="published"
        )
    return mine


def credit(owner, amount, unit, *codes, **fields):
    said = {"title": f"{amount} {unit}", "day": ago(30), **fields}
    made = Credit.objects.create(owner=owner, amount=amount, unit=unit, **said)
    made.categories.set(Category.objects.filter(code__in=codes))
    return made


def standing(mine, today=TODAY):
    return Standings(mine.owner, today).of(mine)


def figures(mine):
    return {each.code: (each.counted, each.missing) for each in standing(mine).answer.requirements}


def renew(client, mine, **form):
    """On the page as it is now."""
    url = f"{mine.get_absolute_url()}renew/"
    version = client.get(url).context["form"]["version"].value()
    return client.post(url, {"submitted_on": "2026-11-20", "expires": "2032-03-31", "version": version, **form}, follow=True)
