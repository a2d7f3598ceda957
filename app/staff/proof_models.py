"""What proves that someone is who they say: passkeys, one-time codes, recovery codes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Index, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.database.types import Moment
from app.extensions import Model
from app.staff.models import DIGEST_BYTES

CREDENTIAL_BYTES = 1023  # the longest that the standard allows
SALT_BYTES = 16
PASSKEY_NAME_LENGTH = 60


class Passkey(Model):
    """A key that a phone or computer holds and opens by finger, face or screen lock; here is its public half."""

    __tablename__ = "passkeys"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    credential_id: Mapped[bytes] = mapped_column(LargeBinary(CREDENTIAL_BYTES), primary_key=True)
    staff_id: Mapped[int]
    name: Mapped[str] = mapped_column(Text)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    # How often its holder has signed by it, where it counts: going back tells of a copy.
    sign_count: Mapped[int] = mapped_column(BigInteger)
    made_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "staff_id"], ["staff.organisation_id", "staff.id"]),
        CheckConstraint("length(name) > 0", name="named"),
        CheckConstraint("length(credential_id) BETWEEN 1 AND 1023", name="credential_id"),
        CheckConstraint("sign_count >= 0", name="sign_count"),
        Index("uq_passkeys_credential_id", "credential_id", unique=True),
    )


class UsedChallenge(Model):
    """A challenge that was answered rightly, kept until it lapses, so that the same answer does not open twice."""

    __tablename__ = "used_challenges"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_BYTES), primary_key=True)
    lapses_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (Index("uq_used_challenges_digest", "digest", unique=True),)


class CodeSecret(Model):
    """The secret that someone's app makes one-time codes from; sealed by a key that is not in the database."""

    __tablename__ = "code_secrets"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    last_step: Mapped[int] = mapped_column(BigInteger)  # of 30 seconds since 1970: no code of it or before opens again
    salt: Mapped[bytes] = mapped_column(LargeBinary(SALT_BYTES))  # of the recovery codes
    made_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "staff_id"], ["staff.organisation_id", "staff.id"]),
        CheckConstraint("length(salt) = 16", name="salt"),
    )


class RecoveryCode(Model):
    """A code on paper for who has lost the app: opens once; only its slow hash is kept."""

    __tablename__ = "recovery_codes"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    digest: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_BYTES), primary_key=True)
    used_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "staff_id"], ["code_secrets.organisation_id", "code_secrets.staff_id"]
        ),
    )
