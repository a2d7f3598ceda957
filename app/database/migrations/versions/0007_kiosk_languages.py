"""Which languages the tablets of a premises offer."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; without a row a language is on once it has been reviewed."""
    op.create_table(
        "kiosk_languages",
        sa.Column("organisation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("premises_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("code", sa.String(length=35), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("decided_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("length(code) > 0", name=op.f("ck_kiosk_languages_code")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "premises_id"],
            ["premises.organisation_id", "premises.id"],
            name=op.f("fk_kiosk_languages_organisation_id_premises_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "premises_id", "code", name=op.f("pk_kiosk_languages")),
    )


def downgrade() -> None:
    """Forget what had been decided."""
    op.drop_table("kiosk_languages")
