"""The auditor's intervals against all populations that there can be, counted out one by one."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from app.disclosure.auditor.audit import audit
from tests.disclosure.auditor.documents import document, table

FAR = 1000  # a threshold that no interval reaches, so that every hidden cell is found
MOST = 3  # persons of one sort

# A person comes in the first half, the second, or both; and has a gender.
SORTS = tuple(product((("2025-H1",), ("2025-H2",), ("2025-H1", "2025-H2")), ("woman", "man")))
POPULATIONS = tuple(product(range(MOST + 1), repeat=len(SORTS)))
CELLS = tuple(product(("2025", "2025-H1", "2025-H2"), ("*", "woman", "man")))


def counted(population, cell):
    period, gender = cell
    return sum(
        number
        for number, (halves, of_gender) in zip(population, SORTS, strict=True)
        if (period == "2025" or period in halves) and gender in ("*", of_gender)
    )


COUNTED = [tuple(counted(population, cell) for cell in CELLS) for population in POPULATIONS]


def released(population, hidden):
    numbers = {" ".join(cell): None if cell in hidden else counted(population, cell) for cell in CELLS}
    nobody = {f"{period} other-or-unstated": 0 for period in ("2025", "2025-H1", "2025-H2")}
    return document(table("halves", "period gender", numbers | nobody))


def possible(population, hidden):
    """What each hidden cell can be, over all populations that agree with what is shown."""
    shown = [index for index, cell in enumerate(CELLS) if cell not in hidden]
    truth = tuple(counted(population, cell) for cell in CELLS)
    agreeing = [each for each in COUNTED if all(each[index] == truth[index] for index in shown)]
    return {cell: {each[index] for each in agreeing} for index, cell in enumerate(CELLS) if cell in hidden}


@given(
    st.tuples(*[st.integers(0, MOST)] * len(SORTS)),
    st.sets(st.sampled_from(CELLS[:2] + CELLS[4:]), min_size=1, max_size=5),
)
def test_an_interval_is_never_closer_than_the_truth_allows(population, hidden):
    """And where the people could be more than are counted out here, it may be wider, never for a small total."""
    findings = audit([released(population, hidden)], FAR, {(0, "halves", cell) for cell in hidden})
    reached = {each.key: each for each in findings if each.key in hidden and each.by != "it is shown"}
    for cell, values in possible(population, hidden).items():
        if cell not in reached:
            continue  # without an upper end: it is as wide as can be
        assert reached[cell].low <= min(values)
        assert reached[cell].high is None or max(values) <= reached[cell].high


def test_an_interval_is_as_close_as_can_be():
    """Of every population so small that none is left out of the enumeration, with the halves' genders hidden."""
    hidden = {("2025", "woman"), ("2025", "man"), ("2025-H1", "woman"), ("2025-H1", "man")}
    sensitive = {(0, "halves", cell) for cell in hidden}
    for population in (each for each in POPULATIONS if 0 < sum(each) <= MOST):
        reached = {each.key: each for each in audit([released(population, hidden)], FAR, sensitive)}
        values = possible(population, hidden)
        assert {cell: (min(each), max(each)) for cell, each in values.items()} == {
            cell: (reached[cell].low, reached[cell].high) for cell in values
        }
