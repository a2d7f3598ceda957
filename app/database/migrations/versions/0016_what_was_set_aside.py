"""What staff made of an item that was set aside."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; everything set aside so far waits to be looked over."""
    with op.batch_alter_table("set_aside", table_kwargs={"sqlite_with_rowid": False}) as batch:
        batch.add_column(sa.Column("settled_as", sa.String(length=8)))
        batch.add_column(sa.Column("settled_at", sa.BigInteger()))
        batch.add_column(sa.Column("settled_by", sa.Integer()))
        batch.create_check_constraint(op.f("ck_set_aside_settled_as"), "settled_as IN ('let-in', 'left-out')")
        batch.create_check_constraint(op.f("ck_set_aside_settled_once"), "(settled_as IS NULL) = (settled_at IS NULL)")
        batch.create_foreign_key(
            op.f("fk_set_aside_organisation_id_settled_by"),
            "staff",
            ["organisation_id", "settled_by"],
            ["organisation_id", "id"],
        )


def downgrade() -> None:
    """Forget what staff made of it; the items stay."""
    with op.batch_alter_table("set_aside", table_kwargs={"sqlite_with_rowid": False}) as batch:
        batch.drop_constraint(op.f("fk_set_aside_organisation_id_settled_by"), type_="foreignkey")
        batch.drop_constraint(op.f("ck_set_aside_settled_once"), type_="check")
        batch.drop_constraint(op.f("ck_set_aside_settled_as"), type_="check")
        batch.drop_column("settled_by")
        batch.drop_column("settled_at")
        batch.drop_column("settled_as")
