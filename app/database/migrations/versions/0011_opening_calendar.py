"""Days decided ahead, whether the hours may be read by anyone, and who recorded a day."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make both tables; of days recorded before nobody knows who did."""
    op.create_table(
        "planned_exceptions",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("premises_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("opens_minute", sa.SmallInteger(), nullable=True),
        sa.Column("closes_minute", sa.SmallInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.BigInteger(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(opens_minute IS NULL) = (closes_minute IS NULL)", name=op.f("ck_planned_exceptions_both_times")
        ),
        sa.CheckConstraint(
            "opens_minute BETWEEN 0 AND 1439 AND closes_minute BETWEEN 0 AND 1439",
            name=op.f("ck_planned_exceptions_minutes"),
        ),
        sa.CheckConstraint("opens_minute <> closes_minute", name=op.f("ck_planned_exceptions_has_length")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "premises_id"],
            ["premises.organisation_id", "premises.id"],
            name=op.f("fk_planned_exceptions_organisation_id_premises_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "staff_id"], ["staff.organisation_id", "staff.id"], name="fk_planned_exceptions_staff"
        ),
        sa.PrimaryKeyConstraint("organisation_id", "premises_id", "day", name=op.f("pk_planned_exceptions")),
    )
    op.create_table(
        "public_hours",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("premises_id", sa.Integer(), nullable=False),
        sa.Column("is_shown", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "premises_id"],
            ["premises.organisation_id", "premises.id"],
            name=op.f("fk_public_hours_organisation_id_premises_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "premises_id", name=op.f("pk_public_hours")),
    )
    with op.batch_alter_table("opening_days", schema=None) as batch_op:
        batch_op.add_column(sa.Column("recorded_by", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            "fk_opening_days_recorded_by", "staff", ["organisation_id", "recorded_by"], ["organisation_id", "id"]
        )


def downgrade() -> None:
    """Forget what was decided ahead, and who recorded what."""
    with op.batch_alter_table("opening_days", schema=None) as batch_op:
        batch_op.drop_constraint("fk_opening_days_recorded_by", type_="foreignkey")
        batch_op.drop_column("recorded_by")
    op.drop_table("public_hours")
    op.drop_table("planned_exceptions")
