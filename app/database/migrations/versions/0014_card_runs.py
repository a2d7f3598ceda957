"""Which cards were printed in one go, by whom and how; and who linked two cards."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

# SQLite can give a table a foreign key only by making the table anew; these are stored by their random ids.
BY_RANDOM_ID = {"sqlite_with_rowid": False}


def upgrade() -> None:
    """Make the table of runs; cards and links that are there already belong to no run and to nobody."""
    op.create_table(
        "card_runs",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("card_count", sa.Integer(), nullable=False),
        sa.Column("cards_per_sheet", sa.SmallInteger(), nullable=False),
        sa.Column("back_language", sa.String(length=35), nullable=True),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_card_runs_id")),
        sa.CheckConstraint("card_count > 0", name=op.f("ck_card_runs_card_count")),
        sa.CheckConstraint("cards_per_sheet IN (10, 21)", name=op.f("ck_card_runs_cards_per_sheet")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_card_runs_organisation_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "staff_id"],
            ["staff.organisation_id", "staff.id"],
            name=op.f("fk_card_runs_organisation_id_staff_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_card_runs")),
    )
    with op.batch_alter_table("cards", table_kwargs=BY_RANDOM_ID) as cards:
        cards.add_column(sa.Column("run_id", sa.LargeBinary(length=16), nullable=True))
        cards.create_foreign_key(
            op.f("fk_cards_organisation_id_run_id"),
            "card_runs",
            ["organisation_id", "run_id"],
            ["organisation_id", "id"],
        )
    with op.batch_alter_table("person_links", table_kwargs=BY_RANDOM_ID) as links:
        links.add_column(sa.Column("staff_id", sa.Integer(), nullable=True))
        links.create_foreign_key(
            op.f("fk_person_links_organisation_id_staff_id"),
            "staff",
            ["organisation_id", "staff_id"],
            ["organisation_id", "id"],
        )


def downgrade() -> None:
    """Forget who linked and what was printed in one go."""
    with op.batch_alter_table("person_links", table_kwargs=BY_RANDOM_ID) as links:
        links.drop_constraint(op.f("fk_person_links_organisation_id_staff_id"), type_="foreignkey")
        links.drop_column("staff_id")
    with op.batch_alter_table("cards", table_kwargs=BY_RANDOM_ID) as cards:
        cards.drop_constraint(op.f("fk_cards_organisation_id_run_id"), type_="foreignkey")
        cards.drop_column("run_id")
    op.drop_table("card_runs")
