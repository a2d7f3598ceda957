"""The Word template that an organisation's reports come in."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; nobody has chosen one yet."""
    op.create_table(
        "report_templates",
        sa.Column("organisation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_report_templates_organisation_id")
        ),
        sa.PrimaryKeyConstraint("organisation_id", name=op.f("pk_report_templates")),
    )


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("report_templates")
