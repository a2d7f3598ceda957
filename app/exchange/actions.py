"""What can be done with files: taking their entries into the log, their opening days into the calendar."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, func, select

from app.clock import now
from app.exchange.files.csv_rows import CsvFile
from app.exchange.files.entry_file import EntryReader
from app.exchange.files.opening_file import OpeningReader
from app.exchange.files.problems import Problem, bad_file
from app.exchange.files.rejected_rows import write_rejected
from app.exchange.import_lock import only_import
from app.exchange.progress import SILENCE, Silence
from app.exchange.queries import destinations, opening_days_recorded
from app.exchange.staging.activities import make_activities_of_file
from app.exchange.staging.area import stage_entries, staging_area
from app.exchange.staging.batches import OF_BATCHES, begin_batch, finish_batch, remove_abandoned, remove_batch
from app.exchange.staging.comparing import compare_with_each_other, conflicts_with_log, leave_out, leave_out_known
from app.exchange.staging.entries import STAGED
from app.exchange.staging.meanwhile import remember
from app.exchange.staging.moving import ConflictMeanwhile, Move
from app.exchange.staging.people import Labels, stage_people
from app.exchange.staging.plans import look_at_the_end
from app.exchange.staging.portions import write_in_portions, writing
from app.exchange.staging.sums import stage_sums, write_sums
from app.extensions import db
from app.log.definition import ENTRIES
from app.organisations.actions import record_opening_days
from app.organisations.queries import every_premises
from app.settings import Settings

MEND_OR_SKIP = "Mend the rows, or take the good ones with --skip-bad REJECTED.csv."
MEND = "Mend the rows and try again."


@dataclass(frozen=True)
class EntriesTaken:
    """What became of the rows of a file of entries."""

    new_count: int
    known_count: int  # were in the log before, or stood in the file before
    problems: list[Problem]  # of rows that were left out

    @property
    def rejected_count(self) -> int:
        """How many rows were left out."""
        return len({problem.line for problem in self.problems})


@dataclass(frozen=True)
class EntryImport:
    """One file of entries to be taken in.

    reject_to: where bad rows go as they were; without it one bad row refuses the file.
    """

    file: CsvFile
    settings: Settings
    started_at: datetime
    reject_to: Path | None = None
    progress: Silence = SILENCE

    def look(self) -> EntriesTaken:
        """What taking the file in would bring, with nothing changed; raises BadFile."""
        with db.engine.connect() as connection, staging_area(connection):
            return self._staged(connection)[0]

    def take_in(self) -> EntriesTaken:
        """Take the file in: all of it counts from one moment on, or nothing; raises BadFile, AnotherImportRuns."""
        with db.engine.connect() as connection, only_import(connection, self.settings.instance):
            remove_abandoned(connection)
            with staging_area(connection):
                taken, labels = self._staged(connection)
                if self.reject_to is not None and taken.problems:
                    write_rejected(self.reject_to, self.file, taken.problems)
                if taken.new_count:
                    self._move(connection, taken.new_count, labels)
                    look_at_the_end(connection, OF_BATCHES)
                return taken

    def _staged(self, connection: Connection) -> tuple[EntriesTaken, dict[int, Labels]]:
        """Put the good rows that the log does not have into the staging area; raises BadFile. Gives the labels too."""
        with connection.begin():
            reader = EntryReader(self.file, destinations(connection, self.settings))
        advance = self.progress.announce("Reading", self.file.line_count)
        stage_entries(connection, reader.staged_rows(), advance)
        with connection.begin():
            conflicts, repeated_lines = compare_with_each_other(connection)
            conflicts += conflicts_with_log(connection)
            problems = sorted(reader.problems + conflicts)
            if problems and (self.reject_to is None or self.file.is_cut_off):
                raise bad_file(self.file.name, problems, MEND if self.file.is_cut_off else MEND_OR_SKIP)
            leave_out(connection, [problem.line for problem in conflicts] + repeated_lines)
            known_count = len(repeated_lines) + leave_out_known(connection)
            new_count = connection.execute(select(func.count()).select_from(STAGED)).scalar_one()
        return EntriesTaken(new_count, known_count, problems), reader.labels

    def _move(self, connection: Connection, entry_count: int, labels: dict[int, Labels]) -> None:
        """Move what is staged into the log under a batch, which counts once all of it is there."""
        with connection.begin():
            organisation_ids = connection.execute(select(STAGED.c.organisation_id).distinct()).scalars().all()
            remember(connection, organisation_ids)
        gc.freeze()  # looking for garbage amid a portion would hold the log for 60 ms
        stage_people(connection, labels)
        offers = make_activities_of_file(connection, self.started_at)
        batch_id = begin_batch(connection, self.started_at)
        try:
            move = Move(connection, batch_id, self.started_at)
            advance = self.progress.announce("Taking in", entry_count)
            write_in_portions(connection, organisation_ids, entry_count, move.write_entries, advance, ENTRIES)
            self._write_sums(connection, batch_id, organisation_ids)
            finish_batch(connection, batch_id, organisation_ids, offers, now())
        except BaseException as error:
            remove_batch(connection, batch_id)
            if isinstance(error, ConflictMeanwhile):
                raise bad_file(self.file.name, error.problems, MEND) from None
            raise

    def _write_sums(self, connection: Connection, batch_id: int, organisation_ids: Sequence[int]) -> None:
        with connection.begin():
            row_counts = stage_sums(connection)
        advance = self.progress.announce("Adding up", sum(row_counts.values()))
        for table, row_count in row_counts.items():
            write = partial(write_sums, connection, table, batch_id)
            write_in_portions(connection, organisation_ids, row_count, write, advance)


@dataclass(frozen=True)
class OpeningsTaken:
    """What became of the rows of a file of opening days."""

    recorded_count: int
    known_count: int  # were recorded just so before


def import_openings(file: CsvFile, now: datetime, dry_run: bool = False) -> OpeningsTaken:
    """Record the opening days of a file, all or none; what is said later of a day stands. Raises BadFile."""
    with db.engine.connect() as connection, writing(connection):
        premises = {each.slug: (each.organisation_id, each.id) for each in every_premises(connection)}
        reader = OpeningReader(file, premises)
        rows = reader.opening_rows()
        if reader.problems:
            raise bad_file(file.name, reader.problems, MEND)
        recorded = opening_days_recorded(connection)
        new = [row for row in rows if recorded.get((row["organisation_id"], row["premises_id"], row["day"])) != row]
        if not dry_run:
            record_opening_days(connection, new, now)
    return OpeningsTaken(len(new), len(rows) - len(new))
