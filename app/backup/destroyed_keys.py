"""The list of destroyed keys that lies beside keys and backups, so that no older backup or key sheet brings one back.

It tells a key by its fingerprint, of which nothing can be made; whose it was, until when its period was, and which
keys the organisation went on with.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from app.fresh_file import fresh_file, settle

FILE_NAME = "destroyed-keys.json"
FORMAT = "oasen-destroyed-keys/1"
OF_AGREEMENT = "agreement/"


@dataclass(frozen=True)
class DestroyedKey:
    """A key that is no more. goes_on_with: the fingerprint of each key of the organisation then, by its file name.

    organisation: of the key of an agreement's vault "agreement/SLUG"; number and last_day are the vault's then.
    """

    organisation: str
    number: int
    last_day: date
    fingerprint: str
    destroyed_day: date
    goes_on_with: Mapping[str, str] = field(default_factory=dict)


def read_destroyed(folder: Path) -> list[DestroyedKey]:
    """Those of the list in a folder; none where there is no list. Raises ValueError when it cannot be read."""
    path = folder / FILE_NAME
    if not path.exists():
        return []
    kept = json.loads(path.read_text("utf-8"))
    if not isinstance(kept, dict) or kept.get("format") != FORMAT:
        raise ValueError(f"{path} is no list of destroyed keys")
    days = ("last_day", "destroyed_day")
    try:
        return [DestroyedKey(**each | {name: date.fromisoformat(each[name]) for name in days}) for each in kept["keys"]]
    except (TypeError, KeyError):
        raise ValueError(f"{path} is no list of destroyed keys") from None


def known_destroyed(folders: Iterable[Path]) -> list[DestroyedKey]:
    """All that the lists of these folders know, each once, the oldest period first; raises ValueError."""
    every = {each.fingerprint: each for folder in folders for each in read_destroyed(folder)}
    return sorted(every.values(), key=lambda each: (each.organisation, each.number))


def keep_destroyed(folder: Path, keys: Collection[DestroyedKey]) -> None:
    """Write the list; what a list there has already stays on it. Raises CannotWriteFile."""
    try:
        before = read_destroyed(folder)
    except ValueError:  # damaged: what is known replaces it
        before = []
    every = sorted({each.fingerprint: each for each in [*before, *keys]}.values(), key=lambda each: each.fingerprint)
    with fresh_file(folder / FILE_NAME) as file:
        file.write(json.dumps({"format": FORMAT, "keys": [asdict(each) for each in every]}, default=str).encode())
        settle(file)
