"""The day that a file's own properties name: the same report is the same file, whenever it is made."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.followup.composing.blocks import FrontPage


def report_day(front: FrontPage, document: dict[str, Any]) -> date:
    """When it was locked or, a draft, made; where that is not known, the last day that it tells of."""
    return front.day or date.fromisoformat(document["scope"]["to"])
