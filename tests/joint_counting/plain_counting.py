"""The joint number counted a second time, from a list of what happened, by walking from person to person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

HALVES = {"H1": range(1, 7), "H2": range(7, 13)}


@dataclass
class Happened:
    """Who came where and when, by card; which cards a party's desk knows to be one person's."""

    visits: list[tuple[str, str, date]] = field(default_factory=list)  # party, card, day
    links: list[tuple[str, str, str]] = field(default_factory=list)  # party, card, card

    def persons_of(self, party: str, months: Iterable[int]) -> list[frozenset[str]]:
        """Each person of a party who came in those months, as all the cards they have there."""
        came = {card for where, card, day in self.visits if where == party and day.month in months}
        cards = {card for where, card, _ in self.visits if where == party}
        people: list[frozenset[str]] = []
        while cards:
            one = self._reached({min(cards)}, party)
            cards -= one
            if one & came:
                people.append(frozenset(one & came))
        return people

    def _reached(self, cards: set[str], party: str) -> set[str]:
        while True:
            linked = {each for where, *both in self.links if where == party and set(both) & cards for each in both}
            if linked <= cards:
                return cards
            cards = cards | linked

    def joint(self, months: range) -> int:
        """How many people came to any party in those months; never fewer than one party's, nor than of a part."""
        people = [(party, each) for party in ("iogt", "sion") for each in self.persons_of(party, months)]
        left, heaps = set(people), 0
        while left:
            heaps += 1
            heap = {min(left, key=lambda each: (each[0], sorted(each[1])))}
            while more := {each for each in left - heap if any(each[1] & other[1] for other in heap)}:
                heap |= more
            left -= heap
        own = [len(self.persons_of(party, months)) for party in ("iogt", "sion")]
        parts = [self.joint(each) for each in HALVES.values() if len(months) > len(each)]
        return max([heaps, *own, *parts])
