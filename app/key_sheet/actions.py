"""Saying that the key sheet is put away, and putting a key back that a sheet has kept."""

from __future__ import annotations

import json
import re
from datetime import datetime

from app.errors import AlreadyThere, InstanceMissing, Refusal
from app.fresh_file import fresh_file
from app.key_sheet.lines import fingerprint, key_typed
from app.key_sheet.queries import PUT_AWAY, keys_here
from app.keys import make_key
from app.settings import Settings

KEY_NAME = re.compile(r"[a-z][a-z0-9-]*\.key")


def say_put_away(settings: Settings, now: datetime) -> int:
    """Keep in the instance that every key of now lies on paper in an envelope; how many. Raises InstanceMissing."""
    keys = keys_here(settings)
    if not keys:
        raise InstanceMissing("There are no keys here yet. Run `oasen init` first, or set OASEN_INSTANCE.")
    said = {"put_away_at": now.isoformat(timespec="seconds"), "keys": sorted(map(fingerprint, keys.values()))}
    with fresh_file(settings.instance / PUT_AWAY) as file:
        file.write(json.dumps(said, indent=1).encode())
    return len(keys)


def put_key_back(settings: Settings, name: str, typed: str) -> None:
    """Make a key file that is lost anew, from its line of the sheet; raises LineMistyped, AlreadyThere, Refusal."""
    if not KEY_NAME.fullmatch(name):
        raise Refusal("A key is named as on the sheet: instance.key, boxes.key, organisation-….key.")
    if (settings.keys_folder / name).exists():
        raise AlreadyThere("That key is here. One that is wrong is moved away first, never written over.")
    make_key(settings.keys_folder, name, key_typed(typed))
