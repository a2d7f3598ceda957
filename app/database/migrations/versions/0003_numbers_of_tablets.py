"""Which of a tablet's running numbers have come in."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; tablets begin to be known by their next numbers."""
    op.create_table(
        "tablet_numbers",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("tablet", sa.LargeBinary(length=16), nullable=False),
        sa.Column("kiosk_id", sa.Integer(), nullable=False),
        sa.Column("stretches", sa.Text(), nullable=False),
        sa.CheckConstraint("length(tablet) = 16", name=op.f("ck_tablet_numbers_tablet")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "kiosk_id"],
            ["kiosks.organisation_id", "kiosks.id"],
            name=op.f("fk_tablet_numbers_organisation_id_kiosk_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "tablet", name=op.f("pk_tablet_numbers")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Forget the numbers; the log keeps everything."""
    op.drop_table("tablet_numbers")
