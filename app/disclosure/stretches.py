"""Stretches of days inside each other: months in a half-year in a year, and what is left over between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

Stretch = tuple[date, date]  # both days included
DAY = timedelta(days=1)


def families_of_stretches(stretches: Iterable[Stretch]) -> Iterator[tuple[Stretch, list[Stretch]]]:
    """Each stretch that has others inside it, with the longest of those and the days between them, in order."""
    own = sorted(set(stretches))
    for whole in own:
        inside = longest_inside(whole, own)
        if inside:
            yield whole, filled(whole, inside)


def longest_inside(whole: Stretch, stretches: Iterable[Stretch]) -> list[Stretch]:
    """The longest ones inside it, in order; they may overlap."""
    inside = [each for each in stretches if each != whole and is_inside(each, whole)]
    return [each for each in inside if not any(each != other and is_inside(each, other) for other in inside)]


def filled(whole: Stretch, parts: Iterable[Stretch]) -> list[Stretch]:
    """The parts that follow each other, and the days that none of them holds: together the whole."""
    together, day = [], whole[0]
    for first, last in sorted(parts):
        if first < day:
            continue  # it overlaps the one before: of two such only one is a part
        together += [(day, first - DAY)] if day < first else []
        together.append((first, last))
        day = last + DAY
    return together + ([(day, whole[1])] if day <= whole[1] else [])


def is_inside(part: Stretch, whole: Stretch) -> bool:
    """Whether the one is a part of the other, or the same."""
    return whole[0] <= part[0] and part[1] <= whole[1]


def days_in(stretch: Stretch) -> int:
    """How many days it has."""
    return (stretch[1] - stretch[0]).days + 1
