"""Keys of codes whose period ends, and what is carried over to the next so that its figures stay true."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, ForeignKeyConstraint, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from app.database.types import Identifier, Moment
from app.extensions import Model

FINGERPRINT_LENGTH = 16


class EndingKey(Model):
    """A key of codes that has a next one: until when its period is, and what became of it. The newest has no row."""

    __tablename__ = "ending_keys"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    number: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    last_day: Mapped[date] = mapped_column(Date)
    followed_at: Mapped[datetime] = mapped_column(Moment)  # since then each card shown is kept by the next key too
    fingerprint: Mapped[str] = mapped_column(String(FINGERPRINT_LENGTH))  # tells the key, and nothing of it
    # All empty: it is still tried.
    destroyed_at: Mapped[datetime | None] = mapped_column(Moment)
    destroyed_by: Mapped[int | None]  # who on the staff; empty: by the command
    tag_count: Mapped[int | None]
    card_count: Mapped[int | None]
    person_count: Mapped[int | None]

    __table_args__ = (
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint(
            "(destroyed_at IS NULL) = (tag_count IS NULL) AND (destroyed_at IS NULL) = (card_count IS NULL)"
            " AND (destroyed_at IS NULL) = (person_count IS NULL)",
            name="counted_when_destroyed",
        ),
        CheckConstraint("destroyed_at IS NOT NULL OR destroyed_by IS NULL", name="by_whom"),
        ForeignKeyConstraint(["organisation_id", "destroyed_by"], ["staff.organisation_id", "staff.id"]),
    )


class BeenBefore(Model):
    """That a person had been at a premises in a period whose key is destroyed: the one bit, without a day."""

    __tablename__ = "been_before"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    premises_id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[Identifier] = mapped_column(primary_key=True)

    __table_args__ = (
        CheckConstraint("length(person_id) = 16", name="person_id"),
        ForeignKeyConstraint(["organisation_id", "premises_id"], ["premises.organisation_id", "premises.id"]),
        {"sqlite_with_rowid": False},
    )


class CarriedAnswers(Model):
    """What a person had said of themselves in a period whose key is destroyed; none is asked twice."""

    __tablename__ = "carried_answers"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    person_id: Mapped[Identifier] = mapped_column(primary_key=True)
    gender: Mapped[str | None] = mapped_column(String(8))
    age_band: Mapped[str | None] = mapped_column(String(8))
    been_before: Mapped[bool | None]
    called_first: Mapped[bool | None]
    replaces_lost: Mapped[bool | None]

    __table_args__ = (
        CheckConstraint("length(person_id) = 16", name="person_id"),
        CheckConstraint("gender IN ('woman', 'man', 'other')", name="gender"),
        CheckConstraint("age_band IN ('18-29', '30-44', '45-64', '65-plus')", name="age_band"),
        {"sqlite_with_rowid": False},
    )
