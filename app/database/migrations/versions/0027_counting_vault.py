"""The counting vault of an agreement, and each party's own tick; the one tick that spoke for all of them goes."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

OF_AGREEMENT = ["agreement_id"]


def upgrade() -> None:
    """Make the tables; nothing was counted by the tick that spoke for all, so nobody has ticked."""
    op.create_table(
        "joint_ticks",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("is_given", sa.Boolean(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.BigInteger(), nullable=False),
        *_owned_by("joint_ticks"),
        sa.ForeignKeyConstraint(
            ["organisation_id", "staff_id"], ["staff.organisation_id", "staff.id"], name="fk_joint_ticks_staff"
        ),
        sa.PrimaryKeyConstraint("organisation_id", "agreement_id", "number", name=op.f("pk_joint_ticks")),
    )
    op.create_table(
        "vaults",
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("opened_day", sa.Date(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("fingerprint", sa.String(length=16), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("number >= 1", name=op.f("ck_vaults_number")),
        sa.ForeignKeyConstraint(OF_AGREEMENT, ["agreements.id"], name=op.f("fk_vaults_agreement_id")),
        sa.PrimaryKeyConstraint("agreement_id", "number", name=op.f("pk_vaults")),
    )
    op.create_table(
        "vault_codes",
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("tag", sa.LargeBinary(length=32), nullable=False),
        sa.Column("card_id", sa.LargeBinary(length=16), nullable=False),
        sa.CheckConstraint("length(tag) = 32", name=op.f("ck_vault_codes_tag")),
        sa.CheckConstraint("length(card_id) = 16", name=op.f("ck_vault_codes_card_id")),
        sa.ForeignKeyConstraint(OF_AGREEMENT, ["agreements.id"], name=op.f("fk_vault_codes_agreement_id")),
        sa.PrimaryKeyConstraint("agreement_id", "tag", name=op.f("pk_vault_codes")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "vault_sightings",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("card_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("half_year", sa.Date(), nullable=False),
        sa.CheckConstraint("length(card_id) = 16", name=op.f("ck_vault_sightings_card_id")),
        *_owned_by("vault_sightings"),
        sa.PrimaryKeyConstraint(
            "organisation_id", "agreement_id", "card_id", "half_year", name=op.f("pk_vault_sightings")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "vault_links",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("card_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("other_card_id", sa.LargeBinary(length=16), nullable=False),
        sa.CheckConstraint("length(card_id) = 16 AND length(other_card_id) = 16", name=op.f("ck_vault_links_card_ids")),
        *_owned_by("vault_links"),
        sa.PrimaryKeyConstraint(
            "organisation_id", "agreement_id", "card_id", "other_card_id", name=op.f("pk_vault_links")
        ),
        sqlite_with_rowid=False,
    )
    op.drop_column("agreement_terms", "counts_jointly")


def downgrade() -> None:
    """Take the tables away, and with them what was counted jointly."""
    op.add_column(
        "agreement_terms", sa.Column("counts_jointly", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    for table in ("vault_links", "vault_sightings", "vault_codes", "vaults", "joint_ticks"):
        op.drop_table(table)


def _owned_by(table: str) -> tuple[sa.ForeignKeyConstraint, ...]:
    return (
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f(f"fk_{table}_organisation_id")),
        sa.ForeignKeyConstraint(OF_AGREEMENT, ["agreements.id"], name=op.f(f"fk_{table}_agreement_id")),
    )
