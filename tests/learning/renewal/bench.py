"""`make bench`: how long the engine takes for a thousand items and twelve rules. The figure is in docs/performance.md."""

import random
import sys
from datetime import timedelta
from decimal import Decimal
from time import process_time

from tests.learning.renewal.make import TWO_YEARS, item, replayed, rule, rules

LIMIT = 50  # milliseconds
RULES = rules(
    *[rule(code, "minimum", amount) for code, amount in (("law", 1), ("safety", 1), ("technician", 15), ("approved", 30))],
    *[rule(code, "maximum", amount) for code, amount in (("pharmacist", 5), ("college", 10), ("inservice", 0), ("other", 30))],
    *[rule(code, "minimum", 10) for code in ("administrative", "clinical", "general")],
    rule("any", "remainder", 30),
    total=60,
    groups=["law safety", "technician pharmacist", "college inservice", "approved other"],
    divides=["administrative clinical general any"],
)


def ledger(number, seed=1):
    """An area each, and each of the other tags now and then: every maximum is passed, in hundreds of combinations."""
    chance = random.Random(seed)
    areas, others = ["administrative", "clinical", "general"], [each.code for each in RULES.rules[:8]]
    return [
        item(
            Decimal(chance.randrange(1, 9)) / 4,
            " ".join([chance.choice(areas), *[code for code in others if chance.random() < 0.2]]),
            day=str(TWO_YEARS.start + timedelta(days=chance.randrange(730))),
            row=str(row),
        )
        for row in range(number)
    ]


def milliseconds(number):
    given, spans = ledger(number), []
    for _round in range(7):
        start = process_time()
        replayed(RULES, *given)
        spans.append((process_time() - start) * 1000)
    return min(spans)


if __name__ == "__main__":
    figures = {number: milliseconds(number) for number in (1_000, 10_000)}
    for number, span in figures.items():
        sys.stdout.write(f"{number:>7,} items, 12 rules: {span:8.1f} ms\n")
    sys.exit(figures[1_000] >= LIMIT)
