"""Whether a card's holder has been asked and has said no, and which cards are forgotten."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the two bits and the table; who is counted by a card already is not asked like a newcomer."""
    # In words, because both databases take a column with its check at once, and SQLite need not copy the table.
    op.execute("ALTER TABLE cards ADD COLUMN is_asked BOOLEAN DEFAULT false NOT NULL")
    op.execute(
        "ALTER TABLE cards ADD COLUMN is_declined BOOLEAN DEFAULT false NOT NULL "
        "CONSTRAINT ck_cards_declined_leads_to_nobody CHECK (NOT is_declined OR person_id IS NULL)"
    )
    op.execute("UPDATE cards SET is_asked = true WHERE person_id IS NOT NULL")
    op.create_table(
        "forgotten_cards",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("tombstone", sa.LargeBinary(length=32), nullable=False),
        sa.CheckConstraint("length(tombstone) = 32", name=op.f("ck_forgotten_cards_tombstone")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_forgotten_cards_organisation_id")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "tombstone", name=op.f("pk_forgotten_cards")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Take them away again."""
    op.drop_table("forgotten_cards")
    # Made anew on SQLite, which drops no column that a check of the whole table names; later changes may have made it one.
    with op.batch_alter_table("cards", table_kwargs={"sqlite_with_rowid": False}) as cards:
        cards.drop_constraint(op.f("ck_cards_declined_leads_to_nobody"), type_="check")
        cards.drop_column("is_declined")
        cards.drop_column("is_asked")
