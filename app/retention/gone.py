"""What has gone, in counts; pure."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Gone:
    """How much was forgotten, each a number of rows that know less from now on, or are no more."""

    times: int = 0  # entries that had a time of day, a number or a time of arrival
    days: int = 0  # entries of persons of which only the month is kept
    goodbyes: int = 0  # when someone left
    moments: int = 0  # the time of day of what staff took back, linked or looked over
    items: int = 0  # what had been set aside and was looked over, as it came
    acts: int = 0  # lines of the audit log
    sessions: int = 0  # when staff were signed in

    def __add__(self, other: Gone) -> Gone:
        """Both together."""
        return Gone(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))

    @property
    def is_nothing(self) -> bool:
        """Whether there was nothing to forget."""
        return self == Gone()
