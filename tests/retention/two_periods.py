"""A house whose agreement ends with 2025: cards that are shown in two periods, a locked report, a sheet put away."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from flask import Flask
from pyrage.x25519 import Identity
from sqlalchemy import insert

from app.agreements.actions import add_agreement
from app.agreements.queries import agreement_named
from app.audit.actions import MACHINE
from app.backup.actions import make_rotated_backup
from app.backup.key_files import make_backup_key, secret_half
from app.backup.sheet_standing import PROOF_LETTERS, note_printed, put_away
from app.code_keys import code_keys
from app.database.transaction import write_connection
from app.extensions import db
from app.figures.document import as_json, counted_document
from app.figures.facts import log as facts_of_log
from app.figures.facts import rollups
from app.figures.scope import scope_named
from app.followup.writing.queries import DRAFTS, SEALED
from app.log.actions import deposit
from app.log.drafts import EntryDraft, Shown
from app.log.entry_reading import read_entry
from app.log.waiting import resolve_waiting_codes
from app.people.cards import NewCard, draw_card, hash_cards, register_cards
from app.people.models import CredentialType
from app.people.pictures import written
from app.periods import Period
from app.retention.destroying import Destroyed, destroy_key
from app.retention.next_keys import make_next_keys
from app.settings import Settings
from tests.make import Door, make_door

KEY_MADE = datetime(2025, 1, 2, 4, 30, tzinfo=UTC)
LAST_DAY = date(2025, 12, 31)
LOCKED = datetime(2026, 2, 3, 9, tzinfo=UTC)
MAY_BE_DESTROYED = date(2026, 8, 3)
DESTROYED = datetime(2026, 8, 3, 9, tzinfo=UTC)
THE_AGREEMENT = Period(date(2024, 1, 1), LAST_DAY)
YEARS = (Period(date(2024, 1, 1), LAST_DAY.replace(year=2024)), Period(date(2025, 1, 1), LAST_DAY))
AFTER = Period(date(2026, 1, 1), date(2026, 12, 31))
HALF = Period(date(2026, 1, 1), date(2026, 6, 30))


@dataclass(frozen=True)
class TwoPeriods:
    """The house."""

    app: Flask
    door: Door
    on_paper: list[str] = field(default_factory=list)

    @property
    def settings(self) -> Settings:
        """Of its instance."""
        settings: Settings = self.app.config["OASEN"]
        return settings

    @property
    def organisation_id(self) -> int:
        """The organisation's number."""
        return self.door.place.organisation_id

    def print_cards(self, count: int, with_pictures: bool = False) -> list[NewCard]:
        """Cards in the bowl, by the keys of now."""
        hashed = list(hash_cards([draw_card(with_pictures) for _ in range(count)], code_keys(self.settings, "iogt")))
        with write_connection() as connection:
            register_cards(connection, self.organisation_id, hashed, KEY_MADE.date())
        return [each.card for each in hashed]

    def show(self, card: NewCard, *days: str, pictures: bool = False, **values: Any) -> list[EntryDraft]:
        """The card's holder comes on these days."""
        value = written(card.pictures or ()) if pictures else card.token
        shown = Shown(CredentialType.PICTURES if pictures else CredentialType.CARD, value, agreed=True)
        given = {"kind": "visit"} | values
        entries = [
            read_entry(uuid4().bytes, given | {"at": f"{day}T11:00"}, shown, self.door.place, self.door.origin)
            for day in days
        ]
        deposit(self.organisation_id, entries)
        resolve_waiting_codes()
        return entries

    def begin_next_period(self) -> list[str]:
        """The night in which the next key is made."""
        return make_next_keys(self.settings, KEY_MADE)

    def put_sheet_away(self) -> None:
        """Print the sheet of the keys of now and say that it is in its envelope."""
        make_backup_key(self.settings.keys_folder)
        note_printed(self.settings, KEY_MADE.date())
        secret = secret_half(self.settings) or ""
        self.on_paper.append(secret)
        put_away(self.settings, secret[-PROOF_LETTERS:], KEY_MADE.date())

    @property
    def backup_secret(self) -> Identity:
        """What stands on the paper and opens every backup."""
        return Identity.from_str(self.on_paper[0])

    def lock_last_report(self, moment: datetime = LOCKED) -> None:
        """A report that reaches the last day of the agreement is locked."""
        with write_connection() as connection:
            agreement = agreement_named(connection, "iop")
            draft = {
                "id": 1,
                "scope": "agreement/iop",
                "agreement_id": agreement.id,
                "first_day": date(2025, 1, 1),
                "last_day": LAST_DAY,
                "begun_at": moment,
            }
            connection.execute(insert(DRAFTS), draft)
            sealed = {"id": 1, "draft_id": 1, "version": 1, "document": b"{}", "blocks": b"{}", "checksum": "0" * 64}
            by = {"what_changed": "", "organisation_id": self.organisation_id, "staff_id": 1, "sealed_at": moment}
            connection.execute(insert(SEALED), sealed | by)

    def destroy(self) -> Destroyed:
        """The key of the first period is destroyed, on the first day on which it may be."""
        return destroy_key(self.settings, self.organisation_id, MACHINE, DESTROYED)

    def ready_to_destroy(self) -> None:
        """Everything that destroying asks for, a backup of the day before included."""
        self.lock_last_report()
        self.put_sheet_away()
        make_rotated_backup(self.settings, datetime(2026, 8, 2, 4, 30, tzinfo=UTC))


def two_periods(app: Flask) -> TwoPeriods:
    """The house, with nobody in it yet and the first key alone."""
    house = TwoPeriods(app, make_door())
    with write_connection() as connection:
        add_agreement(connection, "iop", "IOP", ["iogt"], THE_AGREEMENT, KEY_MADE)
    return house


def figures(*periods: Period) -> dict[str, Any]:
    """Every figure of the periods, counted from the sums and from the log itself."""
    resolve_waiting_codes()
    found = {}
    for period in periods or (*YEARS, AFTER, HALF):
        for name, facts in (("sums", rollups), ("log", facts_of_log)):
            with db.engine.connect() as connection:
                document = counted_document(connection, scope_named(connection, ["valla"]), period, facts)
            found[f"{period.first_day} {period.last_day} {name}"] = json.loads(as_json(document))
    return found
