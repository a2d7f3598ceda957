"""A release as text: the same release is always the same bytes, and reads back as what it was."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from typing import Any

from app.disclosure.cells import BandLimits, Cell, Counts, Held, Quantity, Release, Table, Why


def as_text(release: Release) -> str:
    """Canonical JSON: keys sorted, no spaces, no floats."""
    written = {
        "tables": [_table(table) for table in release.tables],
        "held": [[each.table_id, each.key, each.what, each.why.value] for each in release.held],
    }
    return json.dumps(written, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def release_of(text: str) -> Release:
    """The release that was written so."""
    read = json.loads(text)
    held = tuple(
        Held(table_id, None if key is None else tuple(key), what, Why(why)) for table_id, key, what, why in read["held"]
    )
    return Release(tuple(_table_of(each) for each in read["tables"]), held)


def seal(previous: str, number: int, scope: str, threshold: int, text: str) -> str:
    """The checksum (SHA-256, hexadecimal) of a release, which holds the one before it: none can be changed alone."""
    return sha256("\n".join((previous, str(number), scope, str(threshold), text)).encode()).hexdigest()


def _table(table: Table) -> dict[str, Any]:
    return {
        "id": table.id,
        "measure": table.measure,
        "counts": table.counts.value,
        "dimensions": table.dimensions,
        "is_core": table.is_core,
        "cells": [[cell.key, _quantity(cell.quantity), cell.value] for cell in table.cells],
    } | ({"limits": [_limits(each) for each in table.limits]} if table.limits else {})


def _limits(limits: BandLimits) -> list[Any]:
    days = (limits.first_day.isoformat(), limits.last_day.isoformat())
    return [limits.scope, *days, limits.often, limits.sometimes]


def _limits_of(read: list[Any]) -> BandLimits:
    scope, first_day, last_day, often, sometimes = read
    return BandLimits(scope, date.fromisoformat(first_day), date.fromisoformat(last_day), often, sometimes)


def _quantity(quantity: Quantity) -> list[Any]:
    days = (quantity.first_day.isoformat(), quantity.last_day.isoformat())
    return [quantity.measure, quantity.scope, *days, quantity.classes]


def _table_of(read: dict[str, Any]) -> Table:
    cells = tuple(Cell(tuple(key), _quantity_of(quantity), value) for key, quantity, value in read["cells"])
    return Table(
        read["id"],
        read["measure"],
        Counts(read["counts"]),
        tuple(read["dimensions"]),
        cells,
        is_core=read["is_core"],
        limits=tuple(_limits_of(each) for each in read.get("limits", ())),
    )


def _quantity_of(read: list[Any]) -> Quantity:
    measure, scope, first_day, last_day, classes = read
    days = (date.fromisoformat(first_day), date.fromisoformat(last_day))
    return Quantity(measure, scope, *days, tuple((dimension, code) for dimension, code in classes))
