"""Computers that many use, and the PINs that open them again for a day."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, ForeignKeyConstraint, Index, LargeBinary, SmallInteger, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.database.types import Moment
from app.extensions import Model
from app.staff.models import DIGEST_BYTES

COMPUTER_NAME_LENGTH = 60
MOST_WRONG_PINS = 5


class SharedComputer(Model):
    """A computer that several of the staff use; its browser holds a token, of which only the digest is kept."""

    __tablename__ = "shared_computers"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    digest: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_BYTES))
    name: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(Moment)
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        CheckConstraint("length(name) > 0", name="named"),
        Index("uq_shared_computers_digest", "digest", unique=True),
    )


class DayPin(Model):
    """Someone's PIN on one shared computer, for one service day; a new one takes its place."""

    __tablename__ = "day_pins"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    computer_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    staff_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    day: Mapped[date] = mapped_column(Date)
    pin_hash: Mapped[str] = mapped_column(Text)  # Argon2id, with its parameters
    wrong_count: Mapped[int] = mapped_column(SmallInteger)

    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "computer_id"], ["shared_computers.organisation_id", "shared_computers.id"]
        ),
        ForeignKeyConstraint(["organisation_id", "staff_id"], ["staff.organisation_id", "staff.id"]),
        CheckConstraint("wrong_count BETWEEN 0 AND 5", name="wrong_count"),
    )
