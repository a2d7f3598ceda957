"""Who of the staff recorded a day's state; empty for what came in a file."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0007"
branch_labels = None
depends_on = None

TABLE = "opening_days"
TO_STAFF = "fk_opening_days_organisation_id_recorded_by"


def opening_days(*more: sa.Column[int]) -> sa.Table:
    """The table as it is written out: SQLite makes it anew, and would else forget its checks."""
    return sa.Table(
        TABLE,
        sa.MetaData(),
        sa.Column("organisation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("premises_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("opens_minute", sa.SmallInteger(), nullable=True),
        sa.Column("closes_minute", sa.SmallInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("stated_heads", sa.SmallInteger(), nullable=True),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        *more,
        sa.CheckConstraint("state IN ('open', 'closed', 'unrecorded')", name=op.f("ck_opening_days_state")),
        sa.CheckConstraint("closes_minute BETWEEN 0 AND 1439", name=op.f("ck_opening_days_closes")),
        sa.CheckConstraint("opens_minute <> closes_minute", name=op.f("ck_opening_days_has_length")),
        sa.CheckConstraint("opens_minute BETWEEN 0 AND 1439", name=op.f("ck_opening_days_opens")),
        sa.CheckConstraint("stated_heads BETWEEN 0 AND 10000", name=op.f("ck_opening_days_heads")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "premises_id"],
            ["premises.organisation_id", "premises.id"],
            name=op.f("fk_opening_days_organisation_id_premises_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "premises_id", "day", name=op.f("pk_opening_days")),
    )


def upgrade() -> None:
    """Add who; of what is there already nobody knows."""
    with op.batch_alter_table(TABLE, copy_from=opening_days()) as table:
        table.add_column(sa.Column("recorded_by", sa.Integer(), nullable=True))
        table.create_foreign_key(TO_STAFF, "staff", ["organisation_id", "recorded_by"], ["organisation_id", "id"])


def downgrade() -> None:
    """Forget who."""
    with op.batch_alter_table(
        TABLE, copy_from=opening_days(sa.Column("recorded_by", sa.Integer(), nullable=True))
    ) as table:
        table.drop_column("recorded_by")
