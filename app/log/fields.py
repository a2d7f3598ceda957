"""The one list of an entry's columns: files, the API and its description all loop over it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import Any, TypeVar

from app.activities.kinds import KIND
from app.slugs import is_slug

WHOLE_NUMBER = re.compile(r"[0-9]{1,9}")
LABEL_LENGTH = 200
CHANNELS = ("phone", "sms", "social-media", "email", "video", "in-person", "letter")
DIRECTIONS = ("in", "out")
BASES = ("measured", "estimated", "paper")
GENDERS = ("woman", "man", "other")
AGE_BANDS = ("18-29", "30-44", "45-64", "65-plus")
HIGHEST_COUNT = 1000
MINUTES_A_DAY = 24 * 60
TEXTS_REMEMBERED = 4096

Read = TypeVar("Read")


class FieldRefused(ValueError):
    """A value that its column cannot take; the message is the reason, in words."""


@dataclass(frozen=True)
class Field:
    """One column: how a value is read (from a file's text or from JSON) and what the API's description says of it."""

    name: str
    read: Callable[[Any], Any]
    schema: dict[str, Any]


def read_once(read: Callable[[Any], Read]) -> Callable[[Any], Read]:
    """Reads each text once and remembers it: a long file says the same few words over and over."""
    remembered = lru_cache(TEXTS_REMEMBERED)(read)

    @wraps(read)
    def read_or_remember(value: Any) -> Read:
        return remembered(value) if type(value) is str else read(value)

    return read_or_remember


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise FieldRefused("must be text")
    return unicodedata.normalize("NFC", value).strip()


@read_once
def slug(value: Any) -> str:
    """A code word: small letters, digits, hyphens."""
    text = _text(value)
    if not is_slug(text):
        raise FieldRefused("must be a code word of small letters, digits and hyphens, at most 64 long")
    return text


def label(value: Any) -> str:
    """What a file calls a person; case is kept."""
    text = _text(value)
    if len(text) > LABEL_LENGTH or not text.isprintable():
        raise FieldRefused(f"must be at most {LABEL_LENGTH} characters on one line")
    return text


def whole_number(lowest: int, highest: int) -> Callable[[Any], int]:
    """Reads a whole number between the two, from text or JSON; 3.0 is 3, True is none."""

    @read_once
    def read(value: Any) -> int:
        number = value
        is_written = isinstance(value, str) and WHOLE_NUMBER.fullmatch(value.strip())
        if is_written or (isinstance(value, float) and value.is_integer()):
            number = int(value)
        if isinstance(number, bool) or not isinstance(number, int) or not lowest <= number <= highest:
            raise FieldRefused(f"must be a whole number from {lowest} to {highest}")
        return number

    return read


def one_of(words: tuple[str, ...]) -> Callable[[Any], str]:
    """Reads one of the code words."""

    @read_once
    def read(value: Any) -> str:
        text = _text(value)
        if text not in words:
            raise FieldRefused("must be one of " + ", ".join(words))
        return text

    return read


@read_once
def yes_or_no(value: Any) -> bool:
    """Reads yes or no, in JSON also true or false."""
    if isinstance(value, bool):
        return value
    if _text(value) not in ("yes", "no"):
        raise FieldRefused("must be yes or no")
    return str(value).strip() == "yes"


def _word(words: tuple[str, ...]) -> dict[str, Any]:
    return {"type": "string", "enum": list(words)}


CODE = {"type": "string", "pattern": "^[a-z0-9-]{1,64}$"}
YES_NO = {"anyOf": [{"type": "boolean"}, _word(("yes", "no"))]}

# In the order of the exported file; premises, at and person need the place and are read in entry_reading.py.
FIELDS = (
    Field("kind", one_of(tuple(KIND)), _word(tuple(KIND))),
    Field("activity", slug, CODE),
    Field("count", whole_number(1, HIGHEST_COUNT), {"type": "integer", "minimum": 1, "maximum": HIGHEST_COUNT}),
    Field("children", whole_number(0, HIGHEST_COUNT), {"type": "integer", "minimum": 0, "maximum": HIGHEST_COUNT}),
    Field("minutes", whole_number(0, MINUTES_A_DAY), {"type": "integer", "minimum": 0, "maximum": MINUTES_A_DAY}),
    Field("channel", one_of(CHANNELS), _word(CHANNELS)),
    Field("direction", one_of(DIRECTIONS), _word(DIRECTIONS)),
    Field("authority", slug, CODE),
    Field("item", slug, CODE),
    Field("partner", slug, CODE),
    Field("topic", slug, CODE),
    Field("reached", yes_or_no, YES_NO),
    Field("basis", one_of(BASES), _word(BASES)),
    Field("referrer", slug, CODE),
    Field("how_found", slug, CODE),
)
# What someone says of themselves; kept with the person, wherever it was said.
ABOUT_FIELDS = (
    Field("gender", one_of(GENDERS), _word(GENDERS)),
    Field("age_band", one_of(AGE_BANDS), _word(AGE_BANDS)),
    Field("been_before", yes_or_no, YES_NO),
    Field("called_first", yes_or_no, YES_NO),
)
REPLACES_LOST = Field("replaces_lost", yes_or_no, YES_NO)

COLUMNS_OF_ALL_KINDS = frozenset({"kind", "activity", "count", "children", "minutes"})
FILE_COLUMNS = ("id", "premises", "kind", "activity", "at", "person") + tuple(
    field.name for field in FIELDS + ABOUT_FIELDS if field.name not in ("kind", "activity")
)
