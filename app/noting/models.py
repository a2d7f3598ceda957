"""Notes on a session or a day: the only free text there is, and never about a person."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKeyConstraint, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.database.types import Identifier, Moment
from app.extensions import Model

LONGEST_REMARK = 500


class Remark(Model):
    """A few words on what was special about a day or one of its sessions. Removed, its words are gone."""

    __tablename__ = "notes"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[Identifier] = mapped_column(primary_key=True)
    premises_id: Mapped[int]
    day: Mapped[date] = mapped_column(Date)
    activity_id: Mapped[int | None]  # empty: about the day
    text: Mapped[str] = mapped_column(Text)
    staff_id: Mapped[int]
    written_at: Mapped[datetime] = mapped_column(Moment)
    removed_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        CheckConstraint("length(id) = 16", name="id"),
        CheckConstraint(f"length(text) <= {LONGEST_REMARK}", name="short"),
        CheckConstraint("(removed_at IS NULL) = (length(text) > 0)", name="removed_is_gone"),
        ForeignKeyConstraint(["organisation_id", "premises_id"], ["premises.organisation_id", "premises.id"]),
        ForeignKeyConstraint(["organisation_id", "activity_id"], ["activities.organisation_id", "activities.id"]),
        ForeignKeyConstraint(["organisation_id", "staff_id"], ["staff.organisation_id", "staff.id"]),
        Index("ix_notes_day", "organisation_id", "premises_id", "day"),
    )
