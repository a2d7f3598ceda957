"""Words as they are compared when something is looked for: no capitals, no marks over the letters; pure."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """The text in small letters, å and ä as a, ö as o, é as e."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
