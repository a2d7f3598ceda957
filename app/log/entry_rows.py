"""Makes the rows of new entries: who was shown, what activity it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select

from app.activities.kinds import VISITING_KINDS
from app.database.statements import AnyRow
from app.log.definition import PEOPLE
from app.log.drafts import EntryDraft, Shown
from app.log.fields import COLUMNS_OF_ALL_KINDS, FIELDS
from app.log.writing import LogWriting
from app.people.carrying import carry_over
from app.people.credentials import tags_of
from app.people.models import CredentialType
from app.people.recognition import Known, people_behind, people_by_label
from app.people.sealing import seal
from app.people.vault.queries import OpenVault
from app.people.vault.sightings import note_sightings, take_in_cards

Row = dict[str, Any]
# Every row of one insert has every column; the one statement is then prepared once.
NO_CODES: Row = {field.name: None for field in FIELDS if field.name not in COLUMNS_OF_ALL_KINDS}
NO_ABOUT: Row = dict.fromkeys(("gender", "age_band", "been_before", "called_first", "replaces_lost"))


@dataclass
class EntryRows:
    """Rows ready to be inserted; counted_as holds the id under which a linked person is counted."""

    entries: list[Row] = field(default_factory=list)
    statements: list[Row] = field(default_factory=list)
    waiting_codes: list[Row] = field(default_factory=list)
    counted_as: dict[bytes, bytes] = field(default_factory=dict)


def rows_of(
    log: LogWriting, new: Mapping[bytes, tuple[EntryDraft, bytes]], activities: Mapping[str, AnyRow]
) -> EntryRows:
    """The rows of entries that are not in the log yet, given by id with the hash of their content.

    activities: those that the drafts name, each under its slug.
    """
    drafts = [draft for draft, _ in new.values()]
    vaults = log.vaults if any(_is_card(draft.shown) for draft in drafts) else []
    people, chosen = _people_of(log, drafts, vaults), _people_chosen(log, drafts)
    if vaults:
        note_sightings(log.connection, log.organisation_id, vaults, _visits_with_cards(drafts, people))
    rows = EntryRows()
    for draft, content_hash in new.values():
        known = people.get(draft.shown) if draft.shown else chosen.get(draft.person_id or b"")
        if known is not None:
            rows.counted_as[known.person_id] = known.counted_as
            if draft.about:
                rows.statements.append(statement_row(log, draft.id, draft.id, draft.about, content_hash))
        if draft.shown is not None and draft.shown.type is CredentialType.PICTURES and draft.shown.agreed:
            rows.waiting_codes.append(
                {
                    "organisation_id": log.organisation_id,
                    "entry_id": draft.id,
                    "sealed_code": seal(draft.shown.value.encode(), log.keys.sealing),
                }
            )
        activity_id = activities[draft.activity].id if draft.activity else None
        rows.entries.append(_entry_row(log, draft, content_hash, known.person_id if known else None, activity_id))
    return rows


def statement_row(log: LogWriting, id: bytes, entry_id: bytes, about: Row, content_hash: bytes) -> Row:
    """The row of what someone said of themselves with an entry."""
    return (
        NO_ABOUT
        | about
        | {
            "organisation_id": log.organisation_id,
            "id": id,
            "entry_id": entry_id,
            "content_hash": content_hash,
            "batch_id": log.batch_id,
        }
    )


def _is_card(shown: Shown | None) -> bool:
    return shown is not None and shown.type is CredentialType.CARD


def _visits_with_cards(drafts: list[EntryDraft], people: Mapping[Shown, Known]) -> set[tuple[str, date]]:
    """The QR codes whose holders visited, and when."""
    return {
        (draft.shown.value, draft.day)
        for draft in drafts
        if draft.shown in people and draft.shown is not None and _is_card(draft.shown) and draft.kind in VISITING_KINDS
    }


def _people_of(log: LogWriting, drafts: list[EntryDraft], vaults: Sequence[OpenVault]) -> dict[Shown, Known]:
    """Who each shown credential leads to; picture codes wait, and what was not agreed to leads to nobody.

    A card that one of the vaults knows is as good as one of the organisation's own.
    """
    keys, organisation_id = log.keys.codes, log.organisation_id
    shown_with = {
        draft.shown: tags_of(draft.shown.type, draft.shown.value, keys)
        for draft in drafts
        if draft.shown is not None and draft.shown.type is not CredentialType.PICTURES
    }
    if not shown_with:
        return {}
    if keys.are_several:
        carry_over(log.connection, organisation_id, shown_with.values(), keys.newest_number)
    # By now whoever is known at all is known by the newest key.
    tags = {shown: its_tags[0] for shown, its_tags in shown_with.items()}
    cards = {tag for shown, tag in tags.items() if shown.type is CredentialType.CARD}
    agreed = frozenset(tag for shown, tag in tags.items() if shown.agreed)
    known = people_behind(log.connection, organisation_id, cards, agreed)
    if vaults and agreed - known.keys():
        days = {draft.shown: draft.day for draft in drafts if draft.shown is not None}
        unknown = {shown: tag for shown, tag in tags.items() if tag in agreed - known.keys()}
        strangers = {shown.value: (tag, days[shown]) for shown, tag in unknown.items()}
        take_in_cards(log.connection, organisation_id, vaults, strangers, keys.newest_number)
        known |= people_behind(log.connection, organisation_id, [tag for tag, _ in strangers.values()], agreed)
    known |= people_by_label(log.connection, organisation_id, set(tags.values()) - cards, keys.newest_number)
    return {shown: known[tag] for shown, tag in tags.items() if shown.agreed and tag in known}


def _people_chosen(log: LogWriting, drafts: list[EntryDraft]) -> dict[bytes, Known]:
    """The people that staff have chosen; one who has been forgotten meanwhile is nobody."""
    wanted = {draft.person_id for draft in drafts if draft.person_id is not None}
    if not wanted:
        return {}
    found = log.connection.execute(
        select(PEOPLE.c.id, PEOPLE.c.counted_as).where(
            PEOPLE.c.organisation_id == log.organisation_id, PEOPLE.c.id.in_(wanted)
        )
    )
    return {bytes(id): Known(bytes(id), bytes(counted_as or id)) for id, counted_as in found}


def _entry_row(
    log: LogWriting, draft: EntryDraft, content_hash: bytes, person_id: bytes | None, activity_id: int | None
) -> Row:
    return {
        **NO_CODES,
        **draft.codes,
        "organisation_id": log.organisation_id,
        "id": draft.id,
        "premises_id": draft.place.premises_id,
        "kind": draft.kind,
        "activity_id": activity_id,
        "day": draft.day,
        "hour": draft.hour,
        "at": draft.at,
        "person_id": person_id,
        "count": draft.count,
        "children": draft.children,
        "minutes": draft.minutes,
        "content_hash": content_hash,
        "batch_id": log.batch_id,
        "source": draft.origin.source.value,
        "kiosk_id": draft.origin.kiosk_id,
        "staff_id": draft.origin.staff_id,
        "seq": draft.seq,
        "claimed_at": draft.claimed_at,
        "received_at": draft.origin.received_at,
    }
