"""In which form each table leaves: as fine as can be, merged where it must be cut, dropped before it gets holes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.disclosure.cells import Held, Quantity, Table, Why
from app.disclosure.dimensions import unknown_of
from app.disclosure.sensitive import is_hidden_by_rule, is_sensitive
from app.disclosure.system import Told

# For each cell of the table.
LOSS_OF_MERGING = 2
LOSS_OF_DROPPING = 20


@dataclass
class Forms:
    """The form chosen for each table: its place among (table, *table.coarser); None when it is dropped."""

    tables: Sequence[Table]
    threshold: int
    chosen: list[int | None] = field(default_factory=list)
    why: dict[str, Why] = field(default_factory=dict)

    def told(self) -> list[Told]:
        """The tables as they are to leave, each with what it costs to cut it."""
        return [
            Told(_forms(table)[form], self._cut_loss(place))
            for place, (table, form) in enumerate(zip(self.tables, self.chosen, strict=True))
            if form is not None
        ]

    def untold(self) -> list[Table]:
        """Their other forms, and what is dropped: known to the house alone."""
        return [
            form
            for table, chosen in zip(self.tables, self.chosen, strict=True)
            for place, form in enumerate(_forms(table))
            if place != chosen
        ]

    def held(self) -> list[Held]:
        """What was merged and what was dropped."""
        found = []
        for table, chosen in zip(self.tables, self.chosen, strict=True):
            if chosen != 0:
                what = "dropped" if chosen is None else "merged"
                found.append(Held(table.id, None, what, self.why.get(table.id, Why.FEW_PERSONS)))
        return found

    def cut(self, hidden: frozenset[Quantity], why: Why) -> bool:
        """Merge what would get holes, else drop what may be dropped; False when only the core report is left."""
        touched = [place for place in range(len(self.tables)) if self._is_touched(place, hidden)]
        merged = [place for place in touched if self._can_merge(place)]
        for place in merged:
            self.chosen[place] = (self.chosen[place] or 0) + 1
        dropped = [] if merged else [place for place in touched if not self.tables[place].is_core]
        for place in dropped:
            self.chosen[place] = None
        for place in (*merged, *dropped):
            self.why.setdefault(self.tables[place].id, why)
        return bool(merged or dropped)

    def drop_all_but_core(self, why: Why) -> None:
        """The core report alone, in its coarsest form."""
        for place, table in enumerate(self.tables):
            self.chosen[place] = len(table.coarser) if table.is_core else None
            self.why.setdefault(table.id, why)

    def _is_touched(self, place: int, hidden: frozenset[Quantity]) -> bool:
        chosen = self.chosen[place]
        if chosen is None:
            return False
        return any(unknown_of(cell.quantity) in hidden for cell in _forms(self.tables[place])[chosen].cells)

    def _cut_loss(self, place: int) -> int | None:
        """By the number of its cells: merging is cheap, dropping dearer; the coarsest form of a core table stays."""
        table, chosen = self.tables[place], self.chosen[place] or 0
        cell_count = len(_forms(table)[chosen].cells)
        if self._can_merge(place):
            return LOSS_OF_MERGING * cell_count
        return None if table.is_core else LOSS_OF_DROPPING * cell_count

    def _can_merge(self, place: int) -> bool:
        return (self.chosen[place] or 0) < len(self.tables[place].coarser)


def first_forms(
    tables: Sequence[Table], threshold: int, values: Mapping[Quantity, int], hidden: frozenset[Quantity]
) -> Forms:
    """The finest form of each table that has nothing to hide in itself; of the core report else the one with least.

    hidden: what was hidden in earlier releases, and so stays.
    """
    forms = Forms(tables, threshold)
    for table in tables:
        few = [_few_count(form, threshold, values, hidden) for form in _forms(table)]
        least = min(few)
        forms.chosen.append(few.index(least) if least == 0 or table.is_core else None)
        if few[0] and not _few_count(table, threshold, values, frozenset()):
            forms.why[table.id] = Why.EARLIER_RELEASE
    return forms


def _few_count(table: Table, threshold: int, values: Mapping[Quantity, int], hidden: frozenset[Quantity]) -> int:
    """How many cells would be holes; what a rule hides from every such table is none."""
    return sum(
        (unknown_of(cell.quantity) in hidden or is_sensitive(cell, table, threshold, values))
        and not is_hidden_by_rule(cell, table)
        for cell in table.cells
    )


def _forms(table: Table) -> tuple[Table, ...]:
    return (table, *table.coarser)


def all_forms(tables: Iterable[Table]) -> list[Table]:
    """Every table in every form."""
    return [form for table in tables for form in _forms(table)]
