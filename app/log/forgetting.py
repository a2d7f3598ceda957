"""Forgets the holder of a card: what leads to them is destroyed, what they counted for stays with a random number.

With retention this is the one place that rewrites the log. Every figure is the same before and after, but for those
of what people said of themselves: that is destroyed too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from sqlalchemy import delete, func, insert, or_, select, update

from app.audit.actions import tally_forgotten
from app.database.statements import insert_or_leave, table_of
from app.log.definition import BEEN_BEFORE, CARRIED_ANSWERS, ENTRIES, PEOPLE, STATEMENTS
from app.log.drafts import ForgetDraft, Outcome
from app.log.forgotten import FORGOTTEN_CARDS, dead_among
from app.log.linking import LINKS, people_linked_with
from app.log.rollups import FIRST_DAYS, VISIT_DAYS
from app.log.sorting import ALREADY_STORED
from app.log.writing import FORGOTTEN, LogWriting
from app.people.credentials import tag_of, tags_of, tombstone_of
from app.people.models import Card, Credential, CredentialType
from app.people.recognition import new_identifier
from app.people.vault.forgetting import forget_in_vault
from app.people.vault.queries import tags_in

CARDS = table_of(Card)
CREDENTIALS = table_of(Credential)


def forget_cards(log: LogWriting, drafts: Mapping[int, ForgetDraft]) -> dict[int, Outcome]:
    """Outcomes by position of the wishes that had been fulfilled before; an unknown card is as good as any."""
    outcomes: dict[int, Outcome] = {}
    for position, draft in drafts.items():
        tags = tags_of(CredentialType.CARD, draft.card, log.keys.codes)
        was_dead = bool(dead_among(log, tags))
        # Also when it was dead: a database restored from a backup may know the card again.
        for tag in tags:
            _forget(log, tag)
        _forget_in_vaults(log, draft.card)
        if was_dead:
            outcomes[position] = ALREADY_STORED
    _tally(log, [draft for position, draft in drafts.items() if position not in outcomes])
    return outcomes


def _tally(log: LogWriting, drafts: Collection[ForgetDraft]) -> None:
    """Note how many asked to be forgotten, by kiosk: neither who nor when, nor whether their card was anybody's."""
    for kiosk_id, count in Counter(draft.origin.kiosk_id for draft in drafts).items():
        if kiosk_id is not None:
            tally_forgotten(log.connection, log.organisation_id, kiosk_id, count)


def forget_buried(log: LogWriting, tombstones: Collection[bytes]) -> int:
    """How many cards had to be forgotten anew: those of the tombstones that the database still knew.

    One that is put back from before the forgetting knows the card again; only its tombstone came another way.
    """
    insert_or_leave(
        log.connection,
        FORGOTTEN_CARDS,
        [{"organisation_id": log.organisation_id, "tombstone": tombstone} for tombstone in sorted(tombstones)],
    )
    cards_before = _card_count(log)
    own = CREDENTIALS.c.organisation_id == log.organisation_id
    known = log.connection.execute(select(CREDENTIALS.c.tag).where(own)).scalars().all()
    for tag in sorted(dead_among(log, map(bytes, known))):
        _forget(log, tag)
    for vault in log.vaults:
        for tag in sorted(dead_among(log, tags_in(log.connection, vault.agreement_id))):
            forget_in_vault(log.connection, vault.agreement_id, tag)
    return cards_before - _card_count(log)


def _forget_in_vaults(log: LogWriting, card: str) -> None:
    """No vault knows the card any more, nor one that was linked with it; what was buried there stays so."""
    for vault in log.vaults:
        tag = tag_of(CredentialType.CARD, card, vault.key)
        _bury(log, {tag, *forget_in_vault(log.connection, vault.agreement_id, tag)})


def _card_count(log: LogWriting) -> int:
    return log.connection.execute(
        select(func.count()).select_from(CARDS).where(CARDS.c.organisation_id == log.organisation_id)
    ).scalar_one()


def _forget(log: LogWriting, tag: bytes) -> None:
    _bury(log, [tag])
    card = log.connection.execute(
        select(CARDS.c.id, CARDS.c.person_id)
        .join(
            CREDENTIALS,
            (CREDENTIALS.c.organisation_id == CARDS.c.organisation_id) & (CREDENTIALS.c.card_id == CARDS.c.id),
        )
        .where(CREDENTIALS.c.organisation_id == log.organisation_id, CREDENTIALS.c.tag == tag)
    ).first()
    if card is None:
        return
    # Cards that are linked are one person's: whoever wants to be forgotten means the lost card too.
    people = set() if card.person_id is None else people_linked_with(log, bytes(card.person_id))
    _destroy_cards(log, _cards_of(log, people) | {bytes(card.id)}, people)
    if people:
        _replace_by_random_number(log, people)


