"""Commands that back up, restore and rehearse, and print the key sheet."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TextIO

import click
from sqlalchemy.exc import SQLAlchemyError

from app.backup.actions import BackupOrder, MadeBackup, by_hand, make_backup, make_rotated_backup
from app.backup.entering import enter_key
from app.backup.key_sheet import SheetKeys, keys_in
from app.backup.locking import recipient_named
from app.backup.preview import seen_in
from app.backup.printing import sheet_as_pdf, sheet_as_text
from app.backup.queries import newest_backup
from app.backup.refusals import RehearsalFailed
from app.backup.rehearsing import rehearse
from app.backup.restoring import NO_SHEET, Restored, Wanted, destroyed_around, opened_with, restore
from app.backup.sheet_standing import note_printed, put_away, sheet_lines
from app.backup.telling import compared_told, restored_told
from app.backup.tombstones import Tombstones, joined, read_tombstones, tombstones_of
from app.clock import now
from app.command_line import Installation
from app.errors import Refusal
from app.extensions import db
from app.fresh_file import fresh_file, settle
from app.settings import Settings

FILE = click.Path(path_type=Path, dir_okay=False)
KEYS = click.option(
    "--keys", "sheet", type=click.File("r"), metavar="FILE", help="The lines of the key sheet; - for typing them."
)


@click.command("backup")
@click.option("-o", "--output", "file", type=FILE, help="Where it goes; else into the instance's folder of backups.")
@click.option("--also-for", "publics", multiple=True, metavar="AGE1…", help="Another age key that opens it too.")
@click.option("--with-keys", is_flag=True, help="Put the instance's keys in too. Keep such a file as you keep keys.")
@click.pass_obj
def backup_command(installation: Installation, file: Path | None, publics: tuple[str, ...], with_keys: bool) -> None:
    """Back up the database, locked, while the server runs. Without options it is one of the nightly ones."""
    settings = installation.settings
    also_for = [recipient_named(each) for each in publics]
    with installation.app.app_context():
        if file is None and not publics and not with_keys:
            made = make_rotated_backup(settings, now())
        else:
            made = make_backup(settings, BackupOrder(file or by_hand(settings, now()), also_for, with_keys), now())
    _tell_of(made)


def _tell_of(made: MadeBackup) -> None:
    entry_count = made.manifest.row_counts.get("entries", 0)
    click.echo(f"Backed up {entry_count} entries into {made.path} ({made.byte_count / 1_000_000:.1f} MB).")
    if made.manifest.are_keys_inside:
        click.echo("It holds the keys too: keep it as you keep the key sheet, apart from every other backup.")
    for remark in made.remarks:
        click.echo(remark, err=True)


@click.command("restore")
@click.argument("file", type=FILE)
@click.option("--into", "folder", type=click.Path(path_type=Path), metavar="FOLDER", help="A new or empty folder.")
@KEYS
@click.option("--without-keys", is_flag=True, help="Go on when keys are missing: their cards are not known again.")
@click.option("--preview", is_flag=True, help="Only say what the backup holds and what a restore would need.")
@click.pass_obj
def restore_command(  # noqa: PLR0913  # one for each option
    installation: Installation,
    file: Path,
    folder: Path | None,
    sheet: TextIO | None,
    without_keys: bool,
    preview: bool,
) -> None:
    """Restore a backup into a new folder, checked before it is put in place. What is here now stays as it is."""
    settings, keys = installation.settings, _keys_of(sheet)
    if preview:
        destroyed = destroyed_around(settings, file)
        for line in seen_in(opened_with(settings, file, keys), settings, keys, destroyed):
            click.echo(line)
        return
    if folder is None:
        raise click.UsageError("Say into which new folder: --into FOLDER")
    restored = restore(settings, Wanted(file, folder, keys, without_keys), _tombstones(installation, file))
    _tell_restored(installation, restored, folder)


def _tell_restored(installation: Installation, restored: Restored, folder: Path) -> None:
    is_left_alone = bool(installation.settings.database_url) and not restored.database_url
    for line in restored_told(restored, folder, is_left_alone):
        click.echo(line)


@click.command("rehearse")
@click.argument("file", type=FILE, required=False)
@KEYS
@click.pass_obj
def rehearse_command(installation: Installation, file: Path | None, sheet: TextIO | None) -> None:
    """Restore the newest backup, or FILE, where nobody sees it, compare it with what is here, and remove it again."""
    with installation.app.app_context():
        chosen = file or newest_backup(installation.settings).path
        compared = rehearse(installation.settings, chosen, _keys_of(sheet))
    for line in compared_told(compared, chosen):
        click.echo(line)
    if not compared.is_well:
        raise RehearsalFailed("The rehearsal found what is said above. Make a backup anew and rehearse again.")


@click.command("key-sheet")
@click.option(
    "-o", "--output", "file", type=FILE, help="Where the sheet goes: a PDF, or its lines when it ends in .txt."
)
@click.option("--put-away", "is_put_away", is_flag=True, help="Say that the sheet is in its envelope.")
@click.option("--enter", "entered_name", metavar="NAME", help="Put a lost key back: its name on the sheet.")
@click.pass_obj
def key_sheet_command(
    installation: Installation, file: Path | None, is_put_away: bool, entered_name: str | None
) -> None:
    """Print the keys for an envelope; once it is put away, the machine forgets what opens old backups."""
    settings, today = installation.settings, now().date()
    if [file is not None, is_put_away, entered_name is not None].count(True) != 1:
        raise click.UsageError("Say where the sheet goes, -o FILE.pdf, or that it is --put-away, or --enter NAME.")
    if entered_name is not None:
        typed = click.prompt("The line of that key on the sheet", hide_input=True, err=True)
        click.echo(f"{enter_key(settings, entered_name, typed)} is back in its place.")
    elif file is None:
        asked = "The last six letters of the line that begins with AGE-SECRET-KEY-1, as they stand on the paper"
        put_away(settings, click.prompt(asked, err=True), today)
        click.echo("Noted. Backups older than the newest now open with the key sheet alone.")
    else:
        _print_sheet(settings, file, today)


def _print_sheet(settings: Settings, file: Path, today: date) -> None:
    lines = sheet_lines(settings)
    with fresh_file(file) as output:
        output.write(sheet_as_text(lines) if file.suffix == ".txt" else sheet_as_pdf(lines, today))
        settle(output)
    note_printed(settings, today)
    click.echo(f"The key sheet is in {file}. Print it, put it into an envelope under lock, and remove the file. Then:")
    click.echo("  oasen key-sheet --put-away")


def _keys_of(sheet: TextIO | None) -> SheetKeys:
    return NO_SHEET if sheet is None else keys_in(sheet.read())


def _tombstones(installation: Installation, file: Path) -> Tombstones:
    """Who has been forgotten, as far as it is known here: by lists beside the backups, and by what is running."""
    folders = {file.resolve().parent, installation.settings.instance / "backups"}
    known = [_listed(folder) for folder in sorted(folders)]
    try:
        with installation.app.app_context(), db.engine.connect() as connection:
            known.append(tombstones_of(connection))
    except (Refusal, SQLAlchemyError):
        pass  # the very database that is to be replaced; the lists are there for that
    return joined(known)


def _listed(folder: Path) -> Tombstones:
    try:
        return read_tombstones(folder)
    except ValueError:
        click.echo(f"The list of forgotten cards in {folder} cannot be read and is left out.", err=True)
        return {}
