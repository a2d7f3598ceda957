"""The keys of an organisation's codes, one for each period, and which of them are here to be tried."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

from app.keys import derived_key, organisation_key_name
from app.settings import Settings

FIRST_NUMBER = 1  # derived from the organisation's first key, as before there were periods
PURPOSE = "credentials"


@dataclass(frozen=True, slots=True)
class CodeKeys:
    """Number and key of each period whose key is here, the newest first; at least one."""

    numbered: tuple[tuple[int, bytes], ...]

    @property
    def newest(self) -> bytes:
        """What new tags are made with."""
        return self.numbered[0][1]

    @property
    def newest_number(self) -> int:
        """The period of that one."""
        return self.numbered[0][0]

    @property
    def are_several(self) -> bool:
        """Whether a card may be known by an older key alone."""
        return len(self.numbered) > 1


def code_key_name(slug: str, number: int) -> str:
    """The file name of the key of a period."""
    return organisation_key_name(slug) if number == FIRST_NUMBER else f"codes-{slug}-{number}.key"


def code_key_numbers(settings: Settings, slug: str) -> tuple[int, ...]:
    """The periods whose keys are in the folder, the newest first; asked of the disk each time."""
    own = re.compile(rf"codes-{re.escape(slug)}-(\d+)\.key")
    try:
        names = os.listdir(settings.keys_folder)
    except FileNotFoundError:
        names = []
    later = [int(found[1]) for name in names if (found := own.fullmatch(name))]
    first = [FIRST_NUMBER] if organisation_key_name(slug) in names else []
    return tuple(sorted(later + first, reverse=True))


def code_keys(settings: Settings, slug: str) -> CodeKeys:
    """The keys by which the organisation's codes are known; raises KeyMissing when there is none, KeysTooOpen."""
    numbers = code_key_numbers(settings, slug) or (FIRST_NUMBER,)
    return CodeKeys(tuple((number, _code_key(settings, slug, number)) for number in numbers))


def _code_key(settings: Settings, slug: str, number: int) -> bytes:
    return derived_key(settings.keys_folder.resolve() / code_key_name(slug, number), PURPOSE)
