"""Finding in the guide: which sections hold every word that was typed, those in whose heading it stands first; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.guide.folding import folded
from app.guide.rendering import Rendered, Section

MOST_FOUND = 12
LONGEST_QUESTION = 100


@dataclass(frozen=True)
class Found:
    """A section that holds what was looked for, and the paragraph of it that says so."""

    chapter: str
    title: str
    section: Section
    paragraph: str


def found_in(chapters: Mapping[str, Rendered], question: str) -> list[Found]:
    """The sections in which every word of the question stands, at the beginning of a word or inside one.

    Those with all of them in a heading come first, else in the order of the guide; at most MOST_FOUND.
    """
    sought = folded(question[:LONGEST_QUESTION]).split()
    if not sought:
        return []
    holding = [
        (not _holds(sought, f"{chapter.title} {section.heading}"), Found(name, chapter.title, section, paragraph))
        for name, chapter in chapters.items()
        for section in chapter.sections
        if (paragraph := _telling(sought, chapter.title, section)) is not None
    ]
    return [found for _, found in sorted(holding, key=lambda each: each[0])][:MOST_FOUND]


def _telling(sought: Iterable[str], title: str, section: Section) -> str | None:
    headings = f"{title} {section.heading}"
    if not _holds(sought, " ".join([headings, *section.paragraphs])):
        return None
    if not section.anchor and not section.paragraphs:
        return None
    return max(section.paragraphs, key=lambda text: _count(sought, text), default="")


def _holds(sought: Iterable[str], text: str) -> bool:
    plain = folded(text)
    return all(word in plain for word in sought)


def _count(sought: Iterable[str], text: str) -> int:
    plain = folded(text)
    return sum(word in plain for word in sought)
