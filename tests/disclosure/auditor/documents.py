"""Released reports small enough to be solved by hand."""

from __future__ import annotations

from typing import Any

HIDDEN = None


def document(*tables: dict[str, Any], organisations: tuple[str, ...] = ("sion",), **beside: Any) -> dict[str, Any]:
    """A report of 2025; from, to and figures may be given beside."""
    scope = {"organisations": list(organisations), "from": "2025-01-01", "to": "2025-12-31"}
    scope |= {name.rstrip("_"): beside.pop(name) for name in ("from_", "to", "premises", "before") if name in beside}
    return {"format": "oasen-report/1", "scope": scope, "figures": {}, "tables": list(tables), **beside}


def table(
    name: str,
    dimensions: str,
    cells: dict[str, int | None],
    measure: str = "unique_visitors",
    counts: str = "persons",
) -> dict[str, Any]:
    """A table; dimensions and the keys of its cells as words: "month gender", {"2025-01 woman": 17}."""
    names = dimensions.split()
    return {
        "id": name,
        "measure": measure,
        "counts": counts,
        "dimensions": names,
        "cells": [
            {"key": dict(zip(names, codes.split(), strict=True)), "value": value}
            | ({"suppressed": True} if value is None else {})
            for codes, value in cells.items()
        ],
    }


def total(value: int | None, measure: str = "unique_visitors", counts: str = "persons") -> dict[str, Any]:
    """A table of one cell."""
    return table(measure, "period", {"2025": value}, measure, counts)
