"""Prints cards: draws them, writes the sheet, registers them; all of it or nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, insert

from app.audit.actions import MACHINE, Done, Who, append_acts
from app.audit.acts import Act
from app.code_keys import code_keys
from app.database.statements import table_of
from app.database.transaction import write_connection
from app.extensions import db
from app.fresh_file import fresh_file, settle
from app.organisations.queries import organisation_named
from app.people.card_sheet import PLAIN, SheetLayout, card_sheet
from app.people.cards import HashedCard, NewCard, draw_card, hash_cards, register_cards, without_clashes
from app.people.models import CardRun
from app.people.recognition import new_identifier
from app.people.vault.queries import vault_keys
from app.people.vault.sightings import register_in_vaults
from app.progress import watched
from app.settings import Settings

RUNS = table_of(CardRun)

# Makes the hashes of so many cards; shows or counts how far it has come.
Hashing = Callable[[list[NewCard]], Iterable[HashedCard]]


@dataclass(frozen=True)
class CardOrder:
    """How many cards for whom, and where the sheet goes; `tokens` a file for programs that show cards."""

    organisation: str
    count: int
    sheet: Path
    tokens: Path | None = None
    layout: SheetLayout = PLAIN


def print_cards(settings: Settings, order: CardOrder, now: datetime) -> list[NewCard]:
    """The cards, registered and written to the order's files; raises NotFound, CannotWriteFile."""
    with db.engine.connect() as connection:
        organisation = organisation_named(connection, order.organisation)
        in_vaults = vault_keys(connection, organisation.id, settings.keys_folder)
    keys = code_keys(settings, organisation.slug)
    with ExitStack() as files:
        sheet = files.enter_context(fresh_file(order.sheet))
        tokens = files.enter_context(fresh_file(order.tokens)) if order.tokens else None
        # Slow hashes and typesetting come before the transaction: it would hold up who taps at a door.
        hashed = hashed_cards(
            organisation.id,
            order.count,
            lambda cards: watched(hash_cards(cards, keys, vault_keys=in_vaults), "Making codes", len(cards)),
        )
        cards = [each.card for each in hashed]
        sheet.write(card_sheet(cards, order.layout))
        settle(sheet)
        if tokens is not None:
            tokens.write(json.dumps([card.token for card in cards], indent=1).encode() + b"\n")
            settle(tokens)
        with write_connection() as connection:
            register_run(connection, organisation.id, hashed, order.layout, now)
    return cards


def hashed_cards(organisation_id: int, count: int, hashing: Hashing) -> list[HashedCard]:
    """As many cards as wanted, drawn anew where a code is another card's."""
    kept: list[HashedCard] = []
    while len(kept) < count:
        hashed = list(hashing([draw_card() for _ in range(count - len(kept))]))
        with db.engine.connect() as connection:
            kept = without_clashes(connection, organisation_id, [*kept, *hashed])
    return kept


def register_run(  # noqa: PLR0913  # a row of as many columns
    connection: Connection,
    organisation_id: int,
    cards: list[HashedCard],
    layout: SheetLayout,
    now: datetime,
    staff_id: int | None = None,
) -> None:
    """Store the cards as printed in one go. staff_id: empty when a command prints them."""
    run_id = new_identifier()
    connection.execute(
        insert(RUNS),
        {
            "organisation_id": organisation_id,
            "id": run_id,
            "made_at": now,
            "staff_id": staff_id,
            "card_count": len(cards),
            "cards_per_sheet": layout.cards_per_sheet,
            "back_language": layout.back[-1].language if layout.back else None,
        },
    )
    register_cards(connection, organisation_id, cards, now.date(), run_id)
    register_in_vaults(connection, cards)
    who = MACHINE if staff_id is None else Who("staff", staff_id)
    append_acts(connection, [Done(Act.PRINTED_CARDS, who, organisation_id, how_many=len(cards))])
