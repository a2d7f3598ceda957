"""The list of forgotten cards that lies beside the backups, so that one from before the forgetting cannot undo it.

It holds what the table of forgotten cards holds, keyed hashes without a day or a person (app/people/models.py): who
finds it learns how many cards were forgotten, and nothing of whose they were.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from sqlalchemy import Connection, select

from app.fresh_file import fresh_file, settle
from app.organisations.models import Organisation
from app.people.models import TAG_BYTES, ForgottenCard

FILE_NAME = "forgotten-cards.json"
FORMAT = "oasen-forgotten-cards/1"

# By the slug of the organisation.
Tombstones = Mapping[str, frozenset[bytes]]


def tombstones_of(connection: Connection) -> Tombstones:
    """All that the database knows."""
    found = connection.execute(
        select(Organisation.slug, ForgottenCard.tombstone).join(
            ForgottenCard, ForgottenCard.organisation_id == Organisation.id
        )
    )
    return joined({slug: frozenset([bytes(tombstone)])} for slug, tombstone in found)


def joined(some: Iterable[Tombstones]) -> Tombstones:
    """All of them together."""
    together: dict[str, set[bytes]] = {}
    for each in some:
        for slug, tombstones in each.items():
            together.setdefault(slug, set()).update(tombstones)
    return {slug: frozenset(tombstones) for slug, tombstones in together.items()}


def read_tombstones(folder: Path) -> Tombstones:
    """Those of the list in a folder; none where there is no list. Raises ValueError when it cannot be read."""
    path = folder / FILE_NAME
    if not path.exists():
        return {}
    kept = json.loads(path.read_text("utf-8"))
    if not isinstance(kept, dict) or kept.get("format") != FORMAT:
        raise ValueError(f"{path} is no list of forgotten cards")
    return {
        slug: frozenset(tombstone for text in texts if len(tombstone := bytes.fromhex(text)) == TAG_BYTES)
        for slug, texts in kept["organisations"].items()
    }


def keep_tombstones(folder: Path, tombstones: Tombstones) -> None:
    """Write the list; what a list there has already stays on it."""
    try:
        before = read_tombstones(folder)
    except ValueError:  # damaged: what the database knows replaces it
        before = {}
    every = joined([before, tombstones])
    organisations = {slug: sorted(each.hex() for each in every[slug]) for slug in sorted(every)}
    with fresh_file(folder / FILE_NAME) as file:
        file.write(json.dumps({"format": FORMAT, "organisations": organisations}, indent=0).encode())
        settle(file)
