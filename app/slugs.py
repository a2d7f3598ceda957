"""Slugs: the short names that commands, files and addresses use."""

from __future__ import annotations

import re

from app.errors import Refusal

SLUG = re.compile(r"[\w-]{1,64}")


def is_slug(text: str) -> bool:
    """Small letters (å, ä, ö too), digits, hyphens and underscores, at most 64."""
    return bool(SLUG.fullmatch(text)) and text == text.lower()


def require_slug(text: str) -> str:
    """The text itself; raises Refusal when it is no slug."""
    if not is_slug(text):
        raise Refusal(f"{text!r} is not a slug: use small letters, digits and hyphens, at most 64, like friday-lunch.")
    return text
