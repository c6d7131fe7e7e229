"""The best answer to a small question, found by trying everything unit by unit. Slow, and too plain to be wrong."""

from itertools import product


def matched(units, room):
    """How many of these units (each a set of components) find a place where each component has so much room."""
    places = [(code, number) for code, size in room.items() for number in range(size)]
    taken = {}

    def find(unit, seen):
        for place in places:
            if place[0] in units[unit] and place not in seen:
                seen.add(place)
                if place not in taken or find(taken[place], seen):
                    taken[place] = unit
                    return True
        return False

    return sum(find(unit, set()) for unit in range(len(units)))


class Brute:
    """`sets` are lists of (code, kind, amount) that share no unit; `items` are (amount, tags) in the order of their days."""

    def __init__(self, sets, total, items):
        self.sets, self.total, self.items = sets, total, items
        self.best = max(filter(self.allowed, self.choices()), key=self.rank)

    def choices(self):
        """Only what has nothing but maximums to go to in some set can be refused."""
        return product(*[range(amount, -1, -1) if self.capped(tags) else [amount] for amount, tags in self.items])

    def capped(self, tags):
        return any(self.only_caps(group, tags) for group in self.sets)

    def only_caps(self, group, tags):
        kinds = [kind for code, kind, _amount in group if code in tags]
        return bool(kinds) and "minimum" not in kinds

    def units(self, kept, group, keep=lambda group, tags: True):
        codes = {code for code, _kind, _amount in group}
        return [
            tags & codes for much, (_amount, tags) in zip(kept, self.items, strict=True) if keep(group, tags) for _ in range(much)
        ]

    def allowed(self, kept):
        for group in self.sets:
            units = self.units(kept, group, self.only_caps)
            if matched(units, {code: amount for code, kind, amount in group if kind != "minimum"}) < len(units):
                return False
        return True

    def short(self, kept, group):
        wanted = {code: amount for code, kind, amount in group if kind != "maximum"}
        return sum(wanted.values()) - matched(self.units(kept, group), wanted)

    def rank(self, kept):
        """Least missing in the total, then in all components; then who comes first stays."""
        shorts = [self.short(kept, group) for group in self.sets]
        return -max([self.total - sum(kept), 0, *shorts]), -sum(shorts), kept

    def filled(self, group):
        """Of equal assignments the one that fills the first component most, then the second, …"""
        wanted = {code: amount for code, kind, amount in group if kind != "maximum"}
        units, found = self.units(self.best, group), {}
        most = matched(units, wanted)
        for code in wanted:
            sizes = range(wanted[code], -1, -1)
            later = {other: amount for other, amount in wanted.items() if other not in found and other != code}
            found[code] = next(size for size in sizes if self.reaches(units, {**found, code: size}, later, most))
        return found

    def reaches(self, units, fixed, later, most):
        return matched(units, fixed) == sum(fixed.values()) and matched(units, {**fixed, **later}) == most

    def counted(self, group):
        """How much of each item counts in these components: the earliest as far as can be."""
        room, counted = self.filled(group), [0] * len(self.items)
        for index, most in enumerate(self.best):
            for more in range(most, 0, -1):
                counted[index] = more
                units = self.units(counted, group)
                if matched(units, room) == len(units):
                    break
                counted[index] = 0
        return counted
