"""The table of what was measured: a line for each figure, with the limit beside it and the ratio."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Line:
    """One figure with its unit. limit: what the machine could do, in the same unit; aim: in words."""

    what: str
    figure: float
    unit: str
    limit: float | None = None
    aim: str = ""

    @property
    def ratio(self) -> str:
        """The figure as a share of the limit."""
        return f"{self.figure / self.limit:.0%}" if self.limit else ""


def show(title: str, lines: list[Line]) -> None:
    """Print a table of these lines."""
    table = Table("what", "figure", "unit", "limit", "ratio", "aim", title=title, title_justify="left")
    for name in ("figure", "limit", "ratio"):
        column = next(each for each in table.columns if each.header == name)
        column.justify = "right"
    for line in lines:
        table.add_row(line.what, _number(line.figure), line.unit, _number(line.limit), line.ratio, line.aim)
    Console(width=118).print(table)


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"
