"""Questions about kiosks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from app.database.prepared import PreparedLookup
from app.database.statements import AnyRow, table_of
from app.errors import NotFound
from app.kiosk_host.models import Kiosk, KioskToken, Purpose
from app.organisations.models import Premises
from app.tokens import digest_of

KIOSKS = table_of(Kiosk)
TOKENS = table_of(KioskToken)
PREMISES = table_of(Premises)


class PairedKiosk(NamedTuple):
    """A kiosk with its premises; moments in seconds since 1970, empty for never."""

    organisation_id: int
    id: int
    name: str
    seen_at_seconds: int | None
    revoked_at_seconds: int | None
    premises_id: int
    slug: str
    premises_name: str
    time_zone: str
    cutoff_minute: int
    purpose: str
    token_digest: bytes

    @property
    def is_revoked(self) -> bool:
        """Whether its token opens nothing any more."""
        return self.revoked_at_seconds is not None

    @property
    def is_phone(self) -> bool:
        """Whether it is a volunteer's phone, and no tablet by the door."""
        return self.purpose == Purpose.PHONE


_COLUMNS = (
    KIOSKS.c.organisation_id,
    KIOSKS.c.id,
    KIOSKS.c.name,
    KIOSKS.c.seen_at,
    KIOSKS.c.revoked_at,
    PREMISES.c.id.label("premises_id"),
    PREMISES.c.slug,
    PREMISES.c.name.label("premises_name"),
    PREMISES.c.time_zone,
    PREMISES.c.cutoff_minute,
    KIOSKS.c.purpose,
)
_AT_PREMISES = KIOSKS.join(
    PREMISES, (PREMISES.c.organisation_id == KIOSKS.c.organisation_id) & (PREMISES.c.id == KIOSKS.c.premises_id)
)
_BY_TOKEN = PreparedLookup(
    select(*_COLUMNS, TOKENS.c.digest).select_from(
        TOKENS.join(
            KIOSKS, (KIOSKS.c.organisation_id == TOKENS.c.organisation_id) & (KIOSKS.c.id == TOKENS.c.kiosk_id)
        ).join(
            PREMISES,
            (PREMISES.c.organisation_id == KIOSKS.c.organisation_id) & (PREMISES.c.id == KIOSKS.c.premises_id),
        )
    ),
    TOKENS.c.digest,
)


def kiosk_of_token(connection: Connection, token: str) -> PairedKiosk | None:
    """The kiosk a token belongs to, also when it has been revoked; None for an unknown token."""
    found = kiosks_of_digests(connection, [digest_of(token)])
    return found[0] if found else None


def kiosks_of_digests(connection: Connection, digests: Sequence[bytes]) -> list[PairedKiosk]:
    """The kiosks that have these tokens."""
    return [PairedKiosk._make([*row[:-1], bytes(row[-1])]) for row in _BY_TOKEN.run(connection, sorted(set(digests)))]


def kiosk_behind_door(connection: Connection, premises: str, name: str) -> PairedKiosk:
    """A kiosk of the premises, the one of that name if there is one, revoked or not; raises NotFound."""
    found = connection.execute(
        select(*_COLUMNS)
        .select_from(_AT_PREMISES)
        .where(PREMISES.c.slug == premises)
        .order_by(KIOSKS.c.name != name, KIOSKS.c.id)
    ).first()
    if found is None:
        raise NotFound(f"There is no tablet at {premises!r}, where the file was saved.")
    seen_at, revoked_at = (None if at is None else int(at.timestamp()) for at in (found.seen_at, found.revoked_at))
    return PairedKiosk._make([*found[:3], seen_at, revoked_at, *found[5:], b""])


def kiosk_named(connection: Connection, premises: str, name: str) -> AnyRow:
    """The kiosk of that name at the premises, the first if several have it; raises NotFound."""
    found = connection.execute(
        select(KIOSKS)
        .join(
            PREMISES,
            (PREMISES.c.organisation_id == KIOSKS.c.organisation_id) & (PREMISES.c.id == KIOSKS.c.premises_id),
        )
        .where(PREMISES.c.slug == premises, KIOSKS.c.name == name)
        .order_by(KIOSKS.c.id)
    ).first()
    if found is None:
        raise NotFound(f"There is no kiosk {name!r} at {premises!r}. `oasen kiosk add` makes one.")
    return found


def kiosk_names(connection: Connection, organisation_id: int) -> dict[int, str]:
    """What every tablet and phone is called, those that were shut out too, by number."""
    own = select(KIOSKS.c.id, KIOSKS.c.name).where(KIOSKS.c.organisation_id == organisation_id)
    return {row.id: row.name for row in connection.execute(own)}
