"""The part of the dictionary that tells of each figure, under the sections of the year's page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from app.figures.list import FIGURE
from app.followup.dictionary.leaving import leaving
from app.followup.dictionary.words import WORDS
from app.year.sections import FEATURED, SECTIONS


def figures_in_sections(language: str, headings: Mapping[str, str]) -> Iterator[str]:
    """Paragraphs of Markdown; headings: what each section is called, under its slug."""
    yield f"## {WORDS[language]['figures']}"
    yield from _section(WORDS[language]["featured"], FEATURED, language)
    for section in SECTIONS:
        yield from _section(headings[section.slug], (*section.figures, *section.in_parts), language)


def _section(heading: str, figure_ids: Sequence[str], language: str) -> Iterator[str]:
    yield f"### {heading}"
    for figure_id in figure_ids:
        yield from _figure(figure_id, language)


def _figure(figure_id: str, language: str) -> Iterator[str]:
    figure, say = FIGURE[figure_id], WORDS[language]
    unit = figure.unit.sv if language == "sv" else figure.unit.en
    yield f"#### {figure.label(language)}"
    yield figure.definition(language)
    told = (f"`{figure.id}`", unit, f"{say['version']} {figure.version}", leaving(figure, language))
    yield " · ".join(told)
