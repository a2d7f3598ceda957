"""The facts: entries, what people said of themselves, voids, leaves, what was set aside, imports."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import (
    CheckConstraint,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    SmallInteger,
    String,
    Text,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.database.types import Identifier, Moment
from app.extensions import Model

CONTENT_HASH_BYTES = 16
CODE_LENGTH = 64
LIVE = 0  # the batch of everything that did not come in a file
# The batch of what retention has left of persons after 13 months: of its days only the month, and how many, is true.
BY_MONTH = -1


class Source(StrEnum):
    """By what way an entry came."""

    KIOSK = "kiosk"
    STAFF = "staff"
    IMPORT = "import"


class ImportRun(Model):
    """One file taken in; its rows count once it is finished, all at once."""

    __tablename__ = "imports"
    id: Mapped[int] = mapped_column(primary_key=True)
    begun_at: Mapped[datetime] = mapped_column(Moment)
    finished_at: Mapped[datetime | None] = mapped_column(Moment)


class Entry(Model):
    """One thing that happened: the row that every figure is made of."""

    __tablename__ = "entries"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[Identifier] = mapped_column(primary_key=True)
    premises_id: Mapped[int]
    kind: Mapped[str] = mapped_column(ForeignKey("kinds.slug"))
    activity_id: Mapped[int | None]
    day: Mapped[date] = mapped_column(Date)
    hour: Mapped[int | None] = mapped_column(SmallInteger)  # of the premises' clock
    at: Mapped[datetime | None] = mapped_column(Moment)  # empty: only the day is known
    person_id: Mapped[Identifier | None]
    count: Mapped[int] = mapped_column(SmallInteger, default=1)
    children: Mapped[int] = mapped_column(SmallInteger, default=0)
    minutes: Mapped[int | None] = mapped_column(SmallInteger)  # the entry's total, whatever its count
    channel: Mapped[str | None] = mapped_column(String(CODE_LENGTH))
    direction: Mapped[str | None] = mapped_column(String(CODE_LENGTH))
    authority: Mapped[str | None] = mapped_column(String(CODE_LENGTH))
    item: Mapped[str | None] = mapped_column(String(CODE_LENGTH))
    partner: Mapped[str | None] = mapped_column(String(CODE_LENGTH))
    topic: Mapped[str | None] = mapped_column(String(CODE_LENGTH))
    reached: Mapped[bool | None]
    basis: Mapped[str | None] = mapped_column(String(CODE_LENGTH))
    referrer: Mapped[str | None] = mapped_column(String(CODE_LENGTH))
    how_found: Mapped[str | None] = mapped_column(String(CODE_LENGTH))
    content_hash: Mapped[bytes] = mapped_column(LargeBinary(CONTENT_HASH_BYTES))
    batch_id: Mapped[int] = mapped_column(default=LIVE)
    source: Mapped[str] = mapped_column(String(8))
    kiosk_id: Mapped[int | None]
    staff_id: Mapped[int | None]
    seq: Mapped[int | None]
    claimed_at: Mapped[datetime | None] = mapped_column(Moment)  # what the tablet's clock said
    received_at: Mapped[datetime] = mapped_column(Moment)  # once thinned, midnight of the service day

    __table_args__ = (
        CheckConstraint("length(id) = 16", name="id"),
        CheckConstraint("count BETWEEN 1 AND 1000", name="count"),
        CheckConstraint("children BETWEEN 0 AND count", name="children"),
        CheckConstraint("person_id IS NULL OR (count = 1 AND children = 0)", name="person_is_one_head"),
        CheckConstraint("minutes BETWEEN 0 AND 1440", name="minutes"),
        CheckConstraint("hour BETWEEN 0 AND 23", name="hour"),
        CheckConstraint("source IN ('kiosk', 'staff', 'import')", name="source"),
        CheckConstraint("person_id IS NULL OR (referrer IS NULL AND how_found IS NULL)", name="nothing_that_tells"),
        ForeignKeyConstraint(["organisation_id", "premises_id"], ["premises.organisation_id", "premises.id"]),
        ForeignKeyConstraint(["organisation_id", "activity_id"], ["activities.organisation_id", "activities.id"]),
        ForeignKeyConstraint(["organisation_id", "person_id"], ["people.organisation_id", "people.id"]),
        ForeignKeyConstraint(["organisation_id", "kiosk_id"], ["kiosks.organisation_id", "kiosks.id"]),
        ForeignKeyConstraint(["organisation_id", "staff_id"], ["staff.organisation_id", "staff.id"]),
        Index("ix_entries_day", "organisation_id", "premises_id", "day"),
        # Rows stored by their random id, not by arrival: the order of coming in cannot be read from the file.
        {"sqlite_with_rowid": False},
    )


# Lengths of stay are few beside visits; the median reads just these.
Index(
    "ix_entries_stay",
    Entry.organisation_id,
    Entry.premises_id,
    Entry.day,
    Entry.minutes,
    Entry.batch_id,
    sqlite_where=text("kind = 'visit' AND minutes IS NOT NULL"),
    postgresql_where=text("kind = 'visit' AND minutes IS NOT NULL"),
)
# Of visits few say how their number is known: those from paper are found without reading the others.
Index(
    "ix_entries_basis",
    Entry.organisation_id,
    Entry.premises_id,
    Entry.basis,
    Entry.day,
    sqlite_where=text("kind = 'visit' AND basis IS NOT NULL"),
    postgresql_where=text("kind = 'visit' AND basis IS NOT NULL"),
)
# All that is no visit is counted from this index alone, without a look at the rows, which lie by their random ids.
# The id is what voids are looked up by; SQLite has it in every index, PostgreSQL in those that say so.
Index(
    "ix_entries_done",
    Entry.organisation_id,
    Entry.premises_id,
    Entry.kind,
    Entry.day,
    Entry.activity_id,
    Entry.person_id,
    Entry.count,
    Entry.minutes,
    Entry.batch_id,
    Entry.hour,
    Entry.reached,
    Entry.channel,
    Entry.direction,
    Entry.authority,
    Entry.item,
    Entry.partner,
    Entry.referrer,
    Entry.how_found,
    sqlite_where=text("kind <> 'visit'"),
    postgresql_where=text("kind <> 'visit'"),
    postgresql_include=["id"],
)
Index(
    "ix_entries_person",
    Entry.organisation_id,
    Entry.person_id,
    sqlite_where=text("person_id IS NOT NULL"),
    postgresql_where=text("person_id IS NOT NULL"),
)


class Statement(Model):
    """What someone said of themselves with an entry; it belongs to that entry's person."""

    __tablename__ = "statements"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    id: Mapped[Identifier] = mapped_column(primary_key=True)
    # May be known before the entry itself has come, so no foreign key.
    entry_id: Mapped[Identifier]
    gender: Mapped[str | None] = mapped_column(String(8))
    age_band: Mapped[str | None] = mapped_column(String(8))
    been_before: Mapped[bool | None]
    called_first: Mapped[bool | None]
    replaces_lost: Mapped[bool | None]
    content_hash: Mapped[bytes] = mapped_column(LargeBinary(CONTENT_HASH_BYTES))
    batch_id: Mapped[int] = mapped_column(default=LIVE)

    __table_args__ = (
        CheckConstraint("gender IN ('woman', 'man', 'other')", name="gender"),
        CheckConstraint("age_band IN ('18-29', '30-44', '45-64', '65-plus')", name="age_band"),
        Index("ix_statements_entry", "organisation_id", "entry_id"),
        {"sqlite_with_rowid": False},
    )


