"""Describes the addresses for kiosks (OpenAPI 3.1)."""

from __future__ import annotations

from app.kiosk_host.description.intake import intake_operations, items
from app.kiosk_host.description.phone import phone_operations
from app.kiosk_host.description.pieces import Schema, problem
from app.kiosk_host.description.tablet import tablet_operations


def describe(public_url: str) -> Schema:
    """The whole description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Oasen for kiosks",
            "version": "1",
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
            "description": "What a tablet by the door, or a volunteer's phone, sends and reads."
            " Errors are RFC 9457 problem documents.",
        },
        "servers": [{"url": public_url}],
        "paths": intake_operations() | tablet_operations() | phone_operations(),
        "components": {
            "securitySchemes": {"kiosk": {"type": "http", "scheme": "bearer"}},
            "schemas": {"Problem": problem(), **items()},
        },
    }
