"""Participants in work training, their weekly plans, the shifts that are going on."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKeyConstraint, Index, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from app.database.types import Identifier, Moment
from app.extensions import Model


class TrainingParticipant(Model):
    """Someone in work training at a premises, known by a card and called by a picture that the program draws.

    No name, no note, and never by whom they were placed: that is counted by head, as entries of kind placement. Who
    wants to be forgotten disappears from here with their pseudonym.
    """

    __tablename__ = "training_participants"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    premises_id: Mapped[int]
    person_id: Mapped[Identifier]
    picture: Mapped[str] = mapped_column(String(32))
    number: Mapped[int] = mapped_column(SmallInteger)  # from 1; of several with one picture
    from_day: Mapped[date] = mapped_column(Date)
    to_day: Mapped[date | None] = mapped_column(Date)  # the last one; empty: goes on

    __table_args__ = (
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("to_day >= from_day", name="days_in_order"),
        ForeignKeyConstraint(["organisation_id", "premises_id"], ["premises.organisation_id", "premises.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "person_id"], ["people.organisation_id", "people.id"], ondelete="CASCADE"
        ),
        Index("uq_training_participants_person", "organisation_id", "person_id", unique=True),
        Index("uq_training_participants_sign", "organisation_id", "picture", "number", unique=True),
    )


class TrainingTime(Model):
    """One weekday of a participant's plan that is in force from a day on; five rows make a plan."""

    __tablename__ = "training_times"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = mapped_column(primary_key=True)
    from_day: Mapped[date] = mapped_column(Date, primary_key=True)
    weekday: Mapped[int] = mapped_column(SmallInteger, primary_key=True)  # Monday = 0, Friday = 4
    # Minutes after midnight; both empty: not that weekday.
    starts_minute: Mapped[int | None] = mapped_column(SmallInteger)
    ends_minute: Mapped[int | None] = mapped_column(SmallInteger)

    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "participant_id"],
            ["training_participants.organisation_id", "training_participants.id"],
            ondelete="CASCADE",
        ),
        CheckConstraint("weekday BETWEEN 0 AND 4", name="weekday"),
        CheckConstraint("(starts_minute IS NULL) = (ends_minute IS NULL)", name="both_times"),
        CheckConstraint("starts_minute >= 0 AND ends_minute <= 1439 AND starts_minute < ends_minute", name="minutes"),
    )


class RunningShift(Model):
    """A shift that staff have started and nobody has ended; it becomes an entry when it is."""

    __tablename__ = "running_shifts"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = mapped_column(primary_key=True)
    started_at: Mapped[datetime] = mapped_column(Moment)
    staff_id: Mapped[int]

    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "participant_id"],
            ["training_participants.organisation_id", "training_participants.id"],
            ondelete="CASCADE",
        ),
        ForeignKeyConstraint(["organisation_id", "staff_id"], ["staff.organisation_id", "staff.id"]),
    )
