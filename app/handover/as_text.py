"""An answer as plain text, for a terminal or a file; pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.handover.answers import CardAnswer, KeyFile, Names, Standing
from app.handover.columns import COLUMNS
from app.handover.labels import LANGUAGES, column_label, table_label
from app.handover.queries import Part
from app.handover.words import cell, say


def card_as_text(answer: CardAnswer, keys: Sequence[KeyFile], names: Names, language: str, time_zone: str) -> str:
    """All of an answer about a card."""
    lines = [say(answer.standing, language), *_keys_said(keys, language)]
    if answer.standing is not Standing.NO_KEY:
        lines += [say(each, language) for each in ("never", "pictures", "tablet")]
    return "\n".join([*lines, *_tables(answer.parts, names, language, time_zone)]) + "\n"


def evening_as_text(parts: Sequence[Part], names: Names, language: str, time_zone: str) -> str:
    """All of an answer about a day."""
    said = [say("evening", language)] if parts else [say("nothing", language)]
    return "\n".join([*said, *_tables(parts, names, language, time_zone)]) + "\n"


def columns_as_text(language: str) -> str:
    """Every column with its sentence, table by table."""
    place = LANGUAGES.index(language)
    lines = []
    for each in COLUMNS:
        lines.append(f"{each.table}: {', '.join(each.columns)}\n    {(each.sv, each.en)[place]}")
    return "\n".join(lines) + "\n"


def _keys_said(keys: Sequence[KeyFile], language: str) -> Iterator[str]:
    yield say("keys", language)
    for key in keys:
        yield f"  {key.name}: {say('at-hand' if key.is_at_hand else 'not-at-hand', language)}"


def _tables(parts: Sequence[Part], names: Names, language: str, time_zone: str) -> Iterator[str]:
    for part in parts:
        yield ""
        yield f"{table_label(part.table, language)} ({len(part.rows)})"
        for row in part.rows:
            told = (
                f"{column_label(column, language)} {cell(column, value, names, language, time_zone)}"
                for column, value in zip(part.columns, row, strict=True)
                if value is not None
            )
            yield "  " + ", ".join(told)
