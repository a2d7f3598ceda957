"""Typing a paper in, and taking one back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection

from app.database.statements import AnyRow
from app.errors import PaperTypedMeanwhile, ReasonNeeded
from app.log.actions import deposit
from app.log.drafts import Origin, VoidDraft
from app.log.models import Source
from app.log.second_thoughts import may_be_taken_back_freely
from app.log.staff_notes import Note, note, place_of
from app.paper.queries import Paper, papers_of_day, stored_as
from app.people.recognition import new_identifier


@dataclass(frozen=True)
class FilledIn:
    """A paper as it was typed. page: drawn at random when the page was opened; shown: the papers it told of then."""

    page: bytes
    shown: str
    notes: Mapping[str, Mapping[str, Any]]

    def identified_notes(self) -> list[Note]:
        """The notes under ids that follow from the page, so that pressing twice counts once."""
        return [
            Note(values, identifier=sha256(self.page + key.encode()).digest()[:16])
            for key, values in self.notes.items()
        ]


def papers_shown(papers: list[Paper]) -> str:
    """Which papers a page tells of, for its form to say."""
    return " ".join(sorted(paper.key for paper in papers))


def type_in(connection: Connection, place: AnyRow, day: date, filled: FilledIn, who: int, now: datetime) -> None:
    """Save the paper; pressing twice is once.

    Raises PaperTypedMeanwhile when a paper of the day has come that the page did not tell of, with nothing saved.
    """
    notes = filled.identified_notes()
    there = stored_as(connection, place.organisation_id, [each.identifier for each in notes])
    if there and there == {each.identifier: _heads_of(each) for each in notes}:
        return
    if there or papers_shown(papers_of_day(connection, place, day)) != filled.shown:
        raise PaperTypedMeanwhile("The day has a paper already. See whether it is the same one, then save again.")
    connection.rollback()  # reading is over: SQLite would else not let this thread write what follows
    note(place_of(place), who, notes, now)


def take_back(place: AnyRow, paper: Paper, reason: str, who: int, now: datetime) -> None:
    """Void all that the paper noted, in one commit; without a reason only within ten minutes, else ReasonNeeded."""
    if not reason and not may_be_taken_back_freely(paper.typed_at, now):
        raise ReasonNeeded("It was typed in more than ten minutes ago. Say in a word why it is wrong.")
    origin = Origin(Source.STAFF, now, staff_id=who)
    voids = [VoidDraft(new_identifier(), entry_id, place_of(place), origin, reason) for entry_id in paper.entry_ids]
    deposit(place.organisation_id, voids)


def _heads_of(each: Note) -> tuple[int, int]:
    return each.values["count"], each.values.get("children", 0)
