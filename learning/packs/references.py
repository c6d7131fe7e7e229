"""What rules say of one another: shares, gifts and alternatives, none of them in a circle."""

from collections.abc import Iterator
from typing import Any

Value = dict[str, Any]
Path = tuple[str | int, ...]
Faults = Iterator[tuple[str, Path]]
GROUPED = ("minimum", "maximum", "exact", "remainder")


def rules_of(pack: Value) -> Iterator[tuple[Path, Value]]:
    for number, rule in enumerate(pack["rules"]):
        yield ("rules", number), rule


def references(pack: Value) -> Faults:
    known = {rule["code"] for rule in pack["rules"]} | ({"total"} if "total" in pack else set())
    for path, rule in rules_of(pack):
        for key, target in targets(rule):
            if target not in known:
                yield f"{rule['code']} refers to {target!r}, which is not there", (*path, key)


def targets(rule: Value) -> Iterator[tuple[str, str]]:
    if "percent" in rule:
        yield ("percent_of" if "percent_of" in rule else "percent"), rule.get("percent_of", "total")
    if "gives" in rule:
        yield "gives", rule["gives"]["to"]
    if "carries" in rule:
        yield "carries", rule["carries"]


def circles(pack: Value) -> Faults:
    points = {rule["code"]: [target for _key, target in targets(rule)] for rule in pack["rules"]}
    for path, rule in rules_of(pack):
        reached, waiting = set(), list(points[rule["code"]])
        while waiting:
            if (target := waiting.pop()) not in reached:
                reached.add(target)
                waiting += points.get(target, [])
        if rule["code"] in reached:
            yield f"{rule['code']} refers to itself in a circle", path


def giving(pack: Value) -> Faults:
    rules = {rule["code"]: rule for rule in pack["rules"]} | {"total": pack.get("total", {})}
    divided = any(group.get("divide_total") == "yes" for group in pack.get("alternatives", []))
    for path, rule in rules_of(pack):
        to = rule.get("gives", {}).get("to")
        if not to:
            continue
        if rules[to].get("unit") == rule.get("unit"):
            yield f"{rule['code']} gives to {to!r}, which has the same unit", (*path, "gives")
        if "gives" in rules[to]:
            yield f"{rule['code']} gives to {to!r}, which gives itself", (*path, "gives")
        if to == "total" and divided:
            yield "nothing can be given to a total that components divide", (*path, "gives")


def alternatives(pack: Value) -> Faults:
    rules, seen = {rule["code"]: rule for rule in pack["rules"]}, set()
    for number, group in enumerate(pack.get("alternatives", [])):
        path = ("alternatives", number)
        for code in group["of"]:
            if code not in rules or rules[code]["rule"] not in GROUPED or "counts" in rules[code]:
                yield f"{code!r} is no rule that can have alternatives", path
                return
            if code in seen:
                yield f"{code!r} stands in two sets of alternatives", path
            seen.add(code)
        yield from alike(pack, [rules[code] for code in group["of"]], group, path)
    for where, rule in rules_of(pack):
        if rule["rule"] == "remainder" and rule["code"] not in seen:
            yield f"the remainder {rule['code']} needs alternatives that leave something over", where


def alike(pack: Value, members: list[Value], group: Value, path: Path) -> Faults:
    if len({(rule.get("unit"), rule.get("per", "cycle")) for rule in members}) > 1:
        yield "alternatives must have one unit and one period", path
    if group.get("divide_total") == "yes" and members[0].get("unit") != pack.get("total", {}).get("unit"):
        yield "what divides the total must have its unit", path
