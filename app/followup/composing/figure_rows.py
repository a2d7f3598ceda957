"""A report's figures as rows: the value in words, the period before, the change and whether chance can have made it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from app.figures.figure import Unit
from app.figures.list import FIGURE
from app.followup.composing.blocks import FigureRow, Figures
from app.followup.composing.change import is_within_chance_or_coverage
from app.followup.composing.wording import number, signed
from app.followup.sentences.speaking import Speaking, measured

# Numbers that people make, one by one (persons) or by coming again (heads); all others are what the house did.
OF_PERSONS = (
    *("unique_visitors", "joint_unique_visitors", "regulars", "new_visitors", "returning_visitors"),
    "training_participants",
)
OF_HEADS = (
    *("visits", "visits_identified", "visits_anonymous", "meals", "walk_participations", "session_participations"),
    *("outreach_contacts", "outreach_outside_hours", "accompaniments", "handouts", "children"),
)


def figures_block(figure_ids: Iterable[str], speaking: Speaking) -> Figures | None:
    """The figures that are one number, in that order; None when none of them is published."""
    figures = speaking.told.document["figures"]
    rows = [row for figure_id in figure_ids if figure_id in figures for row in _rows(figure_id, speaking)]
    return Figures(tuple(rows)) if rows else None


def _rows(figure_id: str, speaking: Speaking) -> Iterator[FigureRow]:
    """Of several parties a number of persons stands for each of them, any other for all together."""
    figure = speaking.told.document["figures"][figure_id]
    if _is_told(figure):
        yield _row(figure_id, figure, figure, speaking)
        return
    names = speaking.told.document["names"]["organisation"]
    for slug, values in figure.get("organisations", {}).items():
        # A party that does not do this at all is left out.
        if _is_told(values) and (values["value"] or values["before"]["value"] or values.get("words")):
            of_party = Speaking(speaking.told, speaking.language, speaking.terms, slug)
            yield _row(figure_id, figure, values, of_party, f", {names[slug]}")


def _is_told(values: Mapping[str, Any]) -> bool:
    return isinstance(values["value"], (int, float)) or bool(values.get("words"))


def _row(
    figure_id: str, figure: Mapping[str, Any], values: Mapping[str, Any], speaking: Speaking, whose: str = ""
) -> FigureRow:
    before = values["before"]
    # What is known in another way is not compared: new by the history, and new by what people said.
    if before.get("basis") != values.get("basis"):
        before = {"value": None}
    return FigureRow(
        figure_id,
        f"{figure['label'][speaking.language]}{whose}",
        value_in_words(values, figure["unit"], speaking.language),
        value_in_words(before, figure["unit"], speaking.language) if _is_told(before) else "",
        change_of(figure_id, values["value"], before["value"], speaking),
        figure["definition"][speaking.language],
    )


def value_in_words(values: Mapping[str, Any], unit: str, language: str) -> str:
    """1 328, 6,1, 72 %, ungefär hälften."""
    if values.get("words"):
        return str(values["words"][language])
    if unit == "share":
        percent = round(values["value"] * 100)
        return f"{percent} %" if language == "sv" else f"{percent}%"
    if unit == "kronor":
        return f"{number(values['value'], language)} kr"
    return number(values["value"], language)


def change_of(figure_id: str, now: Any, before: Any, speaking: Speaking) -> str:
    """The difference with its sign, and the words where chance or coverage can have made it; empty without both."""
    is_share = FIGURE[figure_id].unit is Unit.SHARE
    if is_share or not isinstance(now, (int, float)) or not isinstance(before, (int, float)):
        return ""
    difference = signed(now - before, speaking.language)
    if now == before or not _is_by_chance(figure_id, int(now), int(before), speaking):
        return difference
    words = speaking.say("inom vad slump eller täckning kan göra", "within what chance or coverage can do")
    return f"{difference}, {words}"


def _is_by_chance(figure_id: str, now: int, before: int, speaking: Speaking) -> bool:
    if figure_id not in (*OF_PERSONS, *OF_HEADS) or speaking.before is None:
        return False
    rests_on_cards = figure_id in OF_PERSONS
    return is_within_chance_or_coverage(
        measured(speaking, now, rests_on_cards), measured(speaking.before, before, rests_on_cards)
    )