class Void(Model):
    """Takes back an entry, a statement or a link, whether it came before or comes after."""

    __tablename__ = "voids"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    id: Mapped[Identifier] = mapped_column(primary_key=True)
    target_id: Mapped[Identifier]
    content_hash: Mapped[bytes] = mapped_column(LargeBinary(CONTENT_HASH_BYTES))
    reason: Mapped[str] = mapped_column(Text, default="")
    kiosk_id: Mapped[int | None]
    staff_id: Mapped[int | None]
    received_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "kiosk_id"], ["kiosks.organisation_id", "kiosks.id"]),
        ForeignKeyConstraint(["organisation_id", "staff_id"], ["staff.organisation_id", "staff.id"]),
        Index("ix_voids_target", "organisation_id", "target_id"),
        {"sqlite_with_rowid": False},
    )


class Leave(Model):
    """Someone said goodbye at the tablet; the length of stay follows from it and the entry."""

    __tablename__ = "leaves"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    id: Mapped[Identifier] = mapped_column(primary_key=True)
    entry_id: Mapped[Identifier]
    at: Mapped[datetime] = mapped_column(Moment)
    content_hash: Mapped[bytes] = mapped_column(LargeBinary(CONTENT_HASH_BYTES))

    __table_args__ = (
        Index("ix_leaves_entry", "organisation_id", "entry_id"),
        # The few who left in the period are read first, then their entries.
        Index("ix_leaves_at", "organisation_id", "at", "entry_id"),
        {"sqlite_with_rowid": False},
    )


class SetAside(Model):
    """What could not be stored as it came: a conflict, or an item that cannot be understood. Kept whole, sealed."""

    __tablename__ = "set_aside"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    # A keyed hash of the item, so that sending it again keeps it once.
    fingerprint: Mapped[bytes] = mapped_column(LargeBinary(CONTENT_HASH_BYTES), primary_key=True)
    status: Mapped[str] = mapped_column(String(12))
    reason: Mapped[str] = mapped_column(Text)
    sealed_item: Mapped[bytes] = mapped_column(LargeBinary)
    kiosk_id: Mapped[int | None]
    received_at: Mapped[datetime] = mapped_column(Moment)
    # What staff made of it; all empty: it waits to be looked over.
    settled_as: Mapped[str | None] = mapped_column(String(8))
    settled_at: Mapped[datetime | None] = mapped_column(Moment)
    settled_by: Mapped[int | None]

    __table_args__ = (
        CheckConstraint("status IN ('conflict', 'quarantined')", name="status"),
        CheckConstraint("settled_as IN ('let-in', 'left-out')", name="settled_as"),
        CheckConstraint("(settled_as IS NULL) = (settled_at IS NULL)", name="settled_once"),
        ForeignKeyConstraint(["organisation_id", "kiosk_id"], ["kiosks.organisation_id", "kiosks.id"]),
        ForeignKeyConstraint(["organisation_id", "settled_by"], ["staff.organisation_id", "staff.id"]),
        {"sqlite_with_rowid": False},
    )


class WaitingCode(Model):
    """A picture code whose slow hash is still to be made; sealed under a key outside the database."""

    __tablename__ = "waiting_codes"
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[Identifier] = mapped_column(primary_key=True)
    sealed_code: Mapped[bytes] = mapped_column(LargeBinary)

    __table_args__ = (
        ForeignKeyConstraint(["organisation_id", "entry_id"], ["entries.organisation_id", "entries.id"]),
        {"sqlite_with_rowid": False},
    )
