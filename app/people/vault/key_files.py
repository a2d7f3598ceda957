"""The agreement's own key, in the folder of keys: made when its vault is opened, read anew each time it is used."""

from __future__ import annotations

from pathlib import Path

from app.errors import KeyMissing
from app.keys import key_in


def vault_key_name(slug: str, number: int) -> str:
    """The file name of the key of an agreement's vault."""
    return f"vault-{slug}-{number}.key"


def vault_key(folder: Path, slug: str, number: int) -> bytes | None:
    """The key, kept in no memory; None when it is not here: then nobody is counted jointly. Raises KeysTooOpen."""
    try:
        return key_in(folder / vault_key_name(slug, number))
    except KeyMissing:
        return None
