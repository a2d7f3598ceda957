"""What stays when retention thins the log: heads by hour and day without persons, and how far it has come."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, Date, ForeignKey, ForeignKeyConstraint, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model


def _of_premises() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["organisation_id", "premises_id"], ["premises.organisation_id", "premises.id"])


class Thinning(Model):
    """How far an organisation's log has been thinned; what comes late for an earlier day is thinned the next night."""

    __tablename__ = "thinnings"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True, autoincrement=False)
    hours_through: Mapped[date] = mapped_column(Date)  # of days until this one no time of day is known


class HoursOfMonth(Model):
    """Heads of kind visit by premises, month, weekday and hour of the premises' clock, of days whose times are gone.

    day: the month's first day of the weekday. It stands for all of them, so that whoever counts whole months may
    read it as a day like any other.
    """

    __tablename__ = "hours_of_months"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    premises_id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    hour: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    heads: Mapped[int]

    __table_args__ = (
        _of_premises(),
        CheckConstraint("hour BETWEEN 0 AND 23", name="hour"),
        CheckConstraint("heads > 0", name="heads"),
        {"sqlite_with_rowid": False},
    )


class OutsideHours(Model):
    """Contacts made before eight or from five on a weekday whose times are gone; on weekends the day tells it."""

    __tablename__ = "outside_hours"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    premises_id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    heads: Mapped[int]

    __table_args__ = (_of_premises(), CheckConstraint("heads > 0", name="heads"), {"sqlite_with_rowid": False})
