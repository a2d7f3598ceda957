"""How many people premises have room for, and how many were inside as staff counted them."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

CAPACITY = "capacity_count SMALLINT CONSTRAINT ck_premises_capacity CHECK (capacity_count BETWEEN 1 AND 10000)"


def upgrade() -> None:
    """Add the column, with its constraint in the same words: SQLite takes one only with the column; make the table."""
    op.execute(f"ALTER TABLE premises ADD COLUMN {CAPACITY}")
    op.create_table(
        "inside_counts",
        sa.Column("organisation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("premises_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("heads", sa.SmallInteger(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("heads BETWEEN 0 AND 10000", name=op.f("ck_inside_counts_heads")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "premises_id"],
            ["premises.organisation_id", "premises.id"],
            name=op.f("fk_inside_counts_organisation_id_premises_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "staff_id"],
            ["staff.organisation_id", "staff.id"],
            name=op.f("fk_inside_counts_organisation_id_staff_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_inside_counts")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_inside_counts_at", "inside_counts", ["organisation_id", "premises_id", "at"])


def downgrade() -> None:
    """Forget what was counted, and the room there is."""
    op.drop_table("inside_counts")
    op.drop_column("premises", "capacity_count")
