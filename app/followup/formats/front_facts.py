"""What stands on the front page beside title, parties and period, in the order in which it is read."""

from __future__ import annotations

from app.followup.composing.blocks import FrontPage
from app.followup.formats.words import words_in


def front_facts(front: FrontPage, language: str) -> list[tuple[str, str]]:
    """Names and values; what is not known is left out. The checksum comes last."""
    words = words_in(language)
    facts = (
        (words.municipality, front.municipality),
        (words.agreement, front.agreement),
        (words.diary_number, front.diary_number),
        (words.state, front.state),
        (words.checksum, front.checksum),
    )
    return [(name, value) for name, value in facts if value]
