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
    # Of persons' days until this one, the last of its month, only the month is known; empty: of all days the day is.
    days_through: Mapped[date | None] = mapped_column(Date)


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


class KeptDay(Model):
    """What persons have done at a premises on a day, in numbers, of days that no person has any more."""

    __tablename__ = "kept_days"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    premises_id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    identified_visits: Mapped[int]
    on_premises_entries: Mapped[int]

    __table_args__ = (
        _of_premises(),
        CheckConstraint("identified_visits >= 0 AND on_premises_entries >= 0", name="numbers"),
        {"sqlite_with_rowid": False},
    )


class KeptSession(Model):
    """How many persons took part in a session, of days that no person has any more."""

    __tablename__ = "kept_sessions"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    premises_id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    kind: Mapped[str] = mapped_column(ForeignKey("kinds.slug"), primary_key=True)
    # 0: without an activity, the unnamed one of its day; a key takes no empty column.
    activity_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    persons: Mapped[int]

    __table_args__ = (_of_premises(), CheckConstraint("persons > 0", name="persons"), {"sqlite_with_rowid": False})


class KeptStay(Model):
    """How many of a month's visits by persons were so long; day: the first of the month."""

    __tablename__ = "kept_stays"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    premises_id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    minutes: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    entries: Mapped[int]

    __table_args__ = (_of_premises(), CheckConstraint("entries > 0", name="entries"), {"sqlite_with_rowid": False})
