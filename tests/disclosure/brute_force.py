"""A small attacker that tries whole numbers until all equations hold: slow, simple, sharing nothing with the door."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

Name = Hashable


@dataclass
class Puzzle:
    """Unknown whole numbers with their bounds, and rows: sums of them that lie between two numbers."""

    bounds: dict[Name, tuple[int, int]]
    rows: list[tuple[list[tuple[int, Name]], int, int]] = field(default_factory=list)
    nearest: dict[Name, int] = field(default_factory=dict)  # where to look first

    def sum_is(self, whole: Name, parts: Iterable[Name]) -> None:
        """The parts make up the whole."""
        self.rows.append(([(1, whole), *((-1, part) for part in parts)], 0, 0))

    def at_most(self, smaller: Iterable[Name], larger: Iterable[Name]) -> None:
        """The sum of the ones is at most the sum of the others."""
        self.rows.append(([*((1, each) for each in smaller), *((-1, each) for each in larger)], -(10**9), 0))

    def has_answer(self, narrower: Mapping[Name, tuple[int, int]]) -> bool:
        """Whether some whole numbers fulfil all rows, some of them within narrower bounds."""
        bounds = dict(self.bounds)
        for name, (low, high) in narrower.items():
            own = bounds[name]
            bounds[name] = (max(low, own[0]), min(high, own[1]))
        return self._search(bounds)

    def _search(self, bounds: dict[Name, tuple[int, int]]) -> bool:
        if not self._narrow(bounds):
            return False
        open_names = [name for name, (low, high) in bounds.items() if low < high]
        if not open_names:
            return True
        name = min(open_names, key=lambda each: bounds[each][1] - bounds[each][0])
        low, high = bounds[name]
        first = self.nearest.get(name, low)
        for value in sorted(range(low, high + 1), key=lambda each: abs(each - first)):
            if self._search({**bounds, name: (value, value)}):
                return True
        return False

    def _narrow(self, bounds: dict[Name, tuple[int, int]]) -> bool:
        """Take from each bound what no row allows, until nothing changes; False when nothing is left."""
        changed = True
        while changed:
            changed = False
            for terms, row_low, row_high in self.rows:
                least = sum(sign * bounds[name][0 if sign > 0 else 1] for sign, name in terms)
                most = sum(sign * bounds[name][1 if sign > 0 else 0] for sign, name in terms)
                for sign, name in terms:
                    low, high = bounds[name]
                    own_least, own_most = (low, high) if sign > 0 else (-high, -low)
                    new_most = min(own_most, row_high - (least - own_least))
                    new_least = max(own_least, row_low - (most - own_most))
                    if new_least > new_most:
                        return False
                    if (new_least, new_most) != (own_least, own_most):
                        bounds[name] = (new_least, new_most) if sign > 0 else (-new_most, -new_least)
                        least += new_least - own_least
                        most += new_most - own_most
                        changed = True
        return True
