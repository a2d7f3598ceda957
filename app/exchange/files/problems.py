"""What is wrong with a file, each thing by line, column, value and reason, and all of it said at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.errors import BadFile

SHOWN_LENGTH = 60


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing that cannot be; column and value are empty where the whole row is meant."""

    line: int
    column: str
    value: str
    reason: str

    def __str__(self) -> str:
        if not self.column:
            return f"line {self.line}: {self.reason}"
        return f"line {self.line}, column {self.column}, {shown(self.value)}: {self.reason}"


def shown(value: str) -> str:
    """A value as it can safely stand in a message: on one line, not endless, nothing that a terminal obeys."""
    text = value if len(value) <= SHOWN_LENGTH else value[: SHOWN_LENGTH - 1] + "…"
    return '"' + "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in text) + '"'


def listed(problems: Iterable[Problem]) -> str:
    """The problems by line, one below the other."""
    return "\n".join(f"  {problem}" for problem in sorted(problems))


def bad_file(name: str, problems: Iterable[Problem], advice: str) -> BadFile:
    """The refusal of a file: one sentence, then every problem.

    advice: what to do next, a whole sentence.
    """
    every = set(problems)
    count = "1 error" if len(every) == 1 else f"{len(every)} errors"
    return BadFile(f"{name} has {count}, so nothing was taken in. {advice}\n{listed(every)}")
