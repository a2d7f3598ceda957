"""What adding a passkey and signing in by one have in common: the site, the owner's number, the answer's parts."""

from __future__ import annotations

import hmac
import json
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.errors import PasskeyRefused
from app.keys import instance_key
from app.settings import Settings
from app.staff.proof_models import UsedChallenge
from app.staff.relying_party import RelyingParty, relying_party

PURPOSE = "passkeys"
REFUSED = "Sign in another way, and add the passkey anew on your account's page."
Answer = Mapping[str, Any]


def use_up(session: Session, organisation_id: int, challenge: bytes, until: datetime, now: datetime) -> None:
    """Let this challenge be answered no more, within a transaction; raises PasskeyRefused if it has been."""
    digest = sha256(challenge).digest()
    session.execute(delete(UsedChallenge).where(UsedChallenge.lapses_at < now))
    if session.scalar(select(UsedChallenge.digest).where(UsedChallenge.digest == digest)) is not None:
        raise PasskeyRefused(REFUSED)
    session.add(UsedChallenge(organisation_id=organisation_id, digest=digest, lapses_at=until))
    try:
        session.flush()
    except IntegrityError as error:
        raise PasskeyRefused(REFUSED) from error


def party_of(settings: Settings) -> RelyingParty:
    """Whom passkeys are made for; raises PasskeyRefused where there can be none."""
    party = relying_party(settings)
    if not isinstance(party, RelyingParty):
        raise PasskeyRefused("Browsers keep no passkeys for this address. Sign in another way.")
    return party


def owner_handle(settings: Settings, organisation_id: int, staff_id: int) -> bytes:
    """What the passkey calls its owner: tells nobody who it is."""
    return hmac.new(instance_key(settings, PURPOSE), f"{organisation_id}.{staff_id}".encode(), sha256).digest()


def challenge_of(answer: Answer) -> bytes:
    """What the browser says that it has signed; nothing where it says nothing that can be read."""
    try:
        return bytes_of(json.loads(part_of(answer, "clientDataJSON"))["challenge"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return b""


def part_of(answer: Answer, name: str) -> bytes:
    """A part of what came back; nothing where there is none."""
    response = answer.get("response")
    return bytes_of(response.get(name)) if isinstance(response, Mapping) else b""


def bytes_of(text: object) -> bytes:
    """Bytes from how browsers write them; nothing from what is not so written."""
    try:
        return urlsafe_b64decode(str(text) + "==") if isinstance(text, str) else b""
    except ValueError:
        return b""
