"""What the auditor says of a cell that an attacker can compute."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """A cell of a document, and how close an attacker comes to it.

    document: its place in the list that was audited. key: its codes in the order of the table's dimensions.
    low, high: the interval that is left, both ends included; high None: no upper end. by: what reached it.
    """

    document: int
    table: str
    key: tuple[str, ...]
    low: int
    high: int | None
    by: str
