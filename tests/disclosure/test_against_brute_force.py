"""What leaves is attacked by trying whole numbers: nobody may be found, whoever of the visitors it is that tries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.disclosure.cells import TOTAL, Cell, Release, Table
from app.disclosure.dimensions import unknown_of
from app.disclosure.door import released
from app.disclosure.past import past_of
from app.disclosure.protection import numbers_to_hide
from app.disclosure.relations import Relation
from app.disclosure.system import Told, linked_system
from tests.disclosure.brute_force import Puzzle
from tests.disclosure.small_house import CLASSES, NAMES, Name, Visitor, count, puzzle_of, tables

THRESHOLD = 3
MANY = 10**9
VISITS_ALWAYS_SHOWN = 20
VISITS = st.lists(st.integers(0, 3), min_size=4, max_size=4).filter(any).map(tuple)
VISITORS = st.lists(
    st.builds(Visitor, st.sampled_from(CLASSES["gender"]), st.sampled_from(CLASSES["age"]), VISITS),
    min_size=1,
    max_size=12,
)


def sensitive_names(visitors: Sequence[Visitor], releases: Sequence[Release]) -> list[Name]:
    """The numbers of the tables that count one or two persons, or none of an attribute where there are others.

    Without those that an earlier release has told already, and those of which an old value stands.
    """
    before = puzzle_of(releases[:-1], visitors, THRESHOLD, 0).bounds
    told = {name for name, (low, high) in before.items() if low == high}
    found = []
    for name in puzzle_of(releases, visitors, THRESHOLD, 0).bounds:
        value = count(visitors, name)
        is_of_attribute = name[3:] != (TOTAL, TOTAL, TOTAL)
        is_empty = value == 0 and count(visitors, (*name[:3], TOTAL, TOTAL, TOTAL)) > 0
        is_few = 0 < value < THRESHOLD or (is_of_attribute and is_empty)
        if name[0] == "unique_visitors" and is_few and not (name in told and name in shown_in(releases[-1])):
            found.append(name)
    return found


def shown_in(release: Release) -> set[Name]:
    """What a release shows, be it with its old value."""
    return {NAMES[cell.quantity] for each in release.tables for cell in each.cells if cell.value is not None}


def found_out(visitors: Sequence[Visitor], releases: Sequence[Release]) -> list[tuple[Name, str]]:
    """The sensitive numbers that somebody can bound by the newest release, and on which side."""
    puzzle = puzzle_of(releases, visitors, THRESHOLD, 2 * THRESHOLD)
    known_before = puzzle_of([*releases[:-1], blank(releases[-1], releases[:-1])], visitors, THRESHOLD, 2 * THRESHOLD)
    attackers = {frozenset(name for name in puzzle.bounds if visitor.is_in(name)) for visitor in visitors}
    found = []
    for name in sensitive_names(visitors, releases):
        outside = [own for own in attackers if name not in own]
        for side, who, bounds in (("above", attackers, (THRESHOLD, MANY)), ("below", outside, (0, 0))):
            if is_found(puzzle, who, name, bounds) and not is_found(known_before, who, name, bounds):
                found.append((name, side))
    return found


def blank(release: Release, earlier: Sequence[Release]) -> Release:
    """The same with everything hidden that may be and that has not been seen."""
    seen = {name for each in earlier for name in shown_in(each)}

    def is_kept(table: Table, cell: Cell) -> bool:
        is_large = table.measure == "visits" and (cell.value or 0) >= VISITS_ALWAYS_SHOWN
        return is_large or NAMES[cell.quantity] in seen

    return replace(
        release,
        tables=tuple(
            replace(
                table,
                cells=tuple(cell if is_kept(table, cell) else replace(cell, value=None) for cell in table.cells),
            )
            for table in release.tables
        ),
    )


def is_found(puzzle: Puzzle, attackers: Iterable[frozenset[Name]], name: Name, bounds: tuple[int, int]) -> bool:
    """Whether one of the attackers, or one who was never there, can exclude that the number lies in the bounds."""
    everything = dict.fromkeys((each for own in attackers for each in own), (1, MANY))
    if puzzle.has_answer({**everything, name: bounds}):
        return False  # not even all of them together can
    return any(
        not puzzle.has_answer({**dict.fromkeys(own, (1, MANY)), name: bounds})
        for own in [frozenset[Name](), *sorted(attackers, key=sorted)]
    )


@settings(deadline=None, max_examples=40)
@given(VISITORS, st.booleans())
def test_nobody_is_found_in_what_leaves(visitors, is_core):
    release = released(tables(visitors, is_core=is_core), THRESHOLD)
    assert found_out(visitors, [release]) == []


@settings(deadline=None, max_examples=25)
@given(VISITORS, st.permutations(range(6)), st.integers(1, 5))
def test_nobody_is_found_in_two_reports_that_share_the_tables(visitors, order, first_count):
    everything = tables(visitors, is_core=True)
    first = released([everything[place] for place in order[:first_count]], THRESHOLD)
    second = released([everything[place] for place in order[first_count - 1 :]], THRESHOLD, [first])
    assert found_out(visitors, [first, second]) == []


@settings(deadline=None, max_examples=25)
@given(VISITORS, st.integers(1, 4))
def test_nobody_is_found_in_a_report_and_its_revision(visitors, late_count):
    before = visitors[late_count:]
    first = released(tables(before, is_core=True), THRESHOLD)
    second = released(tables(visitors, is_core=True), THRESHOLD, [first])
    assert found_out(before, [first]) == []
    assert found_out(visitors, [first, second]) == []


SOME_VISITORS = (
    *(Visitor(gender, age, (2, 1, 0, 0)) for gender in ("woman", "man") for age in CLASSES["age"] for _ in range(3)),
    Visitor("woman", "old", (0, 0, 1, 2)),
    Visitor("man", "young", (0, 3, 2, 0)),
    Visitor("other", "young", (3, 3, 3, 3)),
)


def released_without(visitors: Sequence[Visitor], is_known: Callable[[Relation], bool]) -> Release:
    """What would leave if the door did not think of some of the relations."""
    told = tables(visitors, is_core=True)
    system = linked_system(
        [Told(table, staying=table.cells) for table in told], [], past_of([], told, THRESHOLD), THRESHOLD
    )
    system.relations = [each for each in system.relations if is_known(each)]
    hidden = (numbers_to_hide(system, THRESHOLD) or frozenset()) | system.always

    def leaving(cell: Cell) -> Cell:
        return replace(cell, value=None) if unknown_of(cell.quantity) in hidden else cell

    return Release(tuple(replace(table, cells=tuple(map(leaving, table.cells))) for table in told))


def test_the_door_with_all_relations_lets_nobody_be_found():
    assert found_out(SOME_VISITORS, [released_without(SOME_VISITORS, lambda _: True)]) == []


@pytest.mark.parametrize(
    "is_known",
    [
        lambda relation: relation.kind != "sum",
        lambda relation: relation.kind != "within",
        lambda relation: relation.whole.scope == relation.parts[0].scope,
        lambda relation: False,
    ],
    ids=["without sums", "without bounds from above", "without places", "without all"],
)
def test_the_door_that_does_not_think_of_a_relation_is_found_out(is_known):
    assert found_out(SOME_VISITORS, [released_without(SOME_VISITORS, is_known)]) != []
