"""Rehearses a restore: puts a backup into a folder that nobody uses, compares it with what is running, removes it."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Table, func, select

from app.backup.figures_kept import years_of_figures
from app.backup.key_sheet import SheetKeys
from app.backup.manifest import YearOfFigures
from app.backup.putting_back import PutBack
from app.backup.restoring import Wanted, restore
from app.backup.snapshot import LEFT_EMPTY, every_table
from app.backup.tombstones import tombstones_of
from app.figures.document import one_moment
from app.settings import Settings


@dataclass(frozen=True)
class Compared:
    """A restored backup beside what is running. row_counts: of each table, (then, now); figures: as counted now."""

    restored: PutBack
    missing_keys: tuple[str, ...]
    row_counts: Mapping[str, tuple[int, int]]
    figures: tuple[YearOfFigures, ...]

    @property
    def made_at(self) -> datetime:
        """The backup's moment."""
        return self.restored.manifest.made_at

    @property
    def differing(self) -> dict[str, tuple[int, int]]:
        """Tables that have more or fewer rows now than then."""
        return {table: counts for table, counts in self.row_counts.items() if counts[0] != counts[1]}

    @property
    def equal_years(self) -> list[int]:
        """Years whose figures are the same, to the byte, in the restored backup and now, in every organisation."""
        return sorted({each.year for each in self.figures} - set(self.other_years))

    @property
    def other_years(self) -> list[int]:
        """Years of which something has been noted or changed since."""
        return sorted({each.year for each in set(self.figures) ^ set(self.restored.figures)})

    @property
    def is_well(self) -> bool:
        """Whether the backup gives back what it says it holds."""
        return not self.restored.changed_years


def rehearse(settings: Settings, file: Path, sheet: SheetKeys) -> Compared:
    """What the backup would give back, beside what is here; raises NoBackup, BackupLocked, BackupDamaged.

    It is restored as SQLite whatever is running, into a hidden folder of the instance, which is gone afterwards.
    """
    with one_moment() as connection:
        figures = tuple(years_of_figures(connection))
        now = {table.name: _count(connection, table) for table in every_table(connection)}
        tombstones = tombstones_of(connection)
    with tempfile.TemporaryDirectory(prefix=".rehearsal-", dir=settings.instance) as folder:
        elsewhere = replace(settings, database_url="")
        wanted = Wanted(file, Path(folder) / "instance", sheet, may_lack_keys=True)
        restored = restore(elsewhere, wanted, tombstones)
    then = restored.put_back.manifest.row_counts
    counts = {name: (then.get(name, 0), now.get(name, 0)) for name in {*then, *now} - set(LEFT_EMPTY)}
    return Compared(restored.put_back, restored.missing_keys, dict(sorted(counts.items())), figures)


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()
