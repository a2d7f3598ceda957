"""How wide the columns of a table stand: no word is cut, and what is left goes to those with the most to say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.followup.composing.blocks import TableBlock

PADDING = 2.5  # letters, between columns
MOST_WANTED = 60  # letters: longer cells are broken into lines anyway


@dataclass(frozen=True)
class _Column:
    """In letters. least: its longest word. wanted: what its longest cell takes on one line."""

    least: float
    wanted: float


def wanted_letters(block: TableBlock) -> float:
    """How many letters wide the table is with every cell on one line; heads may be broken between words."""
    return sum(column.wanted for column in _columns(block))


def least_letters(block: TableBlock) -> float:
    """How many letters wide the table must be so that no word is cut."""
    return sum(column.least for column in _columns(block))


def column_shares(block: TableBlock, letters: float) -> list[float]:
    """Each column's share of a width that holds so many letters; the shares sum to 1."""
    columns = _columns(block)
    least, wanted = least_letters(block), wanted_letters(block)
    if wanted <= letters:
        widths = [column.wanted for column in columns]
    elif least < letters:
        part = (letters - least) / (wanted - least)
        widths = [column.least + part * (column.wanted - column.least) for column in columns]
    else:
        widths = [column.least for column in columns]
    return [width / sum(widths) for width in widths]


def _columns(block: TableBlock) -> list[_Column]:
    return [
        _column(column.label, [row[place] for row in block.rows], column.is_number)
        for place, column in enumerate(block.columns)
    ]


def _column(head: str, cells: list[str], is_number: bool) -> _Column:
    longest = float(max(map(len, cells), default=0))
    least = max(_longest_word([head]), longest if is_number else _longest_word(cells))
    return _Column(least + PADDING, max(min(longest, MOST_WANTED), least) + PADDING)


def _longest_word(texts: Iterable[str]) -> float:
    return float(max((len(word) for text in texts for word in text.split(" ")), default=0))
