"""Keys of codes by period, and what is carried over when one of them is destroyed."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Every tag there is was made with the first key; no key has a next one yet."""
    op.add_column("credentials", sa.Column("key_number", sa.SmallInteger(), server_default="1", nullable=False))
    op.create_table(
        "ending_keys",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("followed_at", sa.BigInteger(), nullable=False),
        sa.Column("fingerprint", sa.String(length=16), nullable=False),
        sa.Column("destroyed_at", sa.BigInteger(), nullable=True),
        sa.Column("destroyed_by", sa.Integer(), nullable=True),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in ("tag_count", "card_count", "person_count")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_ending_keys_number")),
        sa.CheckConstraint(
            "(destroyed_at IS NULL) = (tag_count IS NULL) AND (destroyed_at IS NULL) = (card_count IS NULL)"
            " AND (destroyed_at IS NULL) = (person_count IS NULL)",
            name=op.f("ck_ending_keys_counted_when_destroyed"),
        ),
        sa.CheckConstraint("destroyed_at IS NOT NULL OR destroyed_by IS NULL", name=op.f("ck_ending_keys_by_whom")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_ending_keys_organisation_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "destroyed_by"],
            ["staff.organisation_id", "staff.id"],
            name=op.f("fk_ending_keys_organisation_id_destroyed_by"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "number", name=op.f("pk_ending_keys")),
    )
    op.create_table(
        "been_before",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("premises_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.LargeBinary(length=16), nullable=False),
        sa.CheckConstraint("length(person_id) = 16", name=op.f("ck_been_before_person_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "premises_id"],
            ["premises.organisation_id", "premises.id"],
            name=op.f("fk_been_before_organisation_id_premises_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "premises_id", "person_id", name=op.f("pk_been_before")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "carried_answers",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("gender", sa.String(length=8), nullable=True),
        sa.Column("age_band", sa.String(length=8), nullable=True),
        *(sa.Column(name, sa.Boolean(), nullable=True) for name in ("been_before", "called_first", "replaces_lost")),
        sa.CheckConstraint("length(person_id) = 16", name=op.f("ck_carried_answers_person_id")),
        sa.CheckConstraint("gender IN ('woman', 'man', 'other')", name=op.f("ck_carried_answers_gender")),
        sa.CheckConstraint(
            "age_band IN ('18-29', '30-44', '45-64', '65-plus')", name=op.f("ck_carried_answers_age_band")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_carried_answers_organisation_id")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "person_id", name=op.f("pk_carried_answers")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Leave the tags of the first key alone: the version before tries no other."""
    op.execute("DELETE FROM credentials WHERE key_number > 1")
    for name in ("carried_answers", "been_before", "ending_keys"):
        op.drop_table(name)
    op.drop_column("credentials", "key_number")
