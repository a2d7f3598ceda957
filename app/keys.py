"""The keys in the instance folder: made once, apart from the database, readable by their owner alone."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Container
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.errors import KeyMissing, KeysTooOpen
from app.settings import Settings

KEY_BYTES = 32
INSTANCE_KEY = "instance.key"
AUDIT_KEY = "audit.key"  # links the audit log, and nothing else: made anew, what was linked no longer holds
BOX_KEY = "boxes.key"  # opens what tablets have sealed; a number on the curve below
AUTHORITY_KEY = "authority.key"  # signs the house's own certificates; a number on the curve too, on the sheet too
CURVE = ec.SECP256R1()
# What an organisation's first key is derived to that must outlive it; the rest is for codes, and goes with it.
LASTING_PURPOSES = ("content", "sealing", "forgetting")


def make_box_key(folder: Path) -> None:
    """Write a new private key for the boxes of tablets unless the file is there."""
    make_key(folder, BOX_KEY, _number_on_curve())


def make_authority_key(folder: Path) -> None:
    """Write a new private key for the house's own authority unless the file is there."""
    make_key(folder, AUTHORITY_KEY, _number_on_curve())


def _number_on_curve() -> bytes:
    return ec.generate_private_key(CURVE).private_numbers().private_value.to_bytes(KEY_BYTES, "big")


def make_key(folder: Path, name: str, key: bytes | None = None) -> None:
    """Write a key, a random one unless given, if the file is not there; folder and file are for their owner alone."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        descriptor = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "wb") as file:
        file.write(key or secrets.token_bytes(KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())


def organisation_key_name(slug: str) -> str:
    """The file name of an organisation's key: its lasting keys, and those of its codes in the first period."""
    return f"organisation-{slug}.key"


def lasting_key_name(slug: str, purpose: str) -> str:
    """The file name of one of the keys that outlive the organisation's first, from which they were derived."""
    return f"{purpose}-{slug}.key"


@lru_cache(maxsize=1024)
def derived_key(path: Path, purpose: str) -> bytes:
    """32 bytes for one purpose, from the key in the file (HKDF-SHA-256); raises KeyMissing, KeysTooOpen."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"oasen {purpose}".encode()).derive(key_in(path))


def instance_key(settings: Settings, purpose: str) -> bytes:
    """A key of the installation: for sessions, for sealing what waits."""
    return derived_key(settings.keys_folder.resolve() / INSTANCE_KEY, purpose)


def organisation_key(settings: Settings, slug: str, purpose: str) -> bytes:
    """A key of one organisation: for the hashes of its entries, for sealing, for its codes of the first period.

    Once its first key is destroyed, what has to last lies in files of its own. Raises KeyMissing, KeysTooOpen.
    """
    folder = settings.keys_folder.resolve()
    own = folder / lasting_key_name(slug, purpose)
    if purpose in LASTING_PURPOSES and own.exists():
        return key_in(own)
    return derived_key(folder / organisation_key_name(slug), purpose)


def has_lasting_keys(names: Container[str], slug: str) -> bool:
    """Whether among these file names are the keys without which the organisation's log cannot be written."""
    return organisation_key_name(slug) in names or all(
        lasting_key_name(slug, purpose) in names for purpose in LASTING_PURPOSES
    )


def audit_key(settings: Settings) -> bytes:
    """The key that links the audit log; raises KeyMissing, KeysTooOpen."""
    return derived_key(settings.keys_folder.resolve() / AUDIT_KEY, "audit chain")


def box_key(settings: Settings) -> ec.EllipticCurvePrivateKey:
    """The private key to which the tablets' boxes are sealed; raises KeyMissing, KeysTooOpen."""
    return _private_key(settings.keys_folder.resolve() / BOX_KEY)


def authority_key(settings: Settings) -> ec.EllipticCurvePrivateKey:
    """The private key of the house's own authority; raises KeyMissing, KeysTooOpen."""
    return _private_key(settings.keys_folder.resolve() / AUTHORITY_KEY)


@lru_cache(maxsize=16)
def _private_key(path: Path) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(key_in(path), "big"), CURVE)


def key_in(path: Path) -> bytes:
    """What a key file holds; raises KeyMissing, KeysTooOpen."""
    try:
        mode = path.stat().st_mode
        key = path.read_bytes()
    except FileNotFoundError:
        raise KeyMissing(
            f"The key {path.name} is not in {path.parent}. Restore it from the key sheet; a new instance: `oasen init`."
        ) from None
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise KeysTooOpen(f"Others on this machine can read the key {path}. Run: chmod 600 {path}")
    if len(key) != KEY_BYTES:
        raise KeyMissing(f"The key {path} is damaged ({len(key)} bytes instead of {KEY_BYTES}). Restore it.")
    return key
