"""How many were inside, as staff counted them now and then."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from app.database.types import Identifier, Moment
from app.extensions import Model


class InsideCount(Model):
    """Somebody looked around and said how many are inside; of a day the latest stands, the others stay."""

    __tablename__ = "inside_counts"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    # Made by the page, so that a press that is sent twice stands once.
    id: Mapped[Identifier] = mapped_column(primary_key=True)
    premises_id: Mapped[int]
    at: Mapped[datetime] = mapped_column(Moment)
    heads: Mapped[int] = mapped_column(SmallInteger)
    staff_id: Mapped[int]

    __table_args__ = (
        CheckConstraint("heads BETWEEN 0 AND 10000", name="heads"),
        ForeignKeyConstraint(["organisation_id", "premises_id"], ["premises.organisation_id", "premises.id"]),
        ForeignKeyConstraint(["organisation_id", "staff_id"], ["staff.organisation_id", "staff.id"]),
        Index("ix_inside_counts_at", "organisation_id", "premises_id", "at"),
        {"sqlite_with_rowid": False},
    )
