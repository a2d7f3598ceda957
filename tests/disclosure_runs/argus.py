"""The door beside tau-ARGUS on single hierarchical tables that it can do: how many cells each of them hides."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import chdir
from datetime import date
from itertools import product
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytauargus

from app.disclosure.auditor.audit import audit
from app.disclosure.auditor.findings import Finding
from app.disclosure.cells import TOTAL, Cell, Counts, Quantity, Release, Table
from app.disclosure.door import released
from tests.disclosure_runs.counted import document
from tests.disclosure_runs.house import House
from tests.disclosure_runs.outcome import Outcome, Plan
from tests.disclosure_runs.truth import empty_cells, sensitive_cells

THRESHOLD, MOST_TIMES = 5, 1.5
# Least frequency; and a safety range of 100 %: a cell of 4 must reach from 0 to 8, one of 1 from 0 to 2. The door asks
# for 0 to 5 of each, also when one of the visitors attacks, so it may well have to hide more.
RULE, OPTIMUM, EVERY_CELL_COSTS_THE_SAME = f"FREQ({THRESHOLD},100)", "OPT(1)", "-2"

# Our codes, and those of one length that tau-ARGUS reads; "30-and-over" is the sum of three.
AXES = {
    "gender": {"woman": "G1", "man": "G2", "other-or-unstated": "G3"},
    "age": {"18-29": "A1", "30-44": "B1", "45-64": "B2", "65-plus": "B3", "unstated": "U1"},
    "band": {"often": "F1", "sometimes": "F2", "seldom": "F3"},
}
OVER_THIRTY, THIRTY_AND_OVER = "B0", ("30-44", "45-64", "65-plus")
HIERARCHY = "A1\nB0\n@B1\n@B2\n@B3\nU1\n"

Counted = dict[tuple[str, ...], int]


def compare_with_argus(plan: Plan) -> Outcome:
    """Tables of two and of three dimensions, one of them with levels."""
    outcome = Outcome("beside tau-ARGUS", plan.of(100, 2))
    for dimensions in (("gender", "age"), ("gender", "age", "band"))[: 1 if plan.quick else 2]:
        name = " x ".join(dimensions)
        totals = {"door": 0, "tau-ARGUS": 0, "small": 0}
        for seed in range(outcome.tried):
            counted = _random_counts(Random(seed), dimensions)
            totals["door"] += hidden_by_door(counted, dimensions)
            outcome.breaches += [f"{name}, table {seed}: {finding}" for finding in _findings(counted, dimensions)]
            totals["tau-ARGUS"] += hidden_by_argus(counted, dimensions)
            totals["small"] += sum(0 < each < THRESHOLD for each in with_sums(counted, dimensions).values())
        times = totals["door"] / max(totals["tau-ARGUS"], 1)
        outcome.counted[f"{name}: small cells"] = totals["small"]
        outcome.counted[f"{name}: hidden by tau-ARGUS"] = totals["tau-ARGUS"]
        outcome.counted[f"{name}: hidden by the door"] = totals["door"]
        outcome.counted[f"{name}: times as many"] = f"{times:.2f}"
        if times > MOST_TIMES:
            outcome.breaches.append(f"{name}: {times:.2f} times as many cells are hidden")
    return outcome


def _random_counts(rng: Random, dimensions: Sequence[str]) -> Counted:
    """Nobody is in no class, so that what is empty is not judged differently by the two."""
    sizes = (1, 2, 3, 4, 6, 9, 14, 20, 30)
    return {key: rng.choice(sizes) for key in product(*(AXES[each] for each in dimensions))}


def with_sums(counted: Counted, dimensions: Sequence[str]) -> Counted:
    """The same with every total, and with those from thirty years on together."""
    sums: Counted = {}
    for key, number in counted.items():
        above = [(code, TOTAL, *(("30-and-over",) if code in THIRTY_AND_OVER else ())) for code in key]
        for each in product(*above):
            sums[each] = sums.get(each, 0) + number
    return sums


def hidden_by_door(counted: Counted, dimensions: Sequence[str]) -> int:
    """How many cells the door does not show, of a table with the fine classes and one with the coarse."""
    release, _ = told_by_door(counted, dimensions)
    return len({cell.quantity for table in release.tables for cell in table.cells if cell.value is None})


def told_by_door(counted: Counted, dimensions: Sequence[str]) -> tuple[Release, tuple[Table, ...]]:
    """What the door releases, and what it was given."""
    cells = [
        Cell(key, _quantity(dict(zip(dimensions, key, strict=True))), number)
        for key, number in with_sums(counted, dimensions).items()
    ]
    fine = tuple(each for each in cells if "30-and-over" not in each.key)
    coarse = tuple(each for each in cells if not {*each.key} & {*THIRTY_AND_OVER})
    exact = tuple(
        Table(name, "unique_visitors", Counts.PERSONS, tuple(dimensions), each, is_core=True)
        for name, each in (("fine", fine), ("coarse", coarse))
    )
    return released(exact, THRESHOLD, ()), exact


def _findings(counted: Counted, dimensions: Sequence[str]) -> list[Finding]:
    """Whether so few hidden cells are enough."""
    release, exact = told_by_door(counted, dimensions)
    report = document(House({"sion": ("hall",)}, ()), release, date(2025, 1, 1), date(2025, 12, 31))
    small = sensitive_cells(0, release, exact, THRESHOLD)
    return audit([report], THRESHOLD, small, empty_cells(0, release, exact))


def _quantity(codes: dict[str, str]) -> Quantity:
    classes = tuple(sorted(each for each in codes.items() if each[1] != TOTAL))
    return Quantity("unique_visitors", "organisation/sion", date(2025, 1, 1), date(2025, 12, 31), classes)


def hidden_by_argus(counted: Counted, dimensions: Sequence[str]) -> int:
    """How many cells of the table tau-ARGUS hides at its optimum, all cells costing the same."""
    persons = [key for key, number in counted.items() for _ in range(number)]
    columns: dict[str, list[str] | list[int]] = {
        name: [AXES[name][key[index]] for key in persons] for index, name in enumerate(dimensions)
    }
    columns["person"] = [1] * len(persons)
    # It writes its logs into the working folder, wherever that is.
    with TemporaryDirectory() as folder, chdir(folder):
        levels = Path(folder) / "age.hrc"
        levels.write_text(HIERARCHY, "utf-8")
        protected = pytauargus.protect(
            columns,
            list(dimensions),
            response="person",
            safety_rules=RULE,
            suppress=OPTIMUM,
            cost_var=EVERY_CELL_COSTS_THE_SAME,
            hrc={"age": str(levels)},
            hierleadstring="@",
            totcode=TOTAL,
            workdir=folder,
        )
        return sum(row["status"] in ("U", "M") for row in protected.tables[0].rows)
