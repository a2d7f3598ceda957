"""What people said of themselves, put on the rows of a file so that reading it anew gives the same answers; pure."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from app.database.statements import AnyRow
from app.exchange.staging.entries import ABOUT_COLUMNS

EntryKey = tuple[int, bytes]  # organisation, id
Answers = dict[str, Any]


def answers_by_entry(statements: Iterable[AnyRow]) -> dict[EntryKey, Answers]:
    """The answers that the row of each entry is to carry.

    statements: by organisation, person and day, of one day the lowest id first. In the log what was said later
    about an entry is a statement with an id of its own; in a file it has the id of the entry, and of several
    answers on one day the lowest id stands. An answer that would then stand in the way of the right one is left out.
    """
    answers: dict[EntryKey, Answers] = {}
    for (organisation_id, _, _), said in groupby(
        statements, key=lambda row: (row.organisation_id, row.person_id, row.day)
    ):
        of_day = list(said)
        for question in ABOUT_COLUMNS:
            for entry_id, answer in _answers_to(question, of_day).items():
                answers.setdefault((organisation_id, entry_id), {})[question] = answer
    return answers


def _answers_to(question: str, of_day: list[AnyRow]) -> dict[bytes, Any]:
    """By entry, what one person answered on one day."""
    first_of_entry: dict[bytes, Any] = {}
    for row in of_day:
        answer = getattr(row, question)
        if answer is not None:
            first_of_entry.setdefault(row.entry_id, answer)
    if not first_of_entry:
        return {}
    # Rows come by the statements' ids, so the first answer is the one that stands.
    standing_entry, standing_answer = next(iter(first_of_entry.items()))
    return {
        entry_id: answer
        for entry_id, answer in first_of_entry.items()
        if entry_id >= standing_entry or answer == standing_answer
    }
