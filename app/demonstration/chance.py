"""Chance that falls the same on every machine on the same day."""

from __future__ import annotations

from datetime import date
from random import Random


def chance(*about: str | date) -> Random:
    """The chance for one thing and day; each has its own, so that a change to one moves no other."""
    return Random("|".join(str(each) for each in about))  # noqa: S311  # invented lives need no secrecy


def some(random: Random, share: float) -> bool:
    """Yes in that share of cases."""
    return random.random() < share
