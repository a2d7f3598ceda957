"""Puts the id into the index of what is counted, where the database does not have it there anyway."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

# The columns in the order of the index: what is asked for by value first, then what is read from it.
COLUMNS = [
    *("organisation_id", "premises_id", "kind", "day", "activity_id", "person_id", "count", "minutes", "batch_id"),
    *("hour", "reached", "channel", "direction", "authority", "item", "partner", "referrer", "how_found"),
]


def upgrade() -> None:
    """Make the index anew with the id; entries stay as they are."""
    _make_anew(["id"])


def downgrade() -> None:
    """Make the index anew without it."""
    _make_anew([])


def _make_anew(include: list[str]) -> None:
    # In SQLite each index leads to its row by the primary key, so the id is in it already.
    if op.get_bind().dialect.name == "postgresql":
        op.drop_index("ix_entries_done", "entries")
        op.create_index(
            "ix_entries_done",
            "entries",
            COLUMNS,
            postgresql_where=sa.text("kind <> 'visit'"),
            postgresql_include=include,
        )
