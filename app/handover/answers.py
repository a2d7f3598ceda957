"""What is answered to whoever must be told of a card: with the keys that are at hand, as those who took them would."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import Connection, select

from app.activities.models import Activity
from app.code_keys import code_key_name, code_key_numbers
from app.database.statements import table_of
from app.errors import KeyMissing, KeysTooOpen
from app.handover.queries import Part, reached_by, rows_reached
from app.handover.queries import tags_of as tags_kept
from app.handover.sealed import set_aside_with
from app.handover.vault import seen_in_vaults
from app.keys import BOX_KEY, INSTANCE_KEY, organisation_key_name
from app.log.forgotten import dead_among
from app.log.writing import LogWriting, log_keys
from app.organisations.models import Premises
from app.people.carrying import known_tag
from app.people.credentials import tags_of
from app.people.models import CredentialType
from app.settings import Settings
from app.staff.models import StaffMember

Names = dict[tuple[str, int], str]


class Standing(StrEnum):
    """What a card is here."""

    NO_KEY = "no-key"  # nothing leads from it to anything
    UNKNOWN = "unknown"
    FORGOTTEN = "forgotten"
    NOBODYS = "nobodys"  # printed here; nobody has agreed to be counted by it
    SOMEBODYS = "somebodys"


@dataclass(frozen=True)
class CardAnswer:
    """What a card is here, and all that is kept of its holder."""

    standing: Standing
    parts: tuple[Part, ...] = ()


class KeyFile(NamedTuple):
    """A key's file, and whether it is there to be taken with the rest."""

    name: str
    is_at_hand: bool


def keys_at_hand(settings: Settings, slug: str) -> list[KeyFile]:
    """The keys that what is answered rests on: the organisation's, the installation's, that of the tablets' boxes."""
    codes = [code_key_name(slug, number) for number in reversed(code_key_numbers(settings, slug))]
    names = (*(codes or [organisation_key_name(slug)]), INSTANCE_KEY, BOX_KEY)
    return [KeyFile(name, (settings.keys_folder / name).is_file()) for name in names]


def card_answer(connection: Connection, settings: Settings, organisation_id: int, slug: str, text: str) -> CardAnswer:
    """What can be said of the card whose QR code says this text; codes that wait are resolved before. Kept nowhere."""
    try:
        keys = log_keys(settings, slug)
    except (KeyMissing, KeysTooOpen):
        return CardAnswer(Standing.NO_KEY)
    shown = text.strip().encode("utf-8", "replace").decode()
    tags = tags_of(CredentialType.CARD, shown, keys.codes)
    in_vaults = seen_in_vaults(LogWriting(connection, organisation_id, keys), shown)
    reached = reached_by(connection, organisation_id, known_tag(connection, organisation_id, tags))
    if reached is None:
        aside = set_aside_with(connection, organisation_id, keys, frozenset(tags))
        is_forgotten = bool(dead_among(LogWriting(connection, organisation_id, keys), tags))
        return CardAnswer(Standing.FORGOTTEN if is_forgotten else Standing.UNKNOWN, (*aside, *in_vaults))
    aside = set_aside_with(connection, organisation_id, keys, tags_kept(connection, reached))
    standing = Standing.SOMEBODYS if reached.people else Standing.NOBODYS
    return CardAnswer(standing, (*rows_reached(connection, reached), *aside, *in_vaults))


def names_of(connection: Connection, organisation_id: int) -> Names:
    """What numbers in the tables stand for: premises, activities, people of the staff, by column and number."""
    found: Names = {}
    for column, model in (("premises_id", Premises), ("activity_id", Activity), ("staff_id", StaffMember)):
        table = table_of(model)
        rows = connection.execute(select(table.c.id, table.c.name).where(table.c.organisation_id == organisation_id))
        found |= {(column, id): name for id, name in rows}
    return found
