"""Kiosks, their tokens, the codes that pair them, what each last told of itself, the staff's PIN, the languages."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.database.types import Identifier, Moment
from app.extensions import Model

DIGEST_BYTES = 32
VERSION_LENGTH = 32
BROWSER_LENGTH = 40
LANGUAGE_CODE_LENGTH = 35  # the longest that BCP 47 asks programs to take


class Trouble(StrEnum):
    """What last went wrong on a tablet, by its kind alone: no message, which might hold what someone showed."""

    STORAGE = "storage"
    SERVER = "server"
    CAMERA = "camera"
    SCRIPT = "script"


class Purpose(StrEnum):
    """What a kiosk is for: a tablet by the door, or a volunteer's own phone, which may note contacts and no more."""

    DOOR = "door"
    PHONE = "phone"


class Kiosk(Model):
    """A tablet by a door, or a phone; it can write what its purpose allows and read its labels, nothing else."""

    __tablename__ = "kiosks"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    premises_id: Mapped[int]
    name: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime | None] = mapped_column(Moment)
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)
    purpose: Mapped[str] = mapped_column(String(8), default=Purpose.DOOR, server_default=Purpose.DOOR)

    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "premises_id"], ["premises.organisation_id", "premises.id"]),
        CheckConstraint("length(name) > 0", name="named"),
        CheckConstraint("purpose IN ('door', 'phone')", name="purpose"),
    )


class KioskToken(Model):
    """A bearer token of a kiosk, as its digest; pairing anew makes another."""

    __tablename__ = "kiosk_tokens"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_BYTES), primary_key=True)
    kiosk_id: Mapped[int]
    made_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "kiosk_id"], ["kiosks.organisation_id", "kiosks.id"]),
        Index("uq_kiosk_tokens_digest", "digest", unique=True),
    )


class PairingCode(Model):
    """A code that pairs a tablet once; only its digest is kept."""

    __tablename__ = "pairing_codes"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_BYTES), primary_key=True)
    kiosk_id: Mapped[int]
    expires_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "kiosk_id"], ["kiosks.organisation_id", "kiosks.id"]),
        Index("uq_pairing_codes_digest", "digest", unique=True),
    )


class TabletNumbers(Model):
    """Which of a tablet's running numbers have come in; those that are missing below the highest are still awaited."""

    __tablename__ = "tablet_numbers"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    # What the tablet calls itself, or a part of its token's digest. A kiosk may have had several tablets.
    tablet: Mapped[Identifier] = mapped_column(primary_key=True)
    kiosk_id: Mapped[int]  # as which it was last heard of
    stretches: Mapped[str] = mapped_column(Text)  # JSON, as in numbers.py

    __table_args__ = (
        CheckConstraint("length(tablet) = 16", name="tablet"),
        ForeignKeyConstraint(["organisation_id", "kiosk_id"], ["kiosks.organisation_id", "kiosks.id"]),
        {"sqlite_with_rowid": False},
    )


class KioskReport(Model):
    """What a tablet last told of itself, and whether staff have asked it to load its page anew."""

    __tablename__ = "kiosk_reports"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    kiosk_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    told_at: Mapped[datetime | None] = mapped_column(Moment)  # empty: it has told nothing yet
    version: Mapped[str | None] = mapped_column(String(VERSION_LENGTH))
    queue_count: Mapped[int | None]
    is_storage_kept: Mapped[bool | None]
    clock_ahead_seconds: Mapped[int | None]  # below zero: behind
    browser: Mapped[str | None] = mapped_column(String(BROWSER_LENGTH))  # its family, Chrome, Android; no more
    trouble: Mapped[str | None] = mapped_column(String(16))
    reload_asked_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "kiosk_id"], ["kiosks.organisation_id", "kiosks.id"]),
        CheckConstraint("queue_count >= 0", name="queue_count"),
        CheckConstraint("trouble IN ('storage', 'server', 'camera', 'script')", name="trouble"),
    )


class StaffPin(Model):
    """The PIN that opens the staff's corner on the tablets of one place, as a slow salted hash."""

    __tablename__ = "staff_pins"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    premises_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    salt: Mapped[bytes] = mapped_column(LargeBinary(16))
    iteration_count: Mapped[int]
    digest: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_BYTES))
    set_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "premises_id"], ["premises.organisation_id", "premises.id"]),
        CheckConstraint("iteration_count >= 100000", name="slow"),
    )


class KioskLanguage(Model):
    """What has been decided about one language at the tablets of a premises; no row: on once it has been reviewed."""

    __tablename__ = "kiosk_languages"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    premises_id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(LANGUAGE_CODE_LENGTH), primary_key=True)
    is_on: Mapped[bool]
    decided_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "premises_id"], ["premises.organisation_id", "premises.id"]),
        CheckConstraint("length(code) > 0", name="code"),
    )
