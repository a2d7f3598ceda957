"""Days decided ahead of time, and whether the opening hours may be read by anyone."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKeyConstraint, SmallInteger, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.database.types import Moment
from app.extensions import Model


class PlannedException(Model):
    """A day on which the weekly plan does not hold: other hours, or closed. It is planned, never recorded."""

    __tablename__ = "planned_exceptions"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    premises_id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    # Minutes after midnight; closing before opening is past midnight; both empty: closed.
    opens_minute: Mapped[int | None] = mapped_column(SmallInteger)
    closes_minute: Mapped[int | None] = mapped_column(SmallInteger)
    reason: Mapped[str] = mapped_column(Text)  # stands on the door
    decided_at: Mapped[datetime] = mapped_column(Moment)
    staff_id: Mapped[int]

    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "premises_id"], ["premises.organisation_id", "premises.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "staff_id"],
            ["staff.organisation_id", "staff.id"],
            name="fk_planned_exceptions_staff",
        ),
        CheckConstraint("(opens_minute IS NULL) = (closes_minute IS NULL)", name="both_times"),
        CheckConstraint("opens_minute BETWEEN 0 AND 1439 AND closes_minute BETWEEN 0 AND 1439", name="minutes"),
        CheckConstraint("opens_minute <> closes_minute", name="has_length"),
    )


class PublicHours(Model):
    """Whether anyone may read the opening hours of premises; no row: they may."""

    __tablename__ = "public_hours"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    premises_id: Mapped[int] = mapped_column(primary_key=True)
    is_shown: Mapped[bool] = mapped_column(default=True)
    changed_at: Mapped[datetime] = mapped_column(Moment)  # of the hours or of this choice

    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "premises_id"], ["premises.organisation_id", "premises.id"]),
    )
