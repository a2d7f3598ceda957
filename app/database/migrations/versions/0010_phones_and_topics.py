"""Phones beside tablets, and what calls are about."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What was there is a tablet by a door; no topics are kept until somebody edits those of the start."""
    # Written out, since SQLite adds a column with its check in this one form only.
    op.execute(
        "ALTER TABLE kiosks ADD COLUMN purpose VARCHAR(8) DEFAULT 'door' NOT NULL"
        " CONSTRAINT ck_kiosks_purpose CHECK (purpose IN ('door', 'phone'))"
    )
    op.create_table(
        "outreach_topics",
        sa.Column("organisation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("slug", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("length(slug) > 0 AND length(name) > 0", name=op.f("ck_outreach_topics_named")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_outreach_topics_organisation_id")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "slug", name=op.f("pk_outreach_topics")),
    )


def downgrade() -> None:
    """Forget the topics; a phone would be taken for a tablet, so it is shut out."""
    op.drop_table("outreach_topics")
    op.execute("UPDATE kiosks SET revoked_at = made_at WHERE purpose = 'phone' AND revoked_at IS NULL")
    op.drop_column("kiosks", "purpose")
