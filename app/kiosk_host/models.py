"""Kiosks, their tokens, the codes that pair them, the languages they speak."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.database.types import Moment
from app.extensions import Model

DIGEST_BYTES = 32
LANGUAGE_CODE_LENGTH = 35  # the longest that BCP 47 asks programs to take


class Kiosk(Model):
    """A tablet by a door; it can write entries and read its labels, nothing else."""

    __tablename__ = "kiosks"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    premises_id: Mapped[int]
    name: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime | None] = mapped_column(Moment)
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "premises_id"], ["premises.organisation_id", "premises.id"]),
        CheckConstraint("length(name) > 0", name="named"),
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
