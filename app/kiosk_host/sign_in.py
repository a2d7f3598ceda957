"""Tells which kiosk a request comes from, by its bearer token."""

from __future__ import annotations

from flask import g, request

from app.errors import KioskUnknown
from app.extensions import db
from app.kiosk_host.queries import PairedKiosk, kiosk_of_token
from app.web.policies import Policy

SCHEME = "Bearer "


def require_kiosk(_policy: Policy) -> None:
    """Let a kiosk pass that has a token and has not been revoked; raises KioskUnknown."""
    given = request.headers.get("Authorization", "")
    kiosk = None
    if given.startswith(SCHEME):
        with db.engine.connect() as connection:
            kiosk = kiosk_of_token(connection, given.removeprefix(SCHEME))
    if kiosk is None or kiosk.revoked_at_seconds is not None:
        raise KioskUnknown(
            "Send the kiosk's token as Authorization: Bearer …; a revoked kiosk is paired anew by staff."
        )
    g.kiosk = kiosk


def kiosk_of_request() -> PairedKiosk:
    """The kiosk that was let pass."""
    kiosk: PairedKiosk = g.kiosk  # put there by require_kiosk
    return kiosk
