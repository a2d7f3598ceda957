"""Commands that take files in and hand the log out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

import click

from app.clock import now
from app.command_line import Installation
from app.errors import BadFile, Refusal
from app.exchange.actions import EntriesTaken, EntryImport, import_openings
from app.exchange.exporting.writing import export_entries, export_openings, parted_count
from app.exchange.files.csv_rows import CsvFile
from app.exchange.files.entry_file import ENTRY_COLUMNS
from app.exchange.files.opening_file import OPENING_COLUMNS
from app.exchange.files.problems import listed
from app.exchange.progress import progress
from app.fresh_file import fresh_file
from app.log.waiting import resolve_waiting_codes

STANDARD_STREAM = "-"


@click.group("import")
def import_group() -> None:
    """Take in a CSV file: all of it, or nothing."""


@import_group.command("entries")
@click.argument("file")
@click.option("--dry-run", is_flag=True, help="Say what would be taken in, and change nothing.")
@click.option(
    "--skip-bad",
    "rejected",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Take the good rows; write the bad ones, as they were, into this file.",
)
@click.pass_obj
def import_entries(installation: Installation, file: str, dry_run: bool, rejected: Path | None) -> None:
    """Take the entries of FILE (CSV; - is standard input) into the log."""
    if rejected is not None and file != STANDARD_STREAM and rejected.resolve() == Path(file).resolve():
        raise Refusal("The bad rows would be written over the file itself. Give --skip-bad another name.")
    entries = CsvFile(file, _content_of(file), ENTRY_COLUMNS)
    with installation.app.app_context(), progress() as shown:
        job = EntryImport(entries, installation.settings, now(), rejected, shown)
        taken = job.look() if dry_run else job.take_in()
    if taken.problems:
        click.echo(f"Left out, for these reasons:\n{listed(taken.problems)}", err=True)
    click.echo(_summary(taken, dry_run, rejected))


@import_group.command("openings")
@click.argument("file")
@click.option("--dry-run", is_flag=True, help="Say what would be recorded, and change nothing.")
@click.pass_obj
def import_openings_of(installation: Installation, file: str, dry_run: bool) -> None:
    """Record the opening days of FILE (CSV; - is standard input); what is said later of a day stands."""
    openings = CsvFile(file, _content_of(file), OPENING_COLUMNS)
    with installation.app.app_context():
        taken = import_openings(openings, now(), dry_run)
    verb = "Would record" if dry_run else "Recorded"
    known = f" {_counted(taken.known_count, 'row', 'rows')} told what is known already." if taken.known_count else ""
    click.echo(f"{verb} {_counted(taken.recorded_count, 'day', 'days')}.{known}")


@click.group("export")
def export_group() -> None:
    """Write a CSV file that import reads."""


def output_options(command: Callable[..., None]) -> Callable[..., None]:
    """Where an export goes, and whose it is."""
    file = click.Path(path_type=Path)
    to = click.option("-o", "--output", "path", required=True, type=file, help="The file; - is standard output.")
    of = click.option("--organisation", help="The slug of one organisation; left out: all.")
    return to(of(command))


@export_group.command("entries")
@output_options
@click.pass_obj
def export_entries_to(installation: Installation, path: Path, organisation: str | None) -> None:
    """Write every entry that counts; persons stand under fresh labels."""
    with installation.app.app_context():
        resolve_waiting_codes()
        with _output(path) as file, progress() as shown:
            row_count = export_entries(file, organisation, shown)
        parted = parted_count(organisation)
    _say_what_was_written(_counted(row_count, "entry", "entries"), path)
    if parted:
        click.echo(
            f"Not in the file: that {_counted(parted, 'person', 'people')} had been here before a period whose key was "
            "destroyed. Where it is imported they count as new the first time they come.",
            err=True,
        )


@export_group.command("openings")
@output_options
@click.pass_obj
def export_openings_to(installation: Installation, path: Path, organisation: str | None) -> None:
    """Write every recorded opening day."""
    with installation.app.app_context(), _output(path) as file:
        row_count = export_openings(file, organisation)
    _say_what_was_written(_counted(row_count, "opening day", "opening days"), path)


def _say_what_was_written(what: str, path: Path) -> None:
    if str(path) != STANDARD_STREAM:
        click.echo(f"Wrote {what} to {path}.")


def _output(path: Path) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdout.buffer) if str(path) == STANDARD_STREAM else fresh_file(path)


def _summary(taken: EntriesTaken, dry_run: bool, rejected: Path | None) -> str:
    verb = "Would take in" if dry_run else "Took in"
    sentences = [f"{verb} {_counted(taken.new_count, 'entry', 'entries')}."]
    if taken.known_count:
        sentences.append(f"{_counted(taken.known_count, 'row', 'rows')} told what is known already.")
    if taken.problems:
        where = "would be" if dry_run else "are"
        sentences.append(f"{_counted(taken.rejected_count, 'bad row', 'bad rows')} {where} in {rejected}.")
    return " ".join(sentences)


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def _content_of(file: str) -> bytes:
    if file == STANDARD_STREAM:
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise BadFile(
            f"Cannot read {file}: {error.strerror}. Give the name of a CSV file, or - to read standard input."
        ) from None
