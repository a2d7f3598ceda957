"""Sums of the log, filled from what the log holds."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


# Kinds as they were when this step was written: a migration must not change when the program does.
VISITING = "'visit', 'meal', 'walk', 'session'"
ON_PREMISES = VISITING + ", 'training', 'handout'"
COUNTS = """
    NOT EXISTS (SELECT 1 FROM voids v WHERE v.organisation_id = e.organisation_id AND v.target_id = e.id)
    AND e.batch_id NOT IN (SELECT id FROM imports WHERE finished_at IS NULL)
"""
FILL_VISIT_DAYS = f"""
    INSERT INTO visit_days (organisation_id, premises_id, day, person_id, batch_id)
    SELECT DISTINCT e.organisation_id, e.premises_id, e.day, coalesce(p.counted_as, e.person_id), 0
    FROM entries e JOIN people p ON p.organisation_id = e.organisation_id AND p.id = e.person_id
    WHERE e.kind IN ({VISITING}) AND {COUNTS}
"""
FILL_FIRST_DAYS = """
    INSERT INTO first_days (organisation_id, premises_id, person_id, batch_id, first_day)
    SELECT organisation_id, premises_id, person_id, 0, min(day)
    FROM visit_days GROUP BY organisation_id, premises_id, person_id
"""
FILL_DAY_HEADS = f"""
    INSERT INTO day_heads
        (organisation_id, premises_id, day, batch_id, anonymous_heads, children, on_premises_entries)
    SELECT e.organisation_id, e.premises_id, e.day, 0,
        sum(CASE WHEN e.kind = 'visit' AND e.person_id IS NULL THEN e.count ELSE 0 END),
        sum(CASE WHEN e.kind = 'visit' THEN e.children ELSE 0 END),
        count(*)
    FROM entries e WHERE e.kind IN ({ON_PREMISES}) AND {COUNTS}
    GROUP BY e.organisation_id, e.premises_id, e.day
"""
FILL_ARRIVALS = f"""
    INSERT INTO arrivals (organisation_id, premises_id, day, hour, batch_id, heads)
    SELECT e.organisation_id, e.premises_id, e.day, e.hour, 0, sum(e.count)
    FROM entries e WHERE e.kind = 'visit' AND e.hour IS NOT NULL AND {COUNTS}
    GROUP BY e.organisation_id, e.premises_id, e.day, e.hour
"""


def upgrade() -> None:
    """Make the sums and fill them."""
    op.create_table(
        "arrivals",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("premises_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("hour", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("batch_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("heads", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "premises_id"],
            ["premises.organisation_id", "premises.id"],
            name=op.f("fk_arrivals_organisation_id_premises_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "premises_id", "day", "hour", "batch_id", name=op.f("pk_arrivals")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "day_heads",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("premises_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("batch_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("anonymous_heads", sa.Integer(), nullable=False),
        sa.Column("children", sa.Integer(), nullable=False),
        sa.Column("on_premises_entries", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "premises_id"],
            ["premises.organisation_id", "premises.id"],
            name=op.f("fk_day_heads_organisation_id_premises_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "premises_id", "day", "batch_id", name=op.f("pk_day_heads")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "first_days",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("premises_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("batch_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "premises_id"],
            ["premises.organisation_id", "premises.id"],
            name=op.f("fk_first_days_organisation_id_premises_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "premises_id", "person_id", "batch_id", name=op.f("pk_first_days")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "visit_days",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("premises_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("person_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("batch_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "premises_id"],
            ["premises.organisation_id", "premises.id"],
            name=op.f("fk_visit_days_organisation_id_premises_id"),
        ),
        sa.PrimaryKeyConstraint(
            "organisation_id", "premises_id", "day", "person_id", "batch_id", name=op.f("pk_visit_days")
        ),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("visit_days", schema=None) as batch_op:
        batch_op.create_index(
            "ix_visit_days_person", ["organisation_id", "premises_id", "person_id", "day"], unique=False
        )
    for statement in (FILL_VISIT_DAYS, FILL_FIRST_DAYS, FILL_DAY_HEADS, FILL_ARRIVALS):
        op.execute(statement)


def downgrade() -> None:
    """Take the sums away; the log keeps everything."""
    with op.batch_alter_table("visit_days", schema=None) as batch_op:
        batch_op.drop_index("ix_visit_days_person")
    op.drop_table("visit_days")
    op.drop_table("first_days")
    op.drop_table("day_heads")
    op.drop_table("arrivals")
