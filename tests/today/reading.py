"""Reads what today's page shows."""

from __future__ import annotations

from tests.page import Element


def visits_shown(page: Element) -> str:
    """The one number."""
    return next(each.text for each in page.every("p") if "figure" in each.attributes.get("class", ""))


def lines_shown(page: Element) -> list[str]:
    """What else was done."""
    card = next(each for each in page.every("section") if each.attributes.get("aria-labelledby") == "done")
    return [line.text for line in card.every("li")]


def noted(page: Element) -> list[str]:
    """The list of what has been noted, the latest first."""
    card = next(each for each in page.every("section") if each.attributes.get("aria-labelledby") == "noted")
    return [line.text for line in card.every("li")]
