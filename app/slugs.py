"""Slugs: the short names that commands, files and addresses use."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from itertools import chain, count

from app.errors import Refusal

SLUG = re.compile(r"[\w-]{1,64}")
LONGEST_MADE = 48  # so that a number has room behind it


def is_slug(text: str) -> bool:
    """Small letters (å, ä, ö too), digits, hyphens and underscores, at most 64."""
    return bool(SLUG.fullmatch(text)) and text == text.lower()


def require_slug(text: str) -> str:
    """The text itself; raises Refusal when it is no slug."""
    if not is_slug(text):
        raise Refusal(f"{text!r} is not a slug: use small letters, digits and hyphens, at most 64, like friday-lunch.")
    return text


def slug_of_name(name: str, taken: Container[str], otherwise: str = "activity") -> str:
    """A slug made from a name, å as a, spaces as hyphens, with a number behind it when another has it already.

    otherwise: what it is where nothing of the name can be kept.
    """
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(sign))
    words = re.sub(r"[\W_]+", "-", plain).strip("-")[:LONGEST_MADE].strip("-")
    begun = words if is_slug(words) else otherwise
    numbered = chain([begun], (f"{begun}-{number}" for number in count(2)))
    return next(slug for slug in numbered if slug not in taken)
