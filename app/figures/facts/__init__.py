"""What is counted from: the log itself, which is the definition, or its roll-ups, which are quick.

Both offer the same named pieces, so that every counting can be asked of either; a test holds them equal.
"""

from __future__ import annotations

from typing import Protocol

from sqlalchemy import Subquery

from app.figures.scope import Scope


class Facts(Protocol):
    """The named pieces that both sources offer; the persons in them are those that linked people count as."""

    def person_visits(self, scope: Scope) -> Subquery:
        """organisation_id, premises_id, day, person_id: at least one row for each person visit, so count distinct.

        Of thinned months only the month of a day is true, and how many there are.
        """

    def identified_days(self, scope: Scope) -> Subquery:
        """organisation_id, premises_id, day, visits: the person visits of each day, in numbers, so sum them."""

    def days_of_visitors(self, scope: Scope) -> Subquery:
        """organisation_id, person_id, day: the same by person, so count distinct; empty days of others who visited."""

    def first_visits(self, scope: Scope) -> Subquery:
        """organisation_id, person_id, first_day: the first person visit ever, in scope."""

    def day_heads(self, scope: Scope) -> Subquery:
        """organisation_id, premises_id, day, anonymous_heads, children, on_premises_entries: sum the rows of a day."""

    def arrivals(self, scope: Scope) -> Subquery:
        """day, hour, heads: one or more rows for each hour in which somebody came, so sum them.

        Of thinned days the hours are kept by month and weekday, on a day that stands for all: ask of whole months.
        """
