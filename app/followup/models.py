"""Reports as they are written and as they were sealed: their texts, their events, their readers, their files.

A joint report is written by the staff of several organisations: these few rows stand above organisations, and hold
nothing of a log. So staff are named by organisation and number, without a key that would lead across.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.database.types import Moment
from app.extensions import Model

LONGEST_TEXT = 4000
LONGEST_EVENT = 120


class ReportDraft(Model):
    """A report that is being written: whose, of which time. One of a kind, however many write at it.

    Of one organisation, or of all parties of an agreement: a joint report stands above organisations, so its own
    number is its key.
    """

    __tablename__ = "report_drafts"
    id: Mapped[int] = mapped_column(primary_key=True)
    # "organisation/SLUG" or "agreement/SLUG", as quantities name it.
    scope: Mapped[str] = mapped_column(String(80))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"))
    agreement_id: Mapped[int | None] = mapped_column(ForeignKey("agreements.id"))
    first_day: Mapped[date] = mapped_column(Date)
    last_day: Mapped[date] = mapped_column(Date)
    begun_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        CheckConstraint("first_day <= last_day", name="period"),
        CheckConstraint("organisation_id IS NOT NULL OR agreement_id IS NOT NULL", name="of_somebody"),
        Index("uq_report_drafts_scope", "scope", "first_day", "last_day", unique=True),
    )


class ReportText(Model):
    """What was written in one place of a report. Each saving is a row: the newest stands, none is lost."""

    __tablename__ = "report_texts"
    draft_id: Mapped[int] = mapped_column(ForeignKey("report_drafts.id"), primary_key=True)
    slot: Mapped[str] = mapped_column(String(80), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str] = mapped_column(Text)  # empty: taken away
    organisation_id: Mapped[int]
    staff_id: Mapped[int]
    written_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        CheckConstraint("version >= 1", name="version"),
        CheckConstraint(f"length(text) <= {LONGEST_TEXT}", name="length"),
    )


class ReportEvent(Model):
    """Something that happened during the time of a report, whose day stands under its curves."""

    __tablename__ = "report_events"
    draft_id: Mapped[int] = mapped_column(ForeignKey("report_drafts.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    day: Mapped[date] = mapped_column(Date)
    words: Mapped[str] = mapped_column(Text)
    organisation_id: Mapped[int]
    staff_id: Mapped[int]
    written_at: Mapped[datetime] = mapped_column(Moment)
    removed_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (CheckConstraint(f"length(words) BETWEEN 1 AND {LONGEST_EVENT}", name="words"),)


class SealedReport(Model):
    """A report as it was sealed: figures, words, checksum. Later entries never change it; a revision is a new one."""

    __tablename__ = "sealed_reports"
    id: Mapped[int] = mapped_column(primary_key=True)
    draft_id: Mapped[int] = mapped_column(ForeignKey("report_drafts.id"))
    version: Mapped[int]
    # The report as data, the very bytes: oasen-report/1, and its blocks in each language.
    document: Mapped[bytes] = mapped_column(LargeBinary)
    blocks: Mapped[bytes] = mapped_column(LargeBinary)
    checksum: Mapped[str] = mapped_column(String(64))
    what_changed: Mapped[str] = mapped_column(Text)  # empty in the first version only
    organisation_id: Mapped[int]
    staff_id: Mapped[int]
    sealed_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        CheckConstraint("version >= 1", name="version"),
        CheckConstraint("(version = 1) = (length(what_changed) = 0)", name="a_revision_says_what_changed"),
        CheckConstraint("length(checksum) = 64", name="checksum"),
        Index("uq_sealed_reports_version", "draft_id", "version", unique=True),
    )


class SealedFile(Model):
    """A file of a sealed report, byte for byte as it was handed out."""

    __tablename__ = "sealed_files"
    sealed_id: Mapped[int] = mapped_column(ForeignKey("sealed_reports.id"), primary_key=True)
    format: Mapped[str] = mapped_column(String(8), primary_key=True)
    language: Mapped[str] = mapped_column(String(2), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    checksum: Mapped[str] = mapped_column(String(64))

    __table_args__ = (CheckConstraint("length(checksum) = 64", name="checksum"),)


class ReportTemplate(Model):
    """The Word template that an organisation's reports come in: its page and styles, without a word of its text."""

    __tablename__ = "report_templates"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True, autoincrement=False)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    staff_id: Mapped[int]
    written_at: Mapped[datetime] = mapped_column(Moment)


class ReportReading(Model):
    """A second reader has read a report as it stood, and found it ready."""

    __tablename__ = "report_readings"
    draft_id: Mapped[int] = mapped_column(ForeignKey("report_drafts.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(primary_key=True)
    checksum: Mapped[str] = mapped_column(String(64), primary_key=True)  # of what was read
    read_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (CheckConstraint("length(checksum) = 64", name="checksum"),)
