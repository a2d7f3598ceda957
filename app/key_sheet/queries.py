"""Questions about the key files and about whether what they say lies in an envelope."""

from __future__ import annotations

import json
from pathlib import Path

from app.key_sheet.lines import fingerprint
from app.settings import Settings

PUT_AWAY = "key-sheet.json"


def keys_here(settings: Settings) -> dict[str, bytes]:
    """What each key file of the instance says, by its name; whatever is wrong with them."""
    files = sorted(settings.keys_folder.glob("*.key"))
    return {file.name: file.read_bytes() for file in files if file.is_file()}


def keys_not_put_away(settings: Settings) -> int:
    """How many keys there are of which nobody has said that they lie on paper in an envelope."""
    said = _said(settings.instance / PUT_AWAY)
    return sum(fingerprint(key) not in said for key in keys_here(settings).values())


def _said(file: Path) -> set[str]:
    try:
        said = json.loads(file.read_text("utf-8"))
    except (FileNotFoundError, ValueError):  # a note that cannot be read is no promise
        return set()
    return set(said.get("keys", [])) if isinstance(said, dict) else set()
