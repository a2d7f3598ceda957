"""Participants in work training, their weekly plans, the shifts that are going on."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; nobody takes part yet."""
    op.create_table(
        "training_participants",
        sa.Column("organisation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("premises_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("picture", sa.String(length=32), nullable=False),
        sa.Column("number", sa.SmallInteger(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date()),
        sa.CheckConstraint("number >= 1", name=op.f("ck_training_participants_number")),
        sa.CheckConstraint("to_day >= from_day", name=op.f("ck_training_participants_days_in_order")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "premises_id"],
            ["premises.organisation_id", "premises.id"],
            name=op.f("fk_training_participants_organisation_id_premises_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "person_id"],
            ["people.organisation_id", "people.id"],
            name=op.f("fk_training_participants_organisation_id_person_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_training_participants")),
    )
    op.create_index(
        "uq_training_participants_person", "training_participants", ["organisation_id", "person_id"], unique=True
    )
    op.create_index(
        "uq_training_participants_sign", "training_participants", ["organisation_id", "picture", "number"], unique=True
    )
    op.create_table(
        "training_times",
        sa.Column("organisation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("participant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("weekday", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("starts_minute", sa.SmallInteger()),
        sa.Column("ends_minute", sa.SmallInteger()),
        sa.CheckConstraint("weekday BETWEEN 0 AND 4", name=op.f("ck_training_times_weekday")),
        sa.CheckConstraint(
            "(starts_minute IS NULL) = (ends_minute IS NULL)", name=op.f("ck_training_times_both_times")
        ),
        sa.CheckConstraint(
            "starts_minute >= 0 AND ends_minute <= 1439 AND starts_minute < ends_minute",
            name=op.f("ck_training_times_minutes"),
        ),
        _of_participant("training_times"),
        sa.PrimaryKeyConstraint(
            "organisation_id", "participant_id", "from_day", "weekday", name=op.f("pk_training_times")
        ),
    )
    op.create_table(
        "running_shifts",
        sa.Column("organisation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("participant_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        _of_participant("running_shifts"),
        sa.ForeignKeyConstraint(
            ["organisation_id", "staff_id"],
            ["staff.organisation_id", "staff.id"],
            name=op.f("fk_running_shifts_organisation_id_staff_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "participant_id", name=op.f("pk_running_shifts")),
    )


def downgrade() -> None:
    """Forget who takes part; the shifts that have been noted stay."""
    for name in ("running_shifts", "training_times", "training_participants"):
        op.drop_table(name)


def _of_participant(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["organisation_id", "participant_id"],
        ["training_participants.organisation_id", "training_participants.id"],
        name=op.f(f"fk_{table}_organisation_id_participant_id"),
        ondelete="CASCADE",
    )
