"""The whole dictionary of figures in one language, as Markdown, and where each language of it lies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import time

from babel.dates import format_time

from app.bootstrap import ROOT
from app.followup.composing.wording import LOCALES
from app.followup.dictionary.told_figures import figures_in_sections
from app.followup.dictionary.told_tables import tables_in_groups
from app.followup.dictionary.words import WORDS
from app.organisations.models import DEFAULT_CUTOFF_MINUTE

PATHS = {"en": ROOT / "docs" / "figures.md", "sv": ROOT / "docs" / "nyckeltal.md"}
GROUND_RULES = ("service_day", "scope", "persons", "unique", "nothing")


def dictionary(language: str, headings: Mapping[str, str]) -> str:
    """What the file of the language says; headings: what the sections of the year's page are called, by slug."""
    return "\n\n".join(_paragraphs(language, headings)) + "\n"


def _paragraphs(language: str, headings: Mapping[str, str]) -> Iterator[str]:
    say = WORDS[language]
    hour, minute = divmod(DEFAULT_CUTOFF_MINUTE, 60)
    cutoff = format_time(time(hour, minute), "HH:mm" if language == "en" else "HH.mm", locale=LOCALES[language])
    yield f"# {say['title']}"
    yield "\n".join("- " + say[rule].format(cutoff=cutoff) for rule in GROUND_RULES)
    yield say["made"]
    yield from figures_in_sections(language, headings)
    yield from tables_in_groups(language)
