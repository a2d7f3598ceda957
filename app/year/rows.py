"""A figure as a row of a table: in words, with the year before, the change, and why there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext

from app.figures.figure import Figure, Unit
from app.figures.list import FIGURE
from app.web.formatting import NOTHING_KNOWN, day, number, share
from app.web.languages import language
from app.year.code_words import UNSTATED, name_of, reason_in_words
from app.year.queries import Figures

MINUS = "\N{MINUS SIGN}"
# What a share is a share of.
PART_AND_WHOLE = {"identified_share": ("visits_identified", "visits"), "new_share": ("new_visitors", "unique_visitors")}
SAID_IN_WORDS = (*PART_AND_WHOLE, "busiest_day", "training_hours_per_week")
IN_THEIR_OWN_ORDER = ("age_band",)  # other parts stand with the largest first
PARTS_SHOWN = 6
HOURS_SHOWN_WHOLE = 100


@dataclass(frozen=True)
class Row:
    """A figure, or a part of one."""

    id: str
    label: str
    value: str
    before: str
    change: str
    is_in_words: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Parts:
    """A figure that falls into parts: the first of them, and the rest that unfolds."""

    id: str
    label: str
    first: list[Row]
    rest: list[Row]


def rows_of(figure_ids: Sequence[str], figures: Figures, before: Figures) -> list[Row]:
    """A row for each figure."""
    return [_row(FIGURE[figure_id], figures, before) for figure_id in figure_ids]


def parts_of(figure_id: str, figures: Figures, before: Figures) -> Parts:
    """The parts of a figure; one that only the year before had is nothing this year."""
    value, earlier = figures[figure_id]["value"] or {}, before[figure_id]["value"]
    was_counted, earlier = earlier is not None, earlier or {}
    codes = list(dict.fromkeys([*value, *earlier]))
    if figure_id not in IN_THEIR_OWN_ORDER:
        codes.sort(key=lambda code: (code == UNSTATED, -value.get(code, 0), -earlier.get(code, 0), code))
    rows = [_part(figure_id, code, value.get(code, 0), earlier.get(code, 0) if was_counted else None) for code in codes]
    shown = len(rows) if len(rows) <= PARTS_SHOWN + 2 else PARTS_SHOWN
    return Parts(figure_id, label_of(FIGURE[figure_id]), rows[:shown], rows[shown:])


def has_anything(figure_ids: Sequence[str], figures: Figures, before: Figures) -> bool:
    """Whether there is anything to tell of these figures, this year or the one before."""
    return any(each[figure_id]["value"] for figure_id in figure_ids for each in (figures, before))


def label_of(figure: Figure) -> str:
    """What the figure is called in the reader's language."""
    return figure.sv if language() == "sv" else figure.en


def definition_of(figure: Figure) -> str:
    """What it counts, in one sentence."""
    return figure.definition_sv if language() == "sv" else figure.definition_en


def signed(value: Any, before: Any) -> str:
    """The difference with its sign; nothing where there is none to tell."""
    if not isinstance(value, (int, float)) or not isinstance(before, (int, float)):
        return ""
    difference = round(value - before, 1)
    if difference == 0:
        return "0"
    return f"+{number(difference)}" if difference > 0 else f"{MINUS}{number(-difference)}"


def _row(figure: Figure, figures: Figures, before: Figures) -> Row:
    is_in_words = figure.id in SAID_IN_WORDS
    return Row(
        figure.id,
        label_of(figure),
        _written(figure, figures),
        _written(figure, before),
        "" if is_in_words else signed(_shown(figure, figures), _shown(figure, before)),
        is_in_words,
        reason_in_words(figures[figure.id].get("reason")),
    )


def _part(figure_id: str, code: str, value: int, before: int | None) -> Row:
    name = name_of(code)
    return Row(f"{figure_id}-{code}", name[:1].upper() + name[1:], number(value), number(before), signed(value, before))


def _written(figure: Figure, figures: Figures) -> str:
    value = _shown(figure, figures)
    if value is None:
        return NOTHING_KNOWN
    if figure.id in PART_AND_WHOLE:
        return _share_written(figure.id, value, figures)
    if figure.id == "busiest_day":
        return gettext(
            "%(count)s visits, %(day)s", count=number(value["visits"]), day=day(date.fromisoformat(value["day"]))
        )
    if figure.id == "training_hours_per_week":
        return _span_written(value)
    if figure.id == "stay":
        return gettext("%(count)s min", count=number(value))
    return number(value)


def _shown(figure: Figure, figures: Figures) -> Any:
    """The value as precise as it is shown: of a hundred hours and more the whole ones."""
    value = figures[figure.id]["value"]
    return round(value) if figure.unit is Unit.HOURS and value is not None and value >= HOURS_SHOWN_WHOLE else value


def _share_written(figure_id: str, value: float, figures: Figures) -> str:
    part_id, whole_id = PART_AND_WHOLE[figure_id]
    part, whole = figures[part_id]["value"], figures[whole_id]["value"]
    if figures[figure_id].get("basis") == "stated" and value:
        whole = round(part / value)  # of those who answered
    return share(part, whole)


def _span_written(value: Mapping[str, float]) -> str:
    return gettext(
        "in the middle %(median)s, from %(low)s to %(high)s",
        median=number(value["median"]),
        low=number(value["low"]),
        high=number(value["high"]),
    )
