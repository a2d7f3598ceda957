"""One-time codes from an app: setting them up, signing in by one, taking them away."""

from __future__ import annotations

import hmac
import secrets
from base64 import b32encode
from datetime import datetime
from hashlib import sha256

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from app.audit.due import concerning
from app.database.transaction import transaction
from app.errors import AlreadyThere, CodeRefused, SignInRefused
from app.extensions import db
from app.keys import instance_key
from app.settings import Settings
from app.staff.attempts import Attempts
from app.staff.models import StaffMember, Way
from app.staff.passwords import is_right
from app.staff.proof_models import CodeSecret
from app.staff.queries import MemberKey, SignedIn
from app.staff.recovery_codes import (
    digest_of_code,
    forget_recovery_codes,
    keep_recovery_codes,
    set_recovery_codes,
    use_recovery_code,
)
from app.staff.sessions import Visitor, open_session

PURPOSE = "one-time codes"
STEP_SECONDS = 30
DRIFT_STEPS = 1  # a telephone's clock may be off by half a minute
SECRET_BYTES = 20
NONCE_BYTES = 12
DIGIT_COUNT = 6
REFUSED = "Wait for the next code, or take one of your recovery codes."


def offered_secret(who: SignedIn, settings: Settings) -> str:
    """The secret that is offered while this session lasts; kept nowhere before a code has confirmed it."""
    offered = hmac.new(instance_key(settings, PURPOSE), b"offered " + who.session_digest, sha256).digest()
    return b32encode(offered[:SECRET_BYTES]).decode()


def address_for_app(who: SignedIn, secret: str) -> str:
    """What an app reads from the picture."""
    from pyotp import TOTP

    return TOTP(secret).provisioning_uri(name=who.name, issuer_name=f"Oasen {who.organisation_name}")


def set_up_codes(who: SignedIn, code: str, attempts: Attempts, settings: Settings, now: datetime) -> list[str]:
    """Ask for codes from now on; the recovery codes, told this once. Raises CodeRefused, AlreadyThere."""
    tries = (("setting up codes", *who.key),)
    attempts.admit(tries, now)
    secret = offered_secret(who, settings)
    step = _step_of(secret, code, now)
    if step is None:
        raise CodeRefused(REFUSED)
    attempts.forgive(tries, now)
    codes, salt, digests = set_recovery_codes(settings)
    with transaction() as session:
        if session.get(CodeSecret, who.key) is not None:
            raise AlreadyThere("Codes are asked for already. Take them away first.")
        session.add(
            CodeSecret(
                organisation_id=who.organisation_id,
                staff_id=who.staff_id,
                sealed=_seal(settings, who.key, secret),
                last_step=step,
                salt=salt,
                made_at=now,
            )
        )
        session.flush()
        keep_recovery_codes(session, who.key, digests)
    return codes


def remove_codes(who: SignedIn, password: str, attempts: Attempts, now: datetime) -> None:
    """Ask for codes no more; raises SignInRefused for a wrong password, TooManyAttempts."""
    tries = (("password of", *who.key),)
    attempts.admit(tries, now)
    member = db.session().get_one(StaffMember, who.key)
    if not is_right(password, member.password_hash):
        raise SignInRefused("The password is another one. Write the one you sign in with.")
    attempts.forgive(tries, now)
    with transaction() as session:
        forget_codes(session, who.key)


def forget_codes(session: Session, member: MemberKey) -> None:
    """Destroy someone's secret and recovery codes, within a transaction."""
    forget_recovery_codes(session, member)
    session.execute(
        delete(CodeSecret).where(
            CodeSecret.organisation_id == member.organisation_id, CodeSecret.staff_id == member.staff_id
        )
    )


def has_codes(member: MemberKey) -> bool:
    """Whether codes are asked for after their password."""
    return db.session().get(CodeSecret, member) is not None


def sign_in_by_code(
    member: MemberKey, code: str, settings: Settings, knock: Visitor, attempts: Attempts, now: datetime
) -> str:
    """The token of a new session, after the password; raises CodeRefused, TooManyAttempts."""
    account = ("code of", *member)
    concerning(member.organisation_id, f"staff/{member.staff_id}")
    tries = attempts.keys(account, knock.source)
    attempts.admit(tries, now)
    kept = db.session().get(CodeSecret, member)
    if kept is None:
        raise CodeRefused(REFUSED)
    step = _step_of(_open(settings, member, kept.sealed), code, now)
    # Slow on purpose, so before the transaction.
    paper = b"" if step is not None or _is_six_digits(code) else digest_of_code(settings, code, kept.salt)
    with transaction() as session:
        used = _use_step(session, member, step) if step is not None else use_recovery_code(session, member, paper, now)
        if not used:
            raise CodeRefused(REFUSED)
        token = open_session(session, member, Way.CODE, knock, now)
    attempts.forgive(tries, now)
    attempts.welcome(account, knock.source)
    return token


def _use_step(session: Session, member: MemberKey, step: int) -> bool:
    # One statement decides, so that a code sent twice at once opens once.
    statement = update(CodeSecret).where(
        CodeSecret.organisation_id == member.organisation_id,
        CodeSecret.staff_id == member.staff_id,
        CodeSecret.last_step < step,
    )
    return session.execute(statement.values(last_step=step).returning(CodeSecret.staff_id)).first() is not None


def _step_of(secret: str, code: str, now: datetime) -> int | None:
    """The step whose code this is, one of drift allowed; every candidate is compared, in the same time."""
    from pyotp import TOTP

    given = "".join(code.split())
    present = int(now.timestamp()) // STEP_SECONDS
    maker = TOTP(secret)
    right = [
        step
        for step in range(present - DRIFT_STEPS, present + DRIFT_STEPS + 1)
        if hmac.compare_digest(maker.generate_otp(step).encode(), given.encode("utf-8", "replace"))
    ]
    return max(right, default=None)


def _is_six_digits(code: str) -> bool:
    given = "".join(code.split())
    return given.isdigit() and len(given) == DIGIT_COUNT


def _seal(settings: Settings, member: MemberKey, secret: str) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(instance_key(settings, PURPOSE)).encrypt(nonce, secret.encode(), _bound_to(member))


def _open(settings: Settings, member: MemberKey, sealed: bytes) -> str:
    cipher = AESGCM(instance_key(settings, PURPOSE))
    return cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _bound_to(member)).decode()


def _bound_to(member: MemberKey) -> bytes:
    return f"{member.organisation_id}.{member.staff_id}".encode()
