"""The audit log's rows, which only ever grow, and the day's tally of what visitors themselves have done."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, ForeignKeyConstraint, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.audit.acts import ACT_LENGTH
from app.audit.chain import LINK_BYTES
from app.database.types import Moment
from app.extensions import Model

ABOUT_LENGTH = 96


class AuditEntry(Model):
    """Something that was done. One chain for the installation: whatever anyone does later holds all that was before.

    Triggers refuse any change, any removal and any number but the next one; the link shows what went past them.
    """

    __tablename__ = "audit_entries"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # from 1, without gaps
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"))  # empty: nobody's in particular
    at: Mapped[datetime] = mapped_column(Moment)  # the hour, or where a visitor took part, the day
    who: Mapped[str] = mapped_column(String(8))
    who_id: Mapped[int | None]  # of staff or of a kiosk
    act: Mapped[str] = mapped_column(String(ACT_LENGTH))
    about: Mapped[str] = mapped_column(String(ABOUT_LENGTH))  # like staff/3 or agreement/iop-2024; may be empty
    how_many: Mapped[int]  # how often, or of how many
    link: Mapped[bytes] = mapped_column(LargeBinary(LINK_BYTES))

    __table_args__ = (
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("who IN ('staff', 'kiosk', 'machine', 'nobody')", name="who"),
        CheckConstraint("(who IN ('staff', 'kiosk')) = (who_id IS NOT NULL)", name="someone"),
        CheckConstraint("who_id IS NULL OR organisation_id IS NOT NULL", name="somewhere"),
        CheckConstraint("length(act) > 0", name="act"),
        CheckConstraint("how_many >= 1", name="how_many"),
        CheckConstraint(f"length(link) = {LINK_BYTES}", name="link"),
        Index("ix_audit_entries_organisation_id_number", "organisation_id", "number"),
    )


class AuditCut(Model):
    """Where the oldest acts were cut off, each time they were; the chain begins behind the last.

    Triggers let go no act that no cut covers, and no cut; whoever puts in a cut of their own cannot seal it.
    """

    __tablename__ = "audit_cuts"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # of the last act that went
    at: Mapped[datetime] = mapped_column(Moment)  # the day on which it was
    link: Mapped[bytes] = mapped_column(LargeBinary(LINK_BYTES))  # of that act
    seal: Mapped[bytes] = mapped_column(LargeBinary(LINK_BYTES))

    __table_args__ = (
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint(f"length(link) = {LINK_BYTES} AND length(seal) = {LINK_BYTES}", name="lengths"),
    )


class AuditTally(Model):
    """How often a visitor did something at a kiosk on a day that is not over; enters the chain when it is.

    Were it linked at once, its place between two acts of staff would tell when the visitor was here.
    """

    __tablename__ = "audit_tallies"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    kiosk_id: Mapped[int] = mapped_column(primary_key=True)
    act: Mapped[str] = mapped_column(String(ACT_LENGTH), primary_key=True)
    how_many: Mapped[int]

    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "kiosk_id"], ["kiosks.organisation_id", "kiosks.id"]),
        CheckConstraint("how_many >= 1", name="how_many"),
    )
