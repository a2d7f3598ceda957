"""The addresses that lead a person to signing in; pure."""

from __future__ import annotations

from app.settings import Settings


def sign_in_address(settings: Settings, code: str) -> str:
    """The address that a person opens; what follows # is never sent to a server by itself."""
    return f"{settings.public_url.rstrip('/')}/sign-in/link#{code}"
