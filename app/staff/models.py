"""Staff accounts, one-time links, sessions kept on the server."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.database.types import Moment
from app.extensions import Model

DIGEST_BYTES = 32


class Role(StrEnum):
    """What someone may do; each role may do what the ones before it may."""

    VOLUNTEER = "volunteer"
    COORDINATOR = "coordinator"
    ADMIN = "admin"


class StaffMember(Model):
    """Someone who signs in. The name is what they are called at the place, no more."""

    __tablename__ = "staff"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(String(16))
    password_hash: Mapped[str | None] = mapped_column(Text)  # Argon2id, with its parameters
    language: Mapped[str | None] = mapped_column(String(8))
    made_at: Mapped[datetime] = mapped_column(Moment)
    left_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        CheckConstraint("role IN ('volunteer', 'coordinator', 'admin')", name="role"),
        CheckConstraint("length(name) > 0", name="named"),
        Index("uq_staff_name", "organisation_id", "name", unique=True),
    )


class SignInLink(Model):
    """A link that signs in once; only its digest is kept."""

    __tablename__ = "sign_in_links"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_BYTES), primary_key=True)
    staff_id: Mapped[int]
    made_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "staff_id"], ["staff.organisation_id", "staff.id"]),
        Index("uq_sign_in_links_digest", "digest", unique=True),
    )


class StaffSession(Model):
    """Someone signed in on some browser, until it ends, lapses or is revoked; only the token's digest is kept."""

    __tablename__ = "staff_sessions"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_BYTES), primary_key=True)
    staff_id: Mapped[int]
    browser: Mapped[str] = mapped_column(Text, default="")  # as the browser calls itself, for the list of sessions
    made_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "staff_id"], ["staff.organisation_id", "staff.id"]),
        Index("uq_staff_sessions_digest", "digest", unique=True),
    )
