"""The application's figures and the second counting's, side by side."""

from __future__ import annotations

from typing import Any

from app.figures.document import counted_document, one_moment
from app.figures.facts import Facts, rollups
from app.figures.scope import scope_named
from app.periods import Period as PeriodOfApp
from tests.figures.written_log_set_up import AGREEMENT
from tests.second_counting.periods import Period
from tests.second_counting.written_log import WrittenLog, counted

FLOAT_ERROR = 1e-9
# What the second counting, which knows the log alone, cannot tell.
UNIT_COSTS = {"cost_per_visit", "cost_per_unique_visitor", "grant_per_visit"}
OF_AN_AGREEMENT = {"volunteer_value", "grant", "cost", "agreed", "joint_unique_visitors"} | UNIT_COSTS


def app_figures(scope: list[str], period: Period, facts: Facts = rollups) -> dict[str, Any]:
    """What the application answers for these premises and days."""
    with one_moment() as connection:
        return counted_document(
            connection, scope_named(connection, scope, None, AGREEMENT), PeriodOfApp(*period), facts
        )


def differences(log: WrittenLog, scope: list[str], period: Period, facts: Facts = rollups) -> list[str]:
    """Where the two countings of a log disagree, each in a line; what only the application says is left out."""
    ours, theirs = app_figures(scope, period, facts), counted(log, period, scope)
    found = [
        f"{part}: app {ours[part]!r}, second counting {theirs[part]!r}"
        for part in ("format", "scope", "months")
        if ours[part] != theirs[part]
    ]
    for name, figures, second in (
        ("figures", ours["figures"], theirs["figures"]),
        ("previous", ours["previous"]["figures"], theirs["previous"]["figures"]),
    ):
        if figures.keys() - OF_AN_AGREEMENT != second.keys():
            found.append(f"{name}: only one has {sorted((figures.keys() ^ second.keys()) - OF_AN_AGREEMENT)}")
        for figure in figures.keys() & second.keys():
            if not is_same(figures[figure], second[figure]):
                found.append(f"{name} {figure}: app {figures[figure]!r}, second counting {second[figure]!r}")
    return sorted(found)


def is_same(app: Any, second: Any) -> bool:
    """Whether the app says what the second counting says; it may say more."""
    if isinstance(second, dict) and "value" in second:
        return isinstance(app, dict) and all(is_same(app.get(key), value) for key, value in second.items())
    if isinstance(second, list):
        return len(app) == len(second) and all(
            each.keys() >= other.keys() and all(is_same(each[key], other[key]) for key in other)
            for each, other in zip(app, second, strict=True)
        )
    if isinstance(second, float) and isinstance(app, (int, float)):
        return abs(app - second) <= FLOAT_ERROR
    if isinstance(second, dict) and isinstance(app, dict):
        return app.keys() == second.keys() and all(is_same(app[key], second[key]) for key in second)
    return type(app) is type(second) and bool(app == second)
