"""What leaves is attacked by trying whole numbers: nobody may be found, whoever of the visitors it is that tries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from app.disclosure.cells import TOTAL, Release
from app.disclosure.door import released
from tests.disclosure.brute_force import Puzzle
from tests.disclosure.small_house import CLASSES, Name, Visitor, count, puzzle_of, tables

THRESHOLD = 3
MANY = 10**9
VISITS = st.lists(st.integers(0, 3), min_size=4, max_size=4).filter(any).map(tuple)
VISITORS = st.lists(
    st.builds(Visitor, st.sampled_from(CLASSES["gender"]), st.sampled_from(CLASSES["age"]), VISITS),
    min_size=1,
    max_size=12,
)


def sensitive_names(visitors: Sequence[Visitor], releases: Sequence[Release]) -> list[Name]:
    """The numbers of the tables that count one or two persons, or none of an attribute where there are others."""
    puzzle = puzzle_of(releases, visitors, 0)
    found = []
    for name in puzzle.bounds:
        value = count(visitors, name)
        is_of_attribute = name[3:] != (TOTAL, TOTAL, TOTAL)
        is_empty = value == 0 and count(visitors, (*name[:3], TOTAL, TOTAL, TOTAL)) > 0
        if name[0] == "unique_visitors" and (0 < value < THRESHOLD or (is_of_attribute and is_empty)):
            found.append(name)
    return found


def found_out(visitors: Sequence[Visitor], releases: Sequence[Release]) -> list[tuple[Name, str]]:
    """The sensitive numbers that somebody can bound, and on which side."""
    puzzle = puzzle_of(releases, visitors, 2 * THRESHOLD)
    attackers = {frozenset(name for name in puzzle.bounds if visitor.is_in(name)) for visitor in visitors}
    found = []
    for name in sensitive_names(visitors, releases):
        outside = [own for own in attackers if name not in own]
        if is_found(puzzle, attackers, name, (THRESHOLD, MANY)):
            found.append((name, "above"))
        if is_found(puzzle, outside, name, (0, 0)):
            found.append((name, "below"))
    return found


def is_found(puzzle: Puzzle, attackers: Iterable[frozenset[Name]], name: Name, bounds: tuple[int, int]) -> bool:
    """Whether one of the attackers, or one who was never there, can exclude that the number lies in the bounds."""
    everything = dict.fromkeys((each for own in attackers for each in own), (1, MANY))
    if puzzle.has_answer({**everything, name: bounds}):
        return False  # not even all of them together can
    return any(
        not puzzle.has_answer({**dict.fromkeys(own, (1, MANY)), name: bounds})
        for own in [frozenset[Name](), *sorted(attackers, key=sorted)]
    )


@settings(deadline=None, max_examples=60)
@given(VISITORS, st.booleans())
def test_nobody_is_found_in_what_leaves(visitors, is_core):
    release = released(tables(visitors, is_core=is_core), THRESHOLD)
    assert found_out(visitors, [release]) == []
