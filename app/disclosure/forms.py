"""In which form each table leaves: as fine as can be, merged where it must be cut, dropped before it gets holes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.disclosure.cells import Cell, Held, Quantity, Table, Why
from app.disclosure.dimensions import unknown_of
from app.disclosure.sensitive import is_hidden_by_rule, is_sensitive
from app.disclosure.slices import Slice, composed, forms_of, slices_of
from app.disclosure.system import Cuttable, Told

# For each cell of what is cut.
LOSS_OF_MERGING = 2
LOSS_OF_DROPPING = 20


@dataclass
class Forms:
    """The form chosen for each slice of each table: its place among the table's forms; None when it is dropped."""

    tables: Sequence[Table]
    threshold: int
    chosen: list[dict[Slice, int] | None] = field(default_factory=list)
    why: dict[str, Why] = field(default_factory=dict)

    def told(self) -> list[Told]:
        """The tables as they are to leave, each with what it costs to cut it."""
        pairs = zip(self.tables, self.chosen, strict=True)
        return [_told(table, chosen) for table, chosen in pairs if chosen is not None]

    def untold(self) -> list[Table]:
        """All their forms, whether dropped or not: known to the house."""
        return all_forms(self.tables)

    def held(self) -> list[Held]:
        """What was merged, if only in one slice, and what was dropped."""
        found = []
        for table, chosen in zip(self.tables, self.chosen, strict=True):
            if chosen is None or any(chosen.values()):
                what = "dropped" if chosen is None else "merged"
                found.append(Held(table.id, None, what, self.why.get(table.id, Why.FEW_PERSONS)))
        return found

    def cut(self, hidden: frozenset[Quantity], why: Why) -> bool:
        """Merge what would get holes, else drop what may be dropped; False when only the core report is left."""
        touched = [(place, own) for place, chosen in enumerate(self.chosen) for own in self._touched(place, hidden)]
        merged = [(place, own) for place, own in touched if self._can_merge(place, own)]
        for place, own in merged:
            (self.chosen[place] or {})[own] += 1
        dropped = [] if merged else [(place, own) for place, own in touched if not self.tables[place].is_core]
        for place, _ in dropped:
            self.chosen[place] = None
        for place, _ in (*merged, *dropped):
            self.why.setdefault(self.tables[place].id, why)
        return bool(merged or dropped)

    def drop_all_but_core(self, why: Why) -> None:
        """The core report alone, in its coarsest form."""
        for place, table in enumerate(self.tables):
            self.chosen[place] = dict.fromkeys(slices_of(table), len(table.coarser)) if table.is_core else None
            self.why.setdefault(table.id, why)

    def _touched(self, place: int, hidden: frozenset[Quantity]) -> list[Slice]:
        """The slices of a table in which something would be hidden."""
        chosen = self.chosen[place]
        if chosen is None:
            return []
        cells_of = slices_of(composed(self.tables[place], chosen))
        return [own for own, cells in cells_of.items() if any(unknown_of(cell.quantity) in hidden for cell in cells)]

    def _can_merge(self, place: int, own: Slice) -> bool:
        return (self.chosen[place] or {})[own] < len(self.tables[place].coarser)


def _told(table: Table, chosen: Mapping[Slice, int]) -> Told:
    """Merging a slice is cheap, dropping the table dearer; the coarsest form of the core stays, with its holes."""
    leaving = composed(table, chosen)
    cuttable, staying = [], list[Cell]()
    for own, cells in slices_of(leaving).items():
        if chosen[own] < len(table.coarser):
            cuttable.append(Cuttable(tuple(cells), LOSS_OF_MERGING * len(cells)))
        else:
            staying += cells
    if not table.is_core and staying:
        cuttable.append(Cuttable(tuple(staying), LOSS_OF_DROPPING * len(leaving.cells)))
        staying = []
    return Told(leaving, tuple(cuttable), tuple(staying))


def first_forms(
    tables: Sequence[Table], threshold: int, values: Mapping[Quantity, int], hidden: frozenset[Quantity]
) -> Forms:
    """The finest form of each slice that has nothing to hide in itself; of the core report else the one with least.

    hidden: what was hidden in earlier releases, and so stays.
    """
    forms = Forms(tables, threshold)
    for table in tables:
        few = [_few_counts(form, threshold, values, hidden) for form in forms_of(table)]
        least = {own: min(each.get(own, 0) for each in few) for own in few[0]}
        chosen = {own: next(place for place, each in enumerate(few) if each.get(own, 0) == least[own]) for own in least}
        forms.chosen.append(chosen if table.is_core or not any(least.values()) else None)
        if any(few[0].values()) and not any(_few_counts(table, threshold, values, frozenset()).values()):
            forms.why[table.id] = Why.EARLIER_RELEASE
    return forms


def _few_counts(
    table: Table, threshold: int, values: Mapping[Quantity, int], hidden: frozenset[Quantity]
) -> dict[Slice, int]:
    """How many cells of each slice would be holes; what a rule hides from every such table is none."""
    return {
        own: sum(
            (unknown_of(cell.quantity) in hidden or is_sensitive(cell, table, threshold, values))
            and not is_hidden_by_rule(cell, table)
            for cell in cells
        )
        for own, cells in slices_of(table).items()
    }


def all_forms(tables: Iterable[Table]) -> list[Table]:
    """Every table in every form."""
    return [form for table in tables for form in forms_of(table)]
