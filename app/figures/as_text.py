"""The figures as a table to read in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from babel.numbers import format_decimal, format_percent

from app.figures.figure import Figure, Unit
from app.figures.list import FIGURES
from app.figures.rows import Row, rows_of
from app.figures.text_words import WORDS

NO_NUMBER = "–"
NUMBER_WIDTH = 14
# The bound from above says something only where most visits are known by a card.
SHARE_FOR_UPPER_BOUND = 0.9

Line = tuple[str, str, str]


def as_text(document: Mapping[str, Any], language: str) -> str:
    """A table with the period before beside it, what is behind it, and how everything is counted."""
    scope, previous, words = document["scope"], document["previous"], WORDS[language]
    table = list(_table(document, language))
    width = max(len(label) for label, _, _ in table)
    lines = [
        ", ".join(scope["premises"]),
        f"{words['period']}: {scope['from']} – {scope['to']}",
        f"{words['before']}: {previous['from']} – {previous['to']}",
        "",
        *(f"{label:{width}}{now:>{NUMBER_WIDTH}}{before:>{NUMBER_WIDTH}}" for label, now, before in table),
        *_section(words["activities"], _activities(document, language)),
        *_section(words["without"], _reasons(document, language)),
        *_section(words["contradictions"], _contradictions(document)),
        *_section(words["definitions"], [f"{each.label(language)}: {each.definition(language)}" for each in FIGURES]),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _table(document: Mapping[str, Any], language: str) -> Iterator[Line]:
    """The label and both numbers of each figure, its parts below it."""
    words = WORDS[language]
    yield "", words["period"], words["before"]
    for figure, rows in groupby(rows_of(document), key=lambda row: row.figure):
        shown = [row for row in rows if _is_shown(row, document)]
        if shown and shown[0].key:
            yield figure.label(language), "", ""
        for row in shown:
            label = f"  {_part(row, document, language)}" if row.key else figure.label(language)
            yield label, _number(row.value, figure, language), _number(row.previous, figure, language)


def _part(row: Row, document: Mapping[str, Any], language: str) -> str:
    """What the part is called; of a band also from how many days on."""
    words = WORDS[language]
    part = words.get(f"{row.figure.id}/{row.key}") or words.get(row.key, row.key)
    from_days = document["figures"][row.figure.id].get("limits", {}).get(row.key)
    return part if from_days is None else words["from_days"].format(part=part, days=from_days)


def _is_shown(row: Row, document: Mapping[str, Any]) -> bool:
    if row.figure.id == "arrivals" or "/" in row.key:  # hours and activities would be most of the table
        return False
    share = document["figures"]["identified_share"]["value"]
    is_upper_bound = (row.figure.id, row.key) == ("unique_visitors", "high")
    return not is_upper_bound or (share is not None and share >= SHARE_FOR_UPPER_BOUND)


def _number(value: Any, figure: Figure, language: str) -> str:
    if value is None:
        return NO_NUMBER
    if isinstance(value, str):
        return value
    if figure.unit is Unit.SHARE:
        return str(format_percent(value, locale=language))
    return str(format_decimal(value, format="#,##0.##", locale=language))


def _section(heading: str, lines: list[str]) -> list[str]:
    return ["", heading, *(f"  {line}" for line in lines)] if lines else []


def _activities(document: Mapping[str, Any], language: str) -> list[str]:
    return [WORDS[language]["activity"].format(**each) for each in document["figures"]["activities"]["list"]]


def _reasons(document: Mapping[str, Any], language: str) -> list[str]:
    reasons = {figure: document["figures"][figure.id].get("reason") for figure in FIGURES}
    return [
        f"{figure.label(language)}: {WORDS[language][reason]}."
        for figure, reason in reasons.items()
        if reason is not None
    ]


def _contradictions(document: Mapping[str, Any]) -> list[str]:
    return [f"{each['premises']} {each['day']}" for each in document["figures"]["open_days"]["contradictions"]]
