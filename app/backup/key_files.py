"""The keys of backups among those of the instance, and which of the instance's keys fit a backup.

The public half of the backup key lies beside the other keys, so that a backup needs nobody at night. Its secret half
goes onto the key sheet; once that is in its envelope, the machine forgets it, and old backups, which remember what
retention has dropped since, open by the envelope alone. The newest backup opens by a key of its own as well, which
stays on the machine until there is a newer one: it holds nothing that is not in the database anyway.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from pyrage.x25519 import Identity

from app.errors import KeyMissing
from app.fresh_file import fresh_file, settle
from app.keys import KEY_BYTES, make_key
from app.settings import Settings

PUBLIC, SECRET, NEWEST = "backup.pub", "backup.key", "newest-backup.key"
FINGERPRINT_LENGTH = 16  # hexadecimal digits; tells keys apart and says nothing of them: they are random


def make_backup_key(folder: Path) -> None:
    """Make the backup key unless there is one: its secret half stays until the key sheet is put away."""
    if (folder / PUBLIC).exists():
        return
    make_key(folder, SECRET, str(Identity.generate()).encode())
    secret = Identity.from_str((folder / SECRET).read_text().strip())
    make_key(folder, PUBLIC, str(secret.to_public()).encode())


def public_half(settings: Settings) -> str:
    """The public half of the backup key; raises KeyMissing."""
    try:
        return (settings.keys_folder / PUBLIC).read_text().strip()
    except FileNotFoundError:
        raise KeyMissing(f"There is no {PUBLIC} in {settings.keys_folder}. `oasen init` makes one.") from None


def secret_half(settings: Settings) -> str | None:
    """The secret half; None once the key sheet has been put away."""
    return _text_of(settings.keys_folder / SECRET)


def forget_secret_half(settings: Settings) -> None:
    """Leave the secret half to the key sheet."""
    (settings.keys_folder / SECRET).unlink(missing_ok=True)


def identities_here(settings: Settings) -> list[Identity]:
    """What the machine itself can open backups with."""
    texts = (_text_of(settings.keys_folder / name) for name in (SECRET, NEWEST))
    return [Identity.from_str(text) for text in texts if text]


def keep_key_of_newest(settings: Settings, identity: Identity) -> None:
    """Put the key of the newest backup in the place of the one before."""
    with fresh_file(settings.keys_folder / NEWEST) as file:
        file.write(str(identity).encode())
        settle(file)


def instance_keys(folder: Path) -> dict[str, bytes]:
    """The keys that the instance itself works with, by file name; those of backups are not among them."""
    found = {file.name: file.read_bytes() for file in sorted(folder.glob("*.key"))}
    return {name: key for name, key in found.items() if len(key) == KEY_BYTES and name not in (SECRET, NEWEST)}


def fingerprint_of(key: bytes) -> str:
    """By what a key is told from another."""
    return hashlib.sha256(b"oasen fingerprint of a key" + key).hexdigest()[:FINGERPRINT_LENGTH]


def _text_of(path: Path) -> str | None:
    return path.read_text().strip() if path.exists() else None
