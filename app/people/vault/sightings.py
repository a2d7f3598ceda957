"""Shows cards to the vault: takes in other parties' cards, notes in which half-year a card visited which party."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, insert, select

from app.database.statements import insert_or_leave, table_of
from app.people.cards import HashedCard
from app.people.credentials import tag_of
from app.people.models import Card, Credential, CredentialType
from app.people.recognition import new_identifier
from app.people.vault.counting import half_year_of
from app.people.vault.queries import CODES, SIGHTINGS, VAULTS, OpenVault, cards_behind

CARDS, CREDENTIALS = table_of(Card), table_of(Credential)


def take_in_cards(
    connection: Connection,
    organisation_id: int,
    vaults: Sequence[OpenVault],
    strangers: Mapping[str, tuple[bytes, date]],
    key_number: int,
) -> None:
    """Let the organisation know those of these cards that a vault knows, as cards of its own that are nobody's yet.

    strangers: by the text of the QR code, which the organisation does not know, its tag under the organisation's own
    key and the day. What no vault knows is as good as no card. Of picture codes, 22 bits, none is taken in. The cards
    are stored as printed on the day the vault was opened: a day of their own would tell when somebody first came.
    """
    rows: dict[bytes, tuple[bytes, date]] = {}
    for vault in vaults:
        on_time = {text: tag for text, (tag, day) in strangers.items() if vault.counts_on(day)}
        in_vault = {tag_of(CredentialType.CARD, text, vault.key): tag for text, tag in on_time.items()}
        for known in cards_behind(connection, vault.agreement_id, in_vault.keys()):
            rows.setdefault(in_vault[known], (new_identifier(), vault.opened_day))
    if not rows:
        return
    own = {"organisation_id": organisation_id}
    connection.execute(insert(CARDS), [own | {"id": id, "printed_day": day} for id, day in rows.values()])
    type_ = {"type": CredentialType.CARD.value, "key_number": key_number}
    connection.execute(
        insert(CREDENTIALS), [own | type_ | {"tag": tag, "card_id": id} for tag, (id, _) in rows.items()]
    )


def note_sightings(
    connection: Connection, organisation_id: int, vaults: Sequence[OpenVault], visits: Collection[tuple[str, date]]
) -> None:
    """Keep that the holders of these cards, by the text of the QR code, visited the organisation on these days.

    A card that the vault has not seen before gets a number there.
    """
    for vault in vaults:
        on_time = {(tag_of(CredentialType.CARD, text, vault.key), day) for text, day in visits if vault.counts_on(day)}
        tags = {tag for tag, _ in on_time}
        known = cards_behind(connection, vault.agreement_id, tags)
        new = {tag: new_identifier() for tag in sorted(tags - known.keys())}
        _register(connection, vault, new)
        _see(connection, organisation_id, vault, (known | new, on_time))


def note_pictures_seen(
    connection: Connection,
    organisation_id: int,
    vaults: Sequence[OpenVault],
    tags: Mapping[int, bytes],
    days: Iterable[date],
) -> None:
    """The same of a picture code that the vault knows since its card was printed; of others it learns nothing.

    tags: the code's tag by agreement; slow to make, so made before the transaction.
    """
    seen = set(days)
    for vault in vaults:
        tag = tags.get(vault.agreement_id)
        if tag is None:
            continue
        known = cards_behind(connection, vault.agreement_id, [tag])
        _see(connection, organisation_id, vault, (known, {(tag, day) for day in seen if vault.counts_on(day)}))


def register_in_vaults(connection: Connection, cards: Iterable[HashedCard]) -> None:
    """Let the vaults know new cards by both codes, so that every party's tablet takes them; not those closed since."""
    still_open = select(VAULTS.c.agreement_id, VAULTS.c.number).where(VAULTS.c.closed_at.is_(None))
    opened = {(row[0], row[1]) for row in connection.execute(still_open.with_for_update(read=True))}
    rows = []
    for each in cards:
        for vault, tags in each.in_vaults:
            if vault in opened:
                number = new_identifier()
                rows += [{"agreement_id": vault[0], "tag": tag, "card_id": number} for tag in tags.values()]
    insert_or_leave(connection, CODES, rows)


def _register(connection: Connection, vault: OpenVault, numbers: Mapping[bytes, bytes]) -> None:
    rows = [{"agreement_id": vault.agreement_id, "tag": tag, "card_id": number} for tag, number in numbers.items()]
    insert_or_leave(connection, CODES, rows)


def _see(
    connection: Connection,
    organisation_id: int,
    vault: OpenVault,
    seen: tuple[Mapping[bytes, bytes], Collection[tuple[bytes, date]]],
) -> None:
    numbers, visits = seen
    found = {(numbers[tag], half_year_of(day)) for tag, day in visits if tag in numbers}
    rows = [
        {
            "organisation_id": organisation_id,
            "agreement_id": vault.agreement_id,
            "card_id": number,
            "half_year": half_year,
        }
        for number, half_year in sorted(found)
    ]
    insert_or_leave(connection, SIGHTINGS, rows)
