"""What the sections of the year's page are called outside of a request."""

from __future__ import annotations

from collections.abc import Mapping

from app.translations.catalogue import read_swedish
from app.year.sections import SECTIONS


def headings(language: str) -> Mapping[str, str]:
    """The heading of each section under its slug; outside of a request a phrase is what the source says: English."""
    english = {section.slug: str(section.heading) for section in SECTIONS}
    if language == "en":
        return english
    swedish = read_swedish()
    return {slug: str(swedish[heading].string) for slug, heading in english.items()}
