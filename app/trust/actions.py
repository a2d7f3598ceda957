"""Makes the house's authority, and its certificate anew whenever that is due."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from app.errors import KeyMissing
from app.fresh_file import fresh_file, settle
from app.keys import AUTHORITY_KEY, CURVE, authority_key, make_authority_key
from app.settings import Settings
from app.trust.authority import HouseNames, authority_certificate, house_certificate, is_due, is_of, may_vouch_for
from app.trust.house_address import NoHouseAddress
from app.trust.queries import AUTHORITY_FILE, authority_file, authority_of_house, certificate_file, certificate_of_house


def make_authority(settings: Settings, name: str, now: datetime) -> x509.Certificate:
    """The authority's certificate: as it is there; from its key, if only that is there; else both are made.

    Raises KeyMissing when the tablets trust an authority whose key is not here, NoHouseAddress when it vouches for a
    house of another name.
    """
    authority = authority_of_house(settings)
    if authority is None:
        make_authority_key(settings.keys_folder)
    key = authority_key(settings)
    if authority is not None and authority.public_key() != key.public_key():
        raise KeyMissing(
            f"{AUTHORITY_KEY} in {settings.keys_folder} is not the key of {AUTHORITY_FILE}. Put the right one back "
            f"from the key sheet, or move {AUTHORITY_FILE} away: then every tablet has to trust this house anew."
        )
    if authority is None:
        authority = authority_certificate(key, name, now)
        _write(authority_file(settings), authority.public_bytes(Encoding.PEM))
    if not may_vouch_for(authority, name):
        raise NoHouseAddress(
            f"This house's authority does not vouch for {name}. Keep the name that it was made for, or move "
            f"authority.key and authority.crt out of {settings.keys_folder}: then every tablet has to trust it anew."
        )
    return authority


def renew_certificate(settings: Settings, names: HouseNames, now: datetime) -> bool:
    """Make a new certificate, with a new key, if the one that is there is due; whether one was made."""
    authority = make_authority(settings, names.name, now)
    present = certificate_of_house(settings)
    if present is not None and is_of(present, authority) and not is_due(present, names, now):
        return False
    key = ec.generate_private_key(CURVE)
    made = house_certificate(authority_key(settings), key.public_key(), names, now)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    _write(certificate_file(settings), private + made.public_bytes(Encoding.PEM))
    return True


def _write(file: Path, content: bytes) -> None:
    with fresh_file(file) as fresh:
        fresh.write(content)
        settle(fresh)
