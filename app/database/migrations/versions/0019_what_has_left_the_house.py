"""The ledger of releases: what has left the house."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the ledger; nothing has left yet."""
    op.create_table(
        "releases",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("scope", sa.String(length=96), nullable=False),
        sa.Column("threshold", sa.SmallInteger(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("organisation_id", sa.Integer()),
        sa.Column("made_by_id", sa.Integer()),
        sa.CheckConstraint("number >= 1", name=op.f("ck_releases_number")),
        sa.CheckConstraint("threshold >= 1", name=op.f("ck_releases_threshold")),
        sa.CheckConstraint("length(checksum) = 64", name=op.f("ck_releases_checksum")),
        sa.CheckConstraint("(organisation_id IS NULL) = (made_by_id IS NULL)", name=op.f("ck_releases_someone")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "made_by_id"],
            ["staff.organisation_id", "staff.id"],
            name=op.f("fk_releases_organisation_id_made_by_id"),
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_releases")),
    )
    op.create_index("ix_releases_scope", "releases", ["scope"])


def downgrade() -> None:
    """Forget what has left: whoever has it still has it."""
    op.drop_table("releases")
