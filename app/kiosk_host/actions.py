"""What can be done with kiosks: adding, pairing, renaming, revoking."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from app.audit.due import concerning
from app.database.statements import AnyRow, table_of
from app.errors import NotFound, PairingCodeUsed, Refusal
from app.keys import instance_key
from app.kiosk_host.models import Kiosk, KioskToken, PairingCode, Purpose
from app.kiosk_host.typed_codes import draw_code, typed_code
from app.organisations.queries import premises_named
from app.tokens import digest_of, new_token

KIOSKS = table_of(Kiosk)
TOKENS = table_of(KioskToken)
CODES = table_of(PairingCode)

CODE_BYTES = 12
CODE_LIVES = timedelta(hours=1)
TYPED_CODE_LIVES = timedelta(minutes=10)
LONGEST_NAME = 100
SEEN_EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class Pairing:
    """What a new kiosk gets: the code for its link, and a token for a program that needs no link."""

    kiosk_id: int
    code: str
    token: str

    def url(self, public_url: str) -> str:
        """The link that pairs a tablet."""
        return pairing_url(public_url, self.code)


# Where each opens its own page.
ADDRESSES = {Purpose.DOOR: "kiosk", Purpose.PHONE: "phone"}


def pairing_url(public_url: str, code: str, purpose: Purpose = Purpose.DOOR) -> str:
    """The link that pairs a tablet or a phone; the code stands behind #, so it is in no server's log."""
    return f"{public_url.rstrip('/')}/{ADDRESSES[purpose]}/#pair={code}"


def add_kiosk(
    connection: Connection, premises: str, name: str, now: datetime, purpose: Purpose = Purpose.DOOR
) -> Pairing:
    """A new kiosk of the premises, with a pairing code and a token, each shown once; raises NotFound, Refusal."""
    name = _name_in_order(name)
    place = premises_named(connection, premises)
    number = (
        1
        + connection.execute(
            select(func.coalesce(func.max(KIOSKS.c.id), 0)).where(KIOSKS.c.organisation_id == place.organisation_id)
        ).scalar_one()
    )
    connection.execute(
        insert(KIOSKS),
        {
            "organisation_id": place.organisation_id,
            "id": number,
            "premises_id": place.id,
            "name": name,
            "made_at": now,
            "purpose": purpose,
        },
    )
    concerning(about=f"kiosk/{number}")
    code = make_pairing_code(connection, place.organisation_id, number, now)
    return Pairing(number, code, _make_token(connection, place.organisation_id, number, now))


def make_pairing_code(connection: Connection, organisation_id: int, kiosk_id: int, now: datetime) -> str:
    """A code for a link that pairs a tablet as this kiosk, once and within the hour."""
    code = secrets.token_urlsafe(CODE_BYTES)
    _keep_code(connection, organisation_id, kiosk_id, code, now + CODE_LIVES)
    return code


def make_typed_code(connection: Connection, organisation_id: int, kiosk_id: int, now: datetime) -> str:
    """A code of eight signs that pairs a tablet as this kiosk, once and within ten minutes."""
    code = draw_code()
    _keep_code(connection, organisation_id, kiosk_id, code, now + TYPED_CODE_LIVES)
    return code


def pair(connection: Connection, code: str, now: datetime, purpose: Purpose = Purpose.DOOR) -> tuple[str, AnyRow]:
    """The token of the kiosk the code pairs, and the code's row; raises PairingCodeUsed.

    A phone's code pairs no tablet, which would thank people whose visits it may not send, and none the other way;
    it stays good for what it was made for. Every other open code of the kiosk is closed with it: the link and the typed
    code that a page shows side by side pair one tablet, not two.
    """
    digest = _code_digest(code)
    used = connection.execute(
        update(CODES)
        .where(CODES.c.digest == digest, CODES.c.used_at.is_(None), CODES.c.expires_at > now, _leads_to(purpose))
        .values(used_at=now)
    )
    found = connection.execute(select(CODES).where(CODES.c.digest == digest)).first()
    if used.rowcount != 1 or found is None:
        raise PairingCodeUsed("This pairing code is unknown, used or too old. Ask for a new one on the staff pages.")
    connection.execute(
        update(CODES)
        .where(
            CODES.c.organisation_id == found.organisation_id,
            CODES.c.kiosk_id == found.kiosk_id,
            CODES.c.used_at.is_(None),
        )
        .values(used_at=now)
    )
    return _make_token(connection, found.organisation_id, found.kiosk_id, now), found


def rename_kiosk(connection: Connection, organisation_id: int, kiosk_id: int, name: str) -> None:
    """Call the kiosk something else; raises Refusal, NotFound."""
    renamed = connection.execute(
        update(KIOSKS)
        .where(KIOSKS.c.organisation_id == organisation_id, KIOSKS.c.id == kiosk_id)
        .values(name=_name_in_order(name))
    )
    if renamed.rowcount != 1:
        raise NotFound("There is no such kiosk.")


def revoke_kiosk(connection: Connection, organisation_id: int, kiosk_id: int, now: datetime) -> None:
    """Let the kiosk's tokens open nothing from now on; raises NotFound."""
    revoked = connection.execute(
        update(KIOSKS)
        .where(KIOSKS.c.organisation_id == organisation_id, KIOSKS.c.id == kiosk_id, KIOSKS.c.revoked_at.is_(None))
        .values(revoked_at=now)
    )
    if revoked.rowcount != 1:
        raise NotFound("There is no such kiosk, or it has been revoked already.")


def note_seen(connection: Connection, organisation_id: int, kiosk_id: int, now: datetime) -> None:
    """Remember that the kiosk was heard of."""
    connection.execute(
        update(KIOSKS).where(KIOSKS.c.organisation_id == organisation_id, KIOSKS.c.id == kiosk_id).values(seen_at=now)
    )


def is_seen_long_ago(seen_at_seconds: int | None, now: datetime) -> bool:
    """Whether it is worth a write to remember that the kiosk was heard of."""
    return seen_at_seconds is None or now.timestamp() - seen_at_seconds > SEEN_EVERY.total_seconds()


def _make_token(connection: Connection, organisation_id: int, kiosk_id: int, now: datetime) -> str:
    token = new_token()
    connection.execute(
        insert(TOKENS),
        {"organisation_id": organisation_id, "digest": digest_of(token), "kiosk_id": kiosk_id, "made_at": now},
    )
    return token


def _keep_code(connection: Connection, organisation_id: int, kiosk_id: int, code: str, expires_at: datetime) -> None:
    connection.execute(
        insert(CODES),
        {
            "organisation_id": organisation_id,
            "digest": _code_digest(code),
            "kiosk_id": kiosk_id,
            "expires_at": expires_at,
        },
    )


def _leads_to(purpose: Purpose) -> ColumnElement[bool]:
    meant_for = select(KIOSKS.c.id).where(
        KIOSKS.c.organisation_id == CODES.c.organisation_id,
        KIOSKS.c.id == CODES.c.kiosk_id,
        KIOSKS.c.purpose == purpose,
    )
    return meant_for.exists()


def _code_digest(code: str) -> bytes:
    # 40 bits could be found again from a bare hash within their ten minutes, so the key stands outside the database.
    typed = typed_code(code)
    if typed is None:
        return digest_of(code)
    return hmac.digest(instance_key(current_app.config["OASEN"], "pairing codes"), typed.encode(), "sha256")


def _name_in_order(name: str) -> str:
    name = name.strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise Refusal("Give the kiosk a name of 1 to 100 characters, like 'by the door'.")
    return name
