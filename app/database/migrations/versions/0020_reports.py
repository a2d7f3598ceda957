"""Reports as they are written and as they were sealed: texts, events, readers, files."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; nothing has been written."""
    op.create_table(
        "report_drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scope", sa.String(length=80), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("agreement_id", sa.Integer(), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("begun_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_report_drafts_period")),
        sa.CheckConstraint(
            "organisation_id IS NOT NULL OR agreement_id IS NOT NULL", name=op.f("ck_report_drafts_of_somebody")
        ),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreements.id"], name=op.f("fk_report_drafts_agreement_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_report_drafts_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_drafts")),
    )
    op.create_index("uq_report_drafts_scope", "report_drafts", ["scope", "first_day", "last_day"], unique=True)
    op.create_table(
        "report_texts",
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("slot", sa.String(length=80), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("length(text) <= 4000", name=op.f("ck_report_texts_length")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_report_texts_version")),
        sa.ForeignKeyConstraint(["draft_id"], ["report_drafts.id"], name=op.f("fk_report_texts_draft_id")),
        sa.PrimaryKeyConstraint("draft_id", "slot", "version", name=op.f("pk_report_texts")),
    )
    op.create_table(
        "report_events",
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.BigInteger(), nullable=False),
        sa.Column("removed_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("length(words) BETWEEN 1 AND 120", name=op.f("ck_report_events_words")),
        sa.ForeignKeyConstraint(["draft_id"], ["report_drafts.id"], name=op.f("fk_report_events_draft_id")),
        sa.PrimaryKeyConstraint("draft_id", "number", name=op.f("pk_report_events")),
    )
    op.create_table(
        "sealed_reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("blocks", sa.LargeBinary(), nullable=False),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("what_changed", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("sealed_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "(version = 1) = (length(what_changed) = 0)", name=op.f("ck_sealed_reports_a_revision_says_what_changed")
        ),
        sa.CheckConstraint("length(checksum) = 64", name=op.f("ck_sealed_reports_checksum")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_sealed_reports_version")),
        sa.ForeignKeyConstraint(["draft_id"], ["report_drafts.id"], name=op.f("fk_sealed_reports_draft_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_reports")),
    )
    op.create_index("uq_sealed_reports_version", "sealed_reports", ["draft_id", "version"], unique=True)
    op.create_table(
        "sealed_files",
        sa.Column("sealed_id", sa.Integer(), nullable=False),
        sa.Column("format", sa.String(length=8), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.CheckConstraint("length(checksum) = 64", name=op.f("ck_sealed_files_checksum")),
        sa.ForeignKeyConstraint(["sealed_id"], ["sealed_reports.id"], name=op.f("fk_sealed_files_sealed_id")),
        sa.PrimaryKeyConstraint("sealed_id", "format", "language", name=op.f("pk_sealed_files")),
    )
    op.create_table(
        "report_readings",
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("read_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("length(checksum) = 64", name=op.f("ck_report_readings_checksum")),
        sa.ForeignKeyConstraint(["draft_id"], ["report_drafts.id"], name=op.f("fk_report_readings_draft_id")),
        sa.PrimaryKeyConstraint("draft_id", "organisation_id", "staff_id", "checksum", name=op.f("pk_report_readings")),
    )


def downgrade() -> None:
    """Forget every draft and every sealed report: take their files out first."""
    for table in (
        "report_readings",
        "sealed_files",
        "sealed_reports",
        "report_events",
        "report_texts",
        "report_drafts",
    ):
        op.drop_table(table)
