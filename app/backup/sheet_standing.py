"""The key sheet of an instance: what stands on it, and whether it has been printed and put into its envelope.

Beside the keys lies a note of that (key-sheet.json), by fingerprints: no key can be told from it.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from app.backup.key_files import fingerprint_of, forget_secret_half, instance_keys, secret_half
from app.backup.key_sheet import line_of
from app.backup.refusals import KeySheetUnread, NoBackup
from app.fresh_file import fresh_file, settle
from app.settings import Settings

NOTE = "key-sheet.json"
PROOF_LETTERS = 6


@dataclass(frozen=True)
class SheetStanding:
    """printed_day, put_away_day: when, like 2026-11-27; empty: not yet. fingerprints: of the keys that stand on it."""

    printed_day: str = ""
    put_away_day: str = ""
    fingerprints: tuple[str, ...] = ()
    last_letters_checksum: str = ""


@dataclass(frozen=True)
class SheetLine:
    """A key on the sheet: what it is for, and its letters."""

    name: str
    letters: str


def sheet_lines(settings: Settings) -> list[SheetLine]:
    """What is to stand on the sheet now; without the backup key, once an earlier sheet with it has been put away."""
    secret = secret_half(settings)
    backup = [SheetLine("backup", secret)] if secret else []
    keys = instance_keys(settings.keys_folder)
    return backup + [SheetLine(name.removesuffix(".key"), line_of(key)) for name, key in keys.items()]


def sheet_standing(settings: Settings) -> SheetStanding:
    """What is known of the last sheet; all empty where none was printed."""
    try:
        kept = json.loads(_note(settings).read_text("utf-8"))
        return SheetStanding(**kept | {"fingerprints": tuple(kept["fingerprints"])})
    except (OSError, ValueError, TypeError, KeyError):
        return SheetStanding()


def keys_not_on_sheet(settings: Settings) -> list[str]:
    """The file names of the keys that the last sheet lacks, as of an organisation that was added since."""
    on_it = set(sheet_standing(settings).fingerprints)
    return [name for name, key in instance_keys(settings.keys_folder).items() if fingerprint_of(key) not in on_it]


def note_printed(settings: Settings, today: date) -> None:
    """Write down that a sheet with the keys of now was printed; it has yet to be put away."""
    secret = secret_half(settings)
    before = sheet_standing(settings)
    prints = tuple(sorted(fingerprint_of(key) for key in instance_keys(settings.keys_folder).values()))
    proof = fingerprint_of(secret[-PROOF_LETTERS:].encode()) if secret else before.last_letters_checksum
    _write(settings, SheetStanding(today.isoformat(), "", prints, proof))


def put_away(settings: Settings, last_letters: str, today: date) -> None:
    """Write down that the sheet is in its envelope, and let the machine forget the backup key's secret half.

    last_letters: the last six of the backup key, as they stand on the paper: so it was printed and can be read.
    Raises NoBackup when none was printed, KeySheetUnread when they are not those.
    """
    standing = sheet_standing(settings)
    if not standing.printed_day:
        raise NoBackup("No key sheet has been printed yet. Print it: oasen key-sheet -o FILE.pdf")
    if fingerprint_of(last_letters.strip().upper().encode()) != standing.last_letters_checksum:
        raise KeySheetUnread(
            f"Those are not the last {PROOF_LETTERS} letters of the line that begins with AGE-SECRET-KEY-1. "
            "Read them off the paper."
        )
    _write(settings, SheetStanding(**asdict(standing) | {"put_away_day": today.isoformat()}))
    forget_secret_half(settings)


def _note(settings: Settings) -> Path:
    return settings.keys_folder / NOTE


def _write(settings: Settings, standing: SheetStanding) -> None:
    with fresh_file(_note(settings)) as file:
        file.write(json.dumps(asdict(standing)).encode())
        settle(file)
