"""What lies sealed and shows a card: with the key at hand it can be read, so it is told too."""

from __future__ import annotations

import json
from typing import Any

from cryptography.exceptions import InvalidTag
from sqlalchemy import Connection, select

from app.database.statements import table_of
from app.handover.columns import columns_about
from app.handover.queries import Part, in_order
from app.handover.told import About
from app.log.forgotten import card_in, without_card
from app.log.models import SetAside
from app.log.set_aside_cards import tags_in
from app.log.writing import LogKeys
from app.people.sealing import unseal

SET_ASIDE = table_of(SetAside)
CONTENT = "sealed_item"


def set_aside_with(connection: Connection, organisation_id: int, keys: LogKeys, tags: frozenset[bytes]) -> list[Part]:
    """The items that were set aside and show one of the codes, with what stands in them; nothing when there is none."""
    names = columns_about(SET_ASIDE.name, About.HOLDER, About.STAFF)
    found = []
    for row in connection.execute(select(SET_ASIDE).where(SET_ASIDE.c.organisation_id == organisation_id)):
        item = _unsealed(row.sealed_item, keys)
        if card_in(item) is not None and not tags.isdisjoint(tags_in(item, keys)):
            told = json.dumps(without_card(item), sort_keys=True, ensure_ascii=False)
            found.append((*(row._mapping[name] for name in names), told))
    columns = (*names, CONTENT)
    return [Part(SET_ASIDE.name, columns, in_order(columns, found))] if found else []


def _unsealed(sealed: bytes, keys: LogKeys) -> Any:
    try:
        return json.loads(unseal(sealed, keys.sealing))
    except (InvalidTag, ValueError):  # sealed under a key that is gone, or no JSON
        return None
