"""When activities take place, where they are shown, how many they have room for."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what was not told; what is offered already stays a tile at the door, without times."""
    # In words, because both databases take a column with its check at once, and SQLite need not copy the table.
    op.execute("ALTER TABLE activities ADD COLUMN version INTEGER DEFAULT 1 NOT NULL")
    op.execute(
        "ALTER TABLE activity_premises ADD COLUMN shown VARCHAR(8) DEFAULT 'door' NOT NULL "
        "CONSTRAINT ck_activity_premises_shown CHECK (shown IN ('door', 'staff', 'nowhere'))"
    )
    op.execute(
        "ALTER TABLE activity_premises ADD COLUMN capacity SMALLINT "
        "CONSTRAINT ck_activity_premises_capacity CHECK (capacity BETWEEN 1 AND 1000)"
    )
    op.create_table(
        "activity_times",
        sa.Column("organisation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("premises_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("activity_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("weekday", sa.SmallInteger(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("starts_minute", sa.SmallInteger(), nullable=False),
        sa.Column("ends_minute", sa.SmallInteger(), nullable=True),
        sa.Column("from_day", sa.Date(), nullable=True),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.CheckConstraint("(weekday IS NULL) <> (day IS NULL)", name=op.f("ck_activity_times_weekday_or_day")),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_activity_times_weekday")),
        sa.CheckConstraint("starts_minute BETWEEN 0 AND 1439", name=op.f("ck_activity_times_starts_minute")),
        sa.CheckConstraint(
            "ends_minute BETWEEN 0 AND 1439 AND ends_minute <> starts_minute",
            name=op.f("ck_activity_times_ends_minute"),
        ),
        sa.CheckConstraint(
            "day IS NULL OR (from_day IS NULL AND to_day IS NULL)", name=op.f("ck_activity_times_one_day")
        ),
        sa.CheckConstraint("from_day <= to_day", name=op.f("ck_activity_times_days_in_order")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "premises_id", "activity_id"],
            ["activity_premises.organisation_id", "activity_premises.premises_id", "activity_premises.activity_id"],
            name=op.f("fk_activity_times_organisation_id_premises_id_activity_id"),
        ),
        sa.PrimaryKeyConstraint(
            "organisation_id", "premises_id", "activity_id", "number", name=op.f("pk_activity_times")
        ),
    )


def downgrade() -> None:
    """Forget it again."""
    op.drop_table("activity_times")
    op.execute("ALTER TABLE activity_premises DROP COLUMN capacity")
    op.execute("ALTER TABLE activity_premises DROP COLUMN shown")
    op.execute("ALTER TABLE activities DROP COLUMN version")
