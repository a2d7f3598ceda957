"""The ledger of releases: everything that has left the house, numbered, hashed, never changed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, SmallInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.database.types import Moment
from app.extensions import Model


class LedgerRelease(Model):
    """One release. The ledger is one for all organisations, for what leaves one may tell of its agreement's others.

    scope: "organisation/SLUG" or "agreement/SLUG". content: the release as canonical JSON. checksum: SHA-256 over the
    checksum before it and all that stands here but the moment and the hand.
    """

    __tablename__ = "releases"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # from 1, without gaps
    scope: Mapped[str] = mapped_column(String(96))
    threshold: Mapped[int] = mapped_column(SmallInteger)
    content: Mapped[str] = mapped_column(Text)
    checksum: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime] = mapped_column(Moment)
    # Who let it out; both empty when it was the command line.
    organisation_id: Mapped[int | None]
    made_by_id: Mapped[int | None]

    __table_args__ = (
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("threshold >= 1", name="threshold"),
        CheckConstraint("length(checksum) = 64", name="checksum"),
        CheckConstraint("(organisation_id IS NULL) = (made_by_id IS NULL)", name="someone"),
        ForeignKeyConstraint(["organisation_id", "made_by_id"], ["staff.organisation_id", "staff.id"]),
        Index("ix_releases_scope", "scope"),
    )