def _bury(log: LogWriting, tags: Collection[bytes]) -> None:
    rows = [
        {"organisation_id": log.organisation_id, "tombstone": tombstone_of(tag, log.keys.forgetting)} for tag in tags
    ]
    insert_or_leave(log.connection, FORGOTTEN_CARDS, rows)


def _cards_of(log: LogWriting, people: Collection[bytes]) -> set[bytes]:
    found = log.connection.execute(
        select(CARDS.c.id).where(CARDS.c.organisation_id == log.organisation_id, CARDS.c.person_id.in_(people))
    )
    return {bytes(id) for id in found.scalars()}


def _destroy_cards(log: LogWriting, card_ids: Collection[bytes], people: Collection[bytes]) -> None:
    """Nothing leads to these people any more, and both codes of each card are known to be dead."""
    leading = (
        CREDENTIALS.c.organisation_id == log.organisation_id,
        or_(CREDENTIALS.c.card_id.in_(card_ids), CREDENTIALS.c.person_id.in_(people)),
    )
    destroyed = log.connection.execute(
        delete(CREDENTIALS).where(*leading).returning(CREDENTIALS.c.tag, CREDENTIALS.c.type)
    ).all()
    _bury(log, [bytes(tag) for tag, type_ in destroyed if type_ != CredentialType.LABEL])
    log.connection.execute(
        delete(CARDS).where(CARDS.c.organisation_id == log.organisation_id, CARDS.c.id.in_(card_ids))
    )


def _replace_by_random_number(log: LogWriting, people: Collection[bytes]) -> None:
    """The people become one under a number drawn now, so that no older copy of the database tells whose it is."""
    number = new_identifier()
    log.connection.execute(insert(PEOPLE), {"organisation_id": log.organisation_id, "id": number})
    theirs = (ENTRIES.c.organisation_id == log.organisation_id, ENTRIES.c.person_id.in_(people))
    log.connection.execute(
        delete(STATEMENTS).where(
            STATEMENTS.c.organisation_id == log.organisation_id,
            STATEMENTS.c.entry_id.in_(select(ENTRIES.c.id).where(*theirs)),
        )
    )
    log.connection.execute(update(ENTRIES).where(*theirs).values(person_id=number, content_hash=FORGOTTEN))
    for sums in (VISIT_DAYS, FIRST_DAYS):
        log.connection.execute(
            update(sums)
            .where(sums.c.organisation_id == log.organisation_id, sums.c.person_id.in_(people))
            .values(person_id=number)
        )
    _move_what_was_carried(log, people, number)
    _take_away(log, people)


def _move_what_was_carried(log: LogWriting, people: Collection[bytes], number: bytes) -> None:
    """That somebody had been before is counted for the number; what they had said goes, as their other answers do."""
    mine = (BEEN_BEFORE.c.organisation_id == log.organisation_id, BEEN_BEFORE.c.person_id.in_(people))
    premises = set(
        log.connection.execute(delete(BEEN_BEFORE).where(*mine).returning(BEEN_BEFORE.c.premises_id)).scalars()
    )
    rows = [
        {"organisation_id": log.organisation_id, "premises_id": premises_id, "person_id": number}
        for premises_id in sorted(premises)
    ]
    insert_or_leave(log.connection, BEEN_BEFORE, rows)
    log.connection.execute(
        delete(CARRIED_ANSWERS).where(
            CARRIED_ANSWERS.c.organisation_id == log.organisation_id, CARRIED_ANSWERS.c.person_id.in_(people)
        )
    )


def _take_away(log: LogWriting, people: Collection[bytes]) -> None:
    """Remove the people and their links; what they have in the log is another's by now."""
    log.connection.execute(
        delete(LINKS).where(
            LINKS.c.organisation_id == log.organisation_id,
            or_(LINKS.c.person_id.in_(people), LINKS.c.replaces_person_id.in_(people)),
        )
    )
    themselves = (PEOPLE.c.organisation_id == log.organisation_id, PEOPLE.c.id.in_(people))
    log.connection.execute(update(PEOPLE).where(*themselves).values(counted_as=None))
    log.connection.execute(delete(PEOPLE).where(*themselves))
