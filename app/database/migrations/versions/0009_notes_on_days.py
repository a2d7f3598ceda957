"""Notes on sessions and days."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "notes",
        sa.Column("organisation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("premises_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.BigInteger(), nullable=False),
        sa.Column("removed_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_notes_id")),
        sa.CheckConstraint("length(text) <= 500", name=op.f("ck_notes_short")),
        sa.CheckConstraint("(removed_at IS NULL) = (length(text) > 0)", name=op.f("ck_notes_removed_is_gone")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "premises_id"],
            ["premises.organisation_id", "premises.id"],
            name=op.f("fk_notes_organisation_id_premises_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "activity_id"],
            ["activities.organisation_id", "activities.id"],
            name=op.f("fk_notes_organisation_id_activity_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "staff_id"],
            ["staff.organisation_id", "staff.id"],
            name=op.f("fk_notes_organisation_id_staff_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_notes")),
    )
    op.create_index("ix_notes_day", "notes", ["organisation_id", "premises_id", "day"])


def downgrade() -> None:
    """Forget the notes."""
    op.drop_index("ix_notes_day", table_name="notes")
    op.drop_table("notes")
