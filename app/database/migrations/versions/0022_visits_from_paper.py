"""Indexes the visits whose number is known from paper, so that a report finds them without reading the others."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index; entries stay as they are."""
    few = sa.text("kind = 'visit' AND basis IS NOT NULL")
    op.create_index(
        "ix_entries_basis",
        "entries",
        ["organisation_id", "premises_id", "basis", "day"],
        sqlite_where=few,
        postgresql_where=few,
    )


def downgrade() -> None:
    """Drop it again."""
    op.drop_index("ix_entries_basis", "entries")
