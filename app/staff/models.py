"""Staff accounts, one-time links, sessions kept on the server."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    String,
    Text,
    false,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.database.types import Moment
from app.extensions import Model

DIGEST_BYTES = 32


class Role(StrEnum):
    """What someone may do; each role may do what the ones before it may."""

    VOLUNTEER = "volunteer"
    COORDINATOR = "coordinator"
    ADMIN = "admin"


class Way(StrEnum):
    """How a session was opened."""

    LINK = "link"
    PASSWORD = "password"  # noqa: S105  # a word, not one that opens anything
    CODE = "code"  # password, then a one-time code
    PASSKEY = "passkey"
    PIN = "pin"


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
    # When they put off, once, to get a passkey or one-time codes.
    proof_put_off_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        CheckConstraint("role IN ('volunteer', 'coordinator', 'admin')", name="role"),
        CheckConstraint("length(name) > 0", name="named"),
        # Whoever comes may be called as someone was who has left.
        Index(
            "uq_staff_name",
            "organisation_id",
            "name",
            unique=True,
            sqlite_where=text("left_at IS NULL"),
            postgresql_where=text("left_at IS NULL"),
        ),
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
    way: Mapped[str] = mapped_column(String(10), default=Way.PASSWORD, server_default=Way.PASSWORD)
    # On a computer that many use: locks after two minutes.
    is_shared: Mapped[bool] = mapped_column(default=False, server_default=false())
    # Which one; empty when it belongs to another organisation.
    computer_id: Mapped[int | None]

    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "staff_id"], ["staff.organisation_id", "staff.id"]),
        ForeignKeyConstraint(
            ["organisation_id", "computer_id"], ["shared_computers.organisation_id", "shared_computers.id"]
        ),
        CheckConstraint("way IN ('link', 'password', 'code', 'passkey', 'pin')", name="way"),
        Index("uq_staff_sessions_digest", "digest", unique=True),
    )
