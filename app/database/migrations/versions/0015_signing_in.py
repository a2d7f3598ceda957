"""Passkeys, one-time codes, shared computers with their PINs."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

STILL_HERE = sa.text("left_at IS NULL")


def upgrade() -> None:
    """Make the tables; let a name be used again once its owner has left."""
    op.create_table(
        "passkeys",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("credential_id", sa.LargeBinary(length=1023), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_passkeys_named")),
        sa.CheckConstraint("length(credential_id) BETWEEN 1 AND 1023", name=op.f("ck_passkeys_credential_id")),
        sa.CheckConstraint("sign_count >= 0", name=op.f("ck_passkeys_sign_count")),
        _to_staff("passkeys"),
        sa.PrimaryKeyConstraint("organisation_id", "credential_id", name=op.f("pk_passkeys")),
    )
    op.create_index("uq_passkeys_credential_id", "passkeys", ["credential_id"], unique=True)
    op.create_table(
        "used_challenges",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("lapses_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("organisation_id", "digest", name=op.f("pk_used_challenges")),
    )
    op.create_index("uq_used_challenges_digest", "used_challenges", ["digest"], unique=True)
    op.create_table(
        "code_secrets",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("last_step", sa.BigInteger(), nullable=False),
        sa.Column("salt", sa.LargeBinary(length=16), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("length(salt) = 16", name=op.f("ck_code_secrets_salt")),
        _to_staff("code_secrets"),
        sa.PrimaryKeyConstraint("organisation_id", "staff_id", name=op.f("pk_code_secrets")),
    )
    op.create_table(
        "recovery_codes",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id", "staff_id"],
            ["code_secrets.organisation_id", "code_secrets.staff_id"],
            name=op.f("fk_recovery_codes_organisation_id_staff_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "staff_id", "digest", name=op.f("pk_recovery_codes")),
    )
    _make_shared_computers()
    with op.batch_alter_table("staff_sessions") as batch:
        batch.add_column(sa.Column("way", sa.String(length=10), server_default="password", nullable=False))
        batch.add_column(sa.Column("is_shared", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch.add_column(sa.Column("computer_id", sa.Integer(), nullable=True))
        batch.create_check_constraint(
            op.f("ck_staff_sessions_way"), "way IN ('link', 'password', 'code', 'passkey', 'pin')"
        )
        batch.create_foreign_key(
            op.f("fk_staff_sessions_organisation_id_computer_id"),
            "shared_computers",
            ["organisation_id", "computer_id"],
            ["organisation_id", "id"],
        )
    op.add_column("staff", sa.Column("proof_put_off_at", sa.BigInteger(), nullable=True))
    op.drop_index("uq_staff_name", "staff")
    op.create_index(
        "uq_staff_name",
        "staff",
        ["organisation_id", "name"],
        unique=True,
        sqlite_where=STILL_HERE,
        postgresql_where=STILL_HERE,
    )


def downgrade() -> None:
    """Drop them; where a name was used again, its former owner's gets a number behind it."""
    op.execute(
        "UPDATE staff SET name = name || ' (' || id || ')' WHERE left_at IS NOT NULL AND EXISTS (SELECT 1 FROM staff"
        " AS other WHERE other.organisation_id = staff.organisation_id AND other.name = staff.name"
        " AND other.id <> staff.id)"
    )
    op.drop_index("uq_staff_name", "staff")
    op.create_index("uq_staff_name", "staff", ["organisation_id", "name"], unique=True)
    op.drop_column("staff", "proof_put_off_at")
    with op.batch_alter_table("staff_sessions") as batch:
        batch.drop_constraint(op.f("fk_staff_sessions_organisation_id_computer_id"), type_="foreignkey")
        batch.drop_constraint(op.f("ck_staff_sessions_way"), type_="check")
        batch.drop_column("computer_id")
        batch.drop_column("is_shared")
        batch.drop_column("way")
    for table in ("day_pins", "shared_computers", "recovery_codes", "code_secrets", "used_challenges", "passkeys"):
        op.drop_table(table)


def _make_shared_computers() -> None:
    op.create_table(
        "shared_computers",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_shared_computers_named")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_shared_computers_organisation_id")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_shared_computers")),
    )
    op.create_index("uq_shared_computers_digest", "shared_computers", ["digest"], unique=True)
    op.create_table(
        "day_pins",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("computer_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("staff_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("pin_hash", sa.Text(), nullable=False),
        sa.Column("wrong_count", sa.SmallInteger(), nullable=False),
        sa.CheckConstraint("wrong_count BETWEEN 0 AND 5", name=op.f("ck_day_pins_wrong_count")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "computer_id"],
            ["shared_computers.organisation_id", "shared_computers.id"],
            name=op.f("fk_day_pins_organisation_id_computer_id"),
        ),
        _to_staff("day_pins"),
        sa.PrimaryKeyConstraint("organisation_id", "computer_id", "staff_id", name=op.f("pk_day_pins")),
    )


def _to_staff(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["organisation_id", "staff_id"],
        ["staff.organisation_id", "staff.id"],
        name=op.f(f"fk_{table}_organisation_id_staff_id"),
    )
