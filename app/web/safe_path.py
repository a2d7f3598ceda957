"""Where one may be led on: to a path of this site, and nowhere else."""

from __future__ import annotations

from urllib.parse import urlsplit


def safe_path(target: str | None) -> str | None:
    """The target if it is a path on this site, else None: a link must lead nobody elsewhere."""
    if not target or not target.startswith("/") or target.startswith("//"):
        return None
    if "\\" in target or any(ord(letter) < 32 or ord(letter) == 127 for letter in target):
        return None
    parts = urlsplit(target)
    return None if parts.scheme or parts.netloc else target
