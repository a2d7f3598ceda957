"""What tablets tell of themselves, and the PIN of the staff's corner."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "kiosk_reports",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("kiosk_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("told_at", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.String(length=32), nullable=True),
        sa.Column("queue_count", sa.Integer(), nullable=True),
        sa.Column("is_storage_kept", sa.Boolean(), nullable=True),
        sa.Column("clock_ahead_seconds", sa.Integer(), nullable=True),
        sa.Column("browser", sa.String(length=40), nullable=True),
        sa.Column("trouble", sa.String(length=16), nullable=True),
        sa.Column("reload_asked_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("queue_count >= 0", name=op.f("ck_kiosk_reports_queue_count")),
        sa.CheckConstraint(
            "trouble IN ('storage', 'server', 'camera', 'script')", name=op.f("ck_kiosk_reports_trouble")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "kiosk_id"],
            ["kiosks.organisation_id", "kiosks.id"],
            name=op.f("fk_kiosk_reports_organisation_id_kiosk_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "kiosk_id", name=op.f("pk_kiosk_reports")),
    )
    op.create_table(
        "staff_pins",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("premises_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("salt", sa.LargeBinary(length=16), nullable=False),
        sa.Column("iteration_count", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("set_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("iteration_count >= 100000", name=op.f("ck_staff_pins_slow")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "premises_id"],
            ["premises.organisation_id", "premises.id"],
            name=op.f("fk_staff_pins_organisation_id_premises_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "premises_id", name=op.f("pk_staff_pins")),
    )


def downgrade() -> None:
    """Drop both."""
    op.drop_table("staff_pins")
    op.drop_table("kiosk_reports")
