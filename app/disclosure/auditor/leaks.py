"""What leaves outside of the tables: hidden numbers in texts, charts, names and metadata, percentages, extremes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.disclosure.auditor.passages import Passage, passages
from app.disclosure.auditor.quantities import PERIODS, PLACES, TOTAL

FEWEST_FOR_PERCENT = 100  # trust.md, point 10
# Words beside which a number is the lowest or highest of something, and names that JSON has for it.
EXTREMES = re.compile(
    r"\b(som (minst|mest|lägst|högst|flest)|lägsta|högsta|lowest|highest|busiest|at (least|most) \d|median\w*"
    r"|minimum|maximum)\b",
    re.I,
)
EXTREME_NAMES = re.compile(r"low|lowest|highest|min|max|median|busiest_day|stay|visit_days_\d+", re.I)
PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)[\s\u00a0\u202f]*(?:%|procent\b|percent\b)", re.I)
NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?!\d)|(?<![\d.,])\d+(?!\d|[.,]\d)")
CLAUSES = re.compile(r"[,;.]\s|\||\n| och | and | samt ")

Words = Mapping[tuple[str, str], Sequence[str]]  # (dimension, code), or ("table", its id): what people call it


@dataclass(frozen=True)
class Leak:
    """What stands where in which file, and why it must not."""

    file: str
    where: str
    text: str
    why: str


@dataclass(frozen=True)
class Hidden:
    """A hidden cell with its true value. all_of: a word of each must stand there; none_of: words of other cells."""

    table: str
    key: tuple[str, ...]
    value: int
    all_of: tuple[frozenset[str], ...]
    none_of: frozenset[str]


def leaks(
    exact: Mapping[str, Any], released: Mapping[str, Any], files: Mapping[str, bytes | str], words: Words
) -> list[Leak]:
    """What the exported files tell that the released tables do not.

    exact, released: the same report (oasen-report/1) before and after the door. files: name: content; of a PDF its
    text and metadata as str. words: what the files call codes and tables beside the codes themselves, in each language.
    """
    hidden = list(hidden_cells(exact, released, words))
    percents = _percents(released)
    return [
        leak
        for name, content in files.items()
        for passage in passages(name, content)
        for leak in _of_passage(name, passage, hidden, percents)
    ]


def hidden_cells(exact: Mapping[str, Any], released: Mapping[str, Any], words: Words) -> Iterator[Hidden]:
    """Every cell that was counted and does not stand in the release with its number; a dropped table's cells too."""
    shown = {
        (table["id"], _narrowed(cell))
        for table in released["tables"]
        for cell in table["cells"]
        if cell["value"] is not None
    }
    for table in exact["tables"]:
        codes = {name: {cell["key"][name] for cell in table["cells"]} for name in table["dimensions"]}
        for cell in table["cells"]:
            if cell["value"] is not None and (table["id"], _narrowed(cell)) not in shown:
                yield _hidden(table, cell, codes, words)


def _narrowed(cell: Mapping[str, Any]) -> frozenset[tuple[str, str]]:
    """What a cell is narrowed to: the same for a total of a coarser form of its table."""
    return frozenset((name, str(code)) for name, code in cell["key"].items() if code != TOTAL)


def _key(table: Mapping[str, Any], cell: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(cell["key"][name]) for name in table["dimensions"])


def _hidden(table: Mapping[str, Any], cell: Mapping[str, Any], codes: Mapping[str, set[str]], words: Words) -> Hidden:
    all_of, none_of = [], set[str]()
    for name, code in cell["key"].items():
        own = frozenset(_called(name, code, words))
        others = {word for other in codes[name] - {code, TOTAL} for word in _called(name, other, words)}
        none_of |= {word for word in others if not any(word in each for each in own)}
        if name not in PERIODS and name not in PLACES and code != TOTAL:
            all_of.append(own)
    if not all_of:
        all_of.append(frozenset(_called("table", table["id"], words)))
    return Hidden(table["id"], _key(table, cell), cell["value"], tuple(all_of), frozenset(none_of))


def _called(name: str, code: str, words: Words) -> set[str]:
    return {each.casefold() for each in (code, *words.get((name, code), ()))}


def _of_passage(file: str, passage: Passage, hidden: Iterable[Hidden], percents: set[int]) -> Iterator[Leak]:
    for why in (*_numbers(passage, hidden), *_shares(passage, percents), *_extremes(passage)):
        yield Leak(file, passage.where, passage.text[:200], why)


def _numbers(passage: Passage, hidden: Iterable[Hidden]) -> Iterator[str]:
    """Hidden numbers beside their own words, in the whole passage or in a clause of it."""
    for cell in hidden:
        if any(_tells(f"{passage.about} | ", clause, cell) for clause in CLAUSES.split(passage.text)):
            yield f"the hidden {cell.value} of {cell.table} {'/'.join(cell.key)}"


def _tells(about: str, text: str, cell: Hidden) -> bool:
    around = (about + text).casefold()
    if cell.value not in {int(re.sub(r"\D", "", each)) for each in NUMBER.findall(text)}:
        return False
    return all(_stands(words, around) for words in cell.all_of) and not _stands(cell.none_of, around)


def _stands(words: Iterable[str], around: str) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", around) for word in words)


def _shares(passage: Passage, percents: set[int]) -> Iterator[str]:
    for found in PERCENT.findall(passage.text):
        if not found.isdigit():
            yield f"{found} %: only whole percent are told"
        elif int(found) not in percents:
            yield f"{found} %: no share of {FEWEST_FOR_PERCENT} or more that are shown"
    if passage.where == "JSON" and "_share" in passage.about and re.fullmatch(r"[01]\.\d{3,}", passage.text):
        yield f"{passage.text}: only whole percent are told"


def _percents(released: Mapping[str, Any]) -> set[int]:
    """Whole percent that follow from published numbers of one table, on bases that are large enough."""
    found = {0, 100}
    for table in released["tables"]:
        values = [cell["value"] for cell in table["cells"] if isinstance(cell.get("value"), int)]
        for base in (each for each in values if each >= FEWEST_FOR_PERCENT):
            found |= {int(100 * part / base + 0.5) for part in values}
            found |= {abs(int(100 * (part - base) / base + (0.5 if part >= base else -0.5))) for part in values}
    return found


def _extremes(passage: Passage) -> Iterator[str]:
    if passage.where == "a name in JSON" and EXTREME_NAMES.fullmatch(passage.text):
        yield f"{passage.text}: the lowest and highest of anything stay in the house"
    elif any(sign.isdigit() for sign in passage.text) and (found := EXTREMES.search(passage.text)):
        yield f"{found[0]}: the lowest and highest of anything stay in the house"
