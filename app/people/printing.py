"""Prints cards: draws them, writes the sheet, registers them; all of it or nothing."""

from __future__ import annotations

import json
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.database.transaction import write_connection
from app.extensions import db
from app.fresh_file import fresh_file, settle
from app.keys import organisation_key
from app.organisations.queries import organisation_named
from app.people.card_sheet import card_sheet
from app.people.cards import HashedCard, NewCard, draw_card, hash_cards, register_cards, without_clashes
from app.progress import watched
from app.settings import Settings


@dataclass(frozen=True)
class CardOrder:
    """How many cards for whom, and where the sheet goes; `tokens` a file for programs that show cards."""

    organisation: str
    count: int
    sheet: Path
    tokens: Path | None = None


def print_cards(settings: Settings, order: CardOrder, day: date) -> list[NewCard]:
    """The cards, registered and written to the order's files; raises NotFound, CannotWriteFile."""
    with db.engine.connect() as connection:
        organisation = organisation_named(connection, order.organisation)
    key = organisation_key(settings, organisation.slug, "credentials")
    with ExitStack() as files:
        sheet = files.enter_context(fresh_file(order.sheet))
        tokens = files.enter_context(fresh_file(order.tokens)) if order.tokens else None
        # Slow hashes and typesetting come before the transaction: it would hold up who taps at a door.
        hashed = _hashed_cards(organisation.id, key, order.count)
        cards = [each.card for each in hashed]
        sheet.write(card_sheet(cards))
        settle(sheet)
        if tokens is not None:
            tokens.write(json.dumps([card.token for card in cards], indent=1).encode() + b"\n")
            settle(tokens)
        with write_connection() as connection:
            register_cards(connection, organisation.id, hashed, day)
    return cards


def _hashed_cards(organisation_id: int, key: bytes, count: int) -> list[HashedCard]:
    """As many cards as wanted, drawn anew where a code is another card's."""
    kept: list[HashedCard] = []
    while len(kept) < count:
        drawn = [draw_card() for _ in range(count - len(kept))]
        hashed = list(watched(hash_cards(drawn, key), "Making codes", len(drawn)))
        with db.engine.connect() as connection:
            kept = without_clashes(connection, organisation_id, [*kept, *hashed])
    return kept
