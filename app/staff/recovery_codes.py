"""Recovery codes: ten on paper, each opening once, for who has lost the app that makes one-time codes."""

from __future__ import annotations

import hmac
import secrets
from datetime import datetime
from hashlib import sha256

from sqlalchemy import ColumnElement, delete, func, insert, select, update
from sqlalchemy.orm import Session

from app.database.transaction import transaction
from app.errors import CodeRefused
from app.extensions import db
from app.keys import instance_key
from app.settings import Settings
from app.staff.passwords import slow_digest
from app.staff.proof_models import SALT_BYTES, CodeSecret, RecoveryCode
from app.staff.queries import MemberKey

PURPOSE = "recovery codes"
COUNT = 10
SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that looks like another
SIGN_COUNT, GROUP = 12, 4


def set_recovery_codes(settings: Settings) -> tuple[list[str], bytes, list[bytes]]:
    """Ten new codes, the salt of their hashes, and the hashes; slow on purpose, so before a transaction."""
    salt = secrets.token_bytes(SALT_BYTES)
    codes = [_grouped("".join(secrets.choice(SIGNS) for _ in range(SIGN_COUNT))) for _ in range(COUNT)]
    return codes, salt, [digest_of_code(settings, each, salt) for each in codes]


def renew_recovery_codes(member: MemberKey, settings: Settings) -> list[str]:
    """Ten new ones; the old ones open nothing more. Raises CodeRefused for who has no one-time codes."""
    codes, salt, digests = set_recovery_codes(settings)
    with transaction() as session:
        kept = session.get(CodeSecret, member)
        if kept is None:
            raise CodeRefused("Set up one-time codes first.")
        kept.salt = salt
        keep_recovery_codes(session, member, digests)
    return codes


def keep_recovery_codes(session: Session, member: MemberKey, digests: list[bytes]) -> None:
    """Keep these in place of the old ones, within a transaction."""
    forget_recovery_codes(session, member)
    session.execute(insert(RecoveryCode), [{**member._asdict(), "digest": digest} for digest in digests])


def forget_recovery_codes(session: Session, member: MemberKey) -> None:
    """Let none of theirs open anything, within a transaction."""
    session.execute(delete(RecoveryCode).where(*_codes_of(member)))


def use_recovery_code(session: Session, member: MemberKey, digest: bytes, now: datetime) -> bool:
    """Use a code up, within a transaction; whether it was there and had not been used."""
    unused = update(RecoveryCode).where(
        *_codes_of(member), RecoveryCode.digest == digest, RecoveryCode.used_at.is_(None)
    )
    return session.execute(unused.values(used_at=now).returning(RecoveryCode.staff_id)).first() is not None


def recovery_left_count(member: MemberKey) -> int:
    """How many recovery codes have not been used."""
    query = select(func.count()).select_from(RecoveryCode)
    return db.session().scalar(query.where(*_codes_of(member), RecoveryCode.used_at.is_(None))) or 0


def digest_of_code(settings: Settings, code: str, salt: bytes) -> bytes:
    """By a slow hash, for 59 bits are too few for a quick one, and by a key that is not in the database."""
    plain = "".join(letter for letter in code.upper() if letter in SIGNS)
    return hmac.new(instance_key(settings, PURPOSE), slow_digest(plain, salt), sha256).digest()


def _codes_of(member: MemberKey) -> tuple[ColumnElement[bool], ...]:
    return RecoveryCode.organisation_id == member.organisation_id, RecoveryCode.staff_id == member.staff_id


def _grouped(signs: str) -> str:
    return "-".join(signs[at : at + GROUP] for at in range(0, len(signs), GROUP))
