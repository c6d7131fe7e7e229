"""A small sound pack, to be broken line by line."""

PACK = """\
code: made-up
version: 1
name: Made up
jurisdiction: US
state: published
source: https://example.org
source_date: 2026
checked_on: 2026-11-22
cycle: {months: 24, anchor: rolling}
total: {amount: 20, unit: hours}
alternatives:
  - of: [law, safety]
rules:
  - {code: law, label: Law, rule: minimum, amount: 2, unit: hours}
  - {code: safety, label: Safety, rule: minimum, percent: 10, unit: hours}
  - {code: web, label: Web, rule: maximum, amount: 5, unit: hours}
examples:
  - name: Everything
    from: 2024-01-01
    to: 2025-12-31
    ledger:
      - {date: 2024-05-01, amount: 18, unit: hours, tags: law}
      - {date: 2024-05-01, amount: 2, unit: hours, tags: safety}
    expect: {complete: yes}
"""

LEDGER = """\
row,date,kind,amount,unit,tags,title
1,2024-05-01,credit,18,hours,law,A course
2,2024-06-01,,1.50,hours,safety;web,
"""


def pack(**changes):
    """The pack with these lines (l14=...) replaced, or removed with None."""
    lines = PACK.splitlines()
    for name, line in changes.items():
        lines[int(name[1:]) - 1] = line
    return "\n".join(line for line in lines if line is not None) + "\n"
