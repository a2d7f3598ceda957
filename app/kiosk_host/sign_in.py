"""Tells which kiosk a request comes from, by its bearer token."""

from __future__ import annotations

from flask import g, request
from sqlalchemy import Connection

from app.errors import KioskUnknown
from app.extensions import db
from app.kiosk_host.queries import PairedKiosk, kiosk_of_token
from app.web.policies import Policy

SCHEME = "Bearer "


def require_kiosk(_policy: Policy) -> None:
    """Let a kiosk pass that has a token and has not been revoked; raises KioskUnknown."""
    with db.engine.connect() as connection:
        g.kiosk = paired_kiosk(connection, request.headers.get("Authorization", ""))


def paired_kiosk(connection: Connection, authorization: str) -> PairedKiosk:
    """The kiosk that says who it is by this header; raises KioskUnknown."""
    kiosk = kiosk_of_token(connection, authorization.removeprefix(SCHEME)) if authorization.startswith(SCHEME) else None
    if kiosk is None or kiosk.is_revoked:
        raise KioskUnknown(
            "Send the kiosk's token as Authorization: Bearer …; a revoked kiosk is paired anew by staff."
        )
    return kiosk


def kiosk_of_request() -> PairedKiosk:
    """The kiosk that was let pass."""
    kiosk: PairedKiosk = g.kiosk  # put there by require_kiosk
    return kiosk
