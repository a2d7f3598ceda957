"""Keeps a question to the database once it is written: writing it costs more than asking it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec

from sqlalchemy import CompoundSelect, Select

Given = ParamSpec("Given")
Question = Select[*tuple[object, ...]] | CompoundSelect[*tuple[object, ...]]

# Each scope has some twenty questions; the scopes asked about are few.
QUESTIONS_KEPT = 2000


def written_once(write: Callable[Given, Question]) -> Callable[Given, Question]:
    """The same function, writing each question the first time only."""
    return lru_cache(maxsize=QUESTIONS_KEPT)(write)  # type: ignore[return-value]  # the cache forgets what is given
