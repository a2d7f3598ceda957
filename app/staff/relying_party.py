"""Whom a passkey is made for: this site, by its public address; pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address
from urllib.parse import urlsplit

from app.settings import Settings


class NoPasskeys(StrEnum):
    """Why browsers hold no passkeys for this site."""

    NUMBER = "number"  # the address is an IP address, and a passkey needs a name
    NOT_SAFE = "not safe"  # by http, browsers hold none but for their own machine


@dataclass(frozen=True)
class RelyingParty:
    """The site as browsers know it: its name without a port, and the whole origin."""

    id: str
    origin: str


def relying_party(settings: Settings) -> RelyingParty | NoPasskeys:
    """Whom passkeys are made for, or why there can be none."""
    if _is_number(settings.host):
        return NoPasskeys.NUMBER
    if not settings.is_https and settings.is_reached_by_network:
        return NoPasskeys.NOT_SAFE
    parts = urlsplit(settings.public_url)
    return RelyingParty(settings.host, f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}")


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
