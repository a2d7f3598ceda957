"""Tells which kiosk a request comes from, by its bearer token."""

from __future__ import annotations

from flask import g, has_request_context, request
from sqlalchemy import Connection

from app.audit.actions import Who
from app.audit.refusals import known_as
from app.database.wall import Across, across_organisations, keep_to
from app.errors import KioskUnknown
from app.extensions import db
from app.kiosk_host.queries import PairedKiosk, kiosk_of_token
from app.web.policies import Policy

SCHEME = "Bearer "
WHAT_TO_SEND = "Send the kiosk's token as Authorization: Bearer …; a revoked kiosk is paired anew by staff."


def require_kiosk(policy: Policy) -> None:
    """Let a kiosk or phone pass that has a token, has not been revoked, and is what the policy asks for.

    Raises KioskUnknown; of the one kind's token nothing of the other's is said, not even that it is known.
    """
    with db.engine.connect() as connection:
        kiosk = paired_kiosk(connection, request.headers.get("Authorization", ""))
    if policy is not Policy.KIOSK_OR_PHONE and kiosk.is_phone is not (policy is Policy.PHONE):
        _known(kiosk)
        raise KioskUnknown(WHAT_TO_SEND)
    _let_in(kiosk)


def require_once_kiosk(_policy: Policy) -> None:
    """Let a kiosk pass that has a token, be it one that has been shut out; raises KioskUnknown."""
    with db.engine.connect() as connection:
        kiosk = _kiosk_of(connection, request.headers.get("Authorization", ""))
    if kiosk is None:
        raise KioskUnknown(WHAT_TO_SEND)
    _let_in(kiosk)


def _let_in(kiosk: PairedKiosk) -> None:
    g.kiosk = kiosk
    keep_to(kiosk.organisation_id)


def paired_kiosk(connection: Connection, authorization: str) -> PairedKiosk:
    """The kiosk that says who it is by this header; raises KioskUnknown."""
    kiosk = _kiosk_of(connection, authorization)
    if kiosk is None or kiosk.is_revoked:
        if kiosk is not None and has_request_context():
            _known(kiosk)
        raise KioskUnknown(WHAT_TO_SEND)
    return kiosk


def _known(kiosk: PairedKiosk) -> None:
    known_as(Who("kiosk", kiosk.id), kiosk.organisation_id)


def _kiosk_of(connection: Connection, authorization: str) -> PairedKiosk | None:
    if not authorization.startswith(SCHEME):
        return None
    with across_organisations(Across.KNOCKING):
        return kiosk_of_token(connection, authorization.removeprefix(SCHEME))


def kiosk_of_request() -> PairedKiosk:
    """The kiosk that was let pass."""
    kiosk: PairedKiosk = g.kiosk  # put there by require_kiosk
    return kiosk
