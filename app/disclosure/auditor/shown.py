"""A cell as it stands in a released document."""

from __future__ import annotations

from dataclasses import dataclass

from app.disclosure.auditor.quantities import Quantity


@dataclass(frozen=True)
class Shown:
    """A cell of a document. value: None when hidden. stands: it is an old value, the new one is nearly the same."""

    document: int
    table: str
    key: tuple[str, ...]
    counts: str
    quantity: Quantity
    value: int | None
    stands: bool = False
