"""Sums of the log, kept in the same transaction as the entries; all can be made again from it.

Each row belongs to a batch: 0 for what comes live, an import's number for its file. A reader leaves out
the batches of imports that are not finished, so that a long import becomes visible at once at its end.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, ForeignKeyConstraint, Index, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from app.database.types import Identifier
from app.extensions import Model
from app.log.models import LIVE


def _of_premises() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["organisation_id", "premises_id"], ["premises.organisation_id", "premises.id"])


class VisitDay(Model):
    """A person was a visitor at a premises on a day (a person visit), linked people under one id."""

    __tablename__ = "visit_days"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    premises_id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    person_id: Mapped[Identifier] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=LIVE)

    __table_args__ = (
        _of_premises(),
        Index("ix_visit_days_person", "organisation_id", "premises_id", "person_id", "day"),
        {"sqlite_with_rowid": False},
    )


class FirstDay(Model):
    """The first day of a person's visits at a premises, ever."""

    __tablename__ = "first_days"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    premises_id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[Identifier] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=LIVE)
    first_day: Mapped[date] = mapped_column(Date)

    __table_args__ = (_of_premises(), {"sqlite_with_rowid": False})


class DayHeads(Model):
    """What was counted by head at a premises on a day, and whether anything on the premises was."""

    __tablename__ = "day_heads"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    premises_id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    batch_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=LIVE)
    anonymous_heads: Mapped[int]  # of kind visit, without a person
    children: Mapped[int]  # of kind visit
    on_premises_entries: Mapped[int]

    __table_args__ = (_of_premises(), {"sqlite_with_rowid": False})


class Arrivals(Model):
    """Heads of kind visit by the hour of the premises' clock."""

    __tablename__ = "arrivals"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    premises_id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    hour: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    batch_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=LIVE)
    heads: Mapped[int]

    __table_args__ = (_of_premises(), {"sqlite_with_rowid": False})
