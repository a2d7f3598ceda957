"""Puts one lost key back into a running house from its line of the key sheet."""

from __future__ import annotations

import re

from app.backup.key_files import NEWEST, SECRET, instance_keys
from app.backup.key_sheet import keys_in
from app.backup.refusals import KeySheetUnread
from app.errors import AlreadyThere, Refusal
from app.keys import make_key
from app.settings import Settings

KEY_NAME = re.compile(r"[a-z][a-z0-9-]*\.key")


def key_named(name: str) -> str:
    """The file name of a key by its name on the sheet, like boxes; raises Refusal for a backup key or no name."""
    file_name = f"{name.strip().lower().removesuffix('.key')}.key"
    if file_name in (SECRET, NEWEST):
        raise Refusal("The backup key stays on paper: restore and rehearse read it by --keys.")
    if not KEY_NAME.fullmatch(file_name):
        raise Refusal("A key is named as on the sheet: instance, boxes, audit, organisation-…")
    return file_name


def enter_key(settings: Settings, name: str, typed: str) -> str:
    """Make a lost key file anew from its line of the sheet, and say its name.

    A key that is there is never written over. Raises Refusal, AlreadyThere, KeySheetUnread.
    """
    file_name = key_named(name)
    if (settings.keys_folder / file_name).exists():
        raise AlreadyThere(f"{file_name} is here. If it is the wrong one, move it away first.")
    read = keys_in(typed)
    if read.backup or len(read.instance) != 1:
        raise KeySheetUnread(f"That is not one line of one key. Copy the line below the name {name} alone.")
    [key] = read.instance
    same = [other for other, each in instance_keys(settings.keys_folder).items() if each == key]
    if same:
        raise KeySheetUnread(f"That is the line of {same[0]}, which is here. Copy the line below the name {name}.")
    make_key(settings.keys_folder, file_name, key)
    return file_name
