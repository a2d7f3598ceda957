"""What the coordinator has written and chosen for a report: own words, sentences kept, changed or dropped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Happened:
    """Something that happened in the period and that the curves show: staff ill, new premises."""

    day: date
    words: str


@dataclass(frozen=True)
class Judged:
    """How many people the staff judge that came, and what they judge it by, in words."""

    people_count: int
    basis: str


@dataclass(frozen=True)
class Texts:
    """Everything in a report that is not counted.

    own: the house's words under the id of a goal or a section. changed: a ready sentence's new wording under its id.
    dropped: the ids of sentences that are left out.
    """

    own: Mapping[str, str] = field(default_factory=dict)
    changed: Mapping[str, str] = field(default_factory=dict)
    dropped: frozenset[str] = frozenset()
    happened: tuple[Happened, ...] = ()
    judged: Judged | None = None

    def sentence(self, sentence_id: str, ready: str) -> str | None:
        """The sentence as it is to stand; None when it is left out."""
        if sentence_id in self.dropped:
            return None
        return self.changed.get(sentence_id, ready)
