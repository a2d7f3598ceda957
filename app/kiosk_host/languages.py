"""The languages the kiosk can speak: its folder is the list, and each file says who has read it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

LANGUAGES_FOLDER = Path(__file__).resolve().parents[2] / "kiosk" / "languages"
GREETING_LANGUAGE = "sv"


@dataclass(frozen=True)
class Language:
    """One language file. reviewed: which native speaker has read its privacy texts and when; empty: nobody has."""

    code: str
    name: str
    reviewed: str

    @property
    def is_reviewed(self) -> bool:
        """Whether a native speaker has read what it says about storing."""
        return self.reviewed != ""

    @property
    def is_greeting(self) -> bool:
        """Whether everyone is greeted in it, so that it cannot be turned off."""
        return self.code == GREETING_LANGUAGE


@lru_cache
def languages_in(folder: Path = LANGUAGES_FOLDER) -> tuple[Language, ...]:
    """The languages of the folder, the one that greets first, then its easy form, then the others by code."""
    found = [_read(path) for path in sorted(folder.glob("*.json"))]
    return tuple(sorted(found, key=lambda each: (each.code.split("-")[0] != GREETING_LANGUAGE, each.code)))


def on_from_the_start(languages: tuple[Language, ...]) -> list[str]:
    """The codes of the languages that need nobody's leave: those that have been read."""
    return [each.code for each in languages if each.is_reviewed or each.is_greeting]


def _read(path: Path) -> Language:
    texts = json.loads(path.read_text("utf-8"))
    return Language(path.stem, texts.get("language.name", path.stem), texts.get("language.reviewed", ""))
