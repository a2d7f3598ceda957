"""How far a house has been put in order, read from what is there: nothing counts steps beside it that could lie."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.activities.queries import offered_at
from app.backup.sheet_standing import keys_not_on_sheet, sheet_standing
from app.cards.queries import card_stock
from app.database.statements import AnyRow
from app.kiosk_host.overview import kiosks_in_use
from app.opening.queries import opening_plan
from app.organisations.queries import ORGANISATIONS, premises_of
from app.settings import Settings
from app.staff.queries import SignedIn
from app.today.queries import has_ever_been_used


@dataclass(frozen=True)
class Known:
    """What is there already.

    place: the first of the premises, by name. waiting_kiosk_id: a tablet that was added and has not been heard of.
    is_sheet_printed: a key sheet with every key of now was made; is_sheet_put_away: and lies in its envelope.
    """

    organisation_name: str
    has_way_in: bool
    place: AnyRow | None = None
    has_plan: bool = False
    offered_count: int = 0
    has_tablet: bool = False
    waiting_kiosk_id: int | None = None
    is_sheet_printed: bool = False
    is_sheet_put_away: bool = False
    card_count: int = 0
    has_visit: bool = False


def has_begun(connection: Connection) -> bool:
    """Whether there is an organisation, so that the set-up link opens nothing any more."""
    return connection.execute(select(ORGANISATIONS.c.id).limit(1)).first() is not None


def known_of(connection: Connection, who: SignedIn, settings: Settings) -> Known:
    """What is there of the organisation of whoever asks, and of the installation's keys."""
    places = premises_of(connection, who.organisation_id)
    place = places[0] if places else None
    tablets = kiosks_in_use(connection, who.organisation_id)
    standing = sheet_standing(settings)
    is_whole = bool(standing.printed_day) and not keys_not_on_sheet(settings)
    return Known(
        organisation_name=who.organisation_name,
        has_way_in=who.has_password or who.has_passkey,
        place=place,
        has_plan=place is not None and bool(opening_plan(connection, place).weeks),
        offered_count=len(offered_at(connection, who.organisation_id, place.id)) if place is not None else 0,
        has_tablet=any(each.seen_at for each in tablets),
        waiting_kiosk_id=next((each.id for each in tablets if each.seen_at is None), None),
        is_sheet_printed=is_whole,
        is_sheet_put_away=is_whole and bool(standing.put_away_day),
        card_count=card_stock(connection, who.organisation_id).count,
        has_visit=any(has_ever_been_used(connection, each) for each in places),
    )
