"""The vault's tables: who has ticked, which vault is open, the tags of cards, where they were seen, which are one's."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, ForeignKeyConstraint, LargeBinary, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from app.database.types import Identifier, Moment
from app.extensions import Model
from app.people.models import TAG_BYTES


class JointTick(Model):
    """That a party wants its visitors counted jointly, or does so no more; a wording, none is edited."""

    __tablename__ = "joint_ticks"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    is_given: Mapped[bool]
    staff_id: Mapped[int | None]  # empty: by command
    written_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "staff_id"], ["staff.organisation_id", "staff.id"], name="fk_joint_ticks_staff"
        ),
    )


class Vault(Model):
    """A stretch of time in which an agreement counts jointly, under one key; of an agreement one at most is open."""

    __tablename__ = "vaults"
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"), primary_key=True)
    number: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    opened_day: Mapped[date] = mapped_column(Date)  # visits count from here on
    opened_at: Mapped[datetime] = mapped_column(Moment)
    fingerprint: Mapped[str] = mapped_column(String(16))  # of its key
    closed_at: Mapped[datetime | None] = mapped_column(Moment)  # by then its tags are gone and its key is to go

    __table_args__ = (CheckConstraint("number >= 1", name="number"),)


class VaultCode(Model):
    """The tag of a card's code under the agreement's key, and the number in the vault that it leads to."""

    __tablename__ = "vault_codes"
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"), primary_key=True)
    tag: Mapped[bytes] = mapped_column(LargeBinary(TAG_BYTES), primary_key=True)
    card_id: Mapped[Identifier]  # of the vault alone: no organisation's row has it

    __table_args__ = (
        CheckConstraint("length(tag) = 32", name="tag"),
        CheckConstraint("length(card_id) = 16", name="card_id"),
        {"sqlite_with_rowid": False},
    )


class VaultSighting(Model):
    """That a card of the vault made a visit to a party in a half-year."""

    __tablename__ = "vault_sightings"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"), primary_key=True)
    card_id: Mapped[Identifier] = mapped_column(primary_key=True)
    half_year: Mapped[date] = mapped_column(Date, primary_key=True)  # its first day

    __table_args__ = (
        CheckConstraint("length(card_id) = 16", name="card_id"),
        {"sqlite_with_rowid": False},
    )


class VaultLink(Model):
    """That two cards of the vault are one person's, as the desk of one party knows."""

    __tablename__ = "vault_links"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"), primary_key=True)
    card_id: Mapped[Identifier] = mapped_column(primary_key=True)
    other_card_id: Mapped[Identifier] = mapped_column(primary_key=True)

    __table_args__ = (
        CheckConstraint("length(card_id) = 16 AND length(other_card_id) = 16", name="card_ids"),
        {"sqlite_with_rowid": False},
    )
