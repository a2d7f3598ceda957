"""The audit log, which the database itself lets nobody change, and the tally of what visitors did today."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

SAYS = "the audit log only grows"
# With the number asked for, REPLACE is refused too, which on SQLite asks no trigger that watches what is removed.
NEXT = "NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM audit_entries)"
SQLITE = (
    f"CREATE TRIGGER audit_entries_in_order BEFORE INSERT ON audit_entries WHEN {NEXT}"
    f" BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",
    f"CREATE TRIGGER audit_entries_unchanged BEFORE UPDATE ON audit_entries BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",
    f"CREATE TRIGGER audit_entries_kept BEFORE DELETE ON audit_entries BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",
)
POSTGRESQL = (
    "CREATE FUNCTION audit_entries_only_grow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    f" IF TG_OP = 'INSERT' AND NOT ({NEXT}) THEN RETURN NEW; END IF;"
    f" RAISE EXCEPTION '{SAYS}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    "CREATE TRIGGER audit_entries_in_order BEFORE INSERT OR UPDATE OR DELETE ON audit_entries"
    " FOR EACH ROW EXECUTE FUNCTION audit_entries_only_grow()",
    "CREATE TRIGGER audit_entries_kept BEFORE TRUNCATE ON audit_entries"
    " FOR EACH STATEMENT EXECUTE FUNCTION audit_entries_only_grow()",
)


def upgrade() -> None:
    """Begin the chain; nothing has been noted yet."""
    _make_entries()
    op.create_index("ix_audit_entries_organisation_id_number", "audit_entries", ["organisation_id", "number"])
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[op.get_bind().dialect.name]:
        op.execute(statement)
    op.create_table(
        "audit_tallies",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kiosk_id", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(length=32), nullable=False),
        sa.Column("how_many", sa.Integer(), nullable=False),
        sa.CheckConstraint("how_many >= 1", name=op.f("ck_audit_tallies_how_many")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "kiosk_id"],
            ["kiosks.organisation_id", "kiosks.id"],
            name=op.f("fk_audit_tallies_organisation_id_kiosk_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "day", "kiosk_id", "act", name=op.f("pk_audit_tallies")),
    )


def _make_entries() -> None:
    op.create_table(
        "audit_entries",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("organisation_id", sa.Integer()),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("who", sa.String(length=8), nullable=False),
        sa.Column("who_id", sa.Integer()),
        sa.Column("act", sa.String(length=32), nullable=False),
        sa.Column("about", sa.String(length=96), nullable=False),
        sa.Column("how_many", sa.Integer(), nullable=False),
        sa.Column("link", sa.LargeBinary(length=32), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_audit_entries_number")),
        sa.CheckConstraint("who IN ('staff', 'kiosk', 'machine', 'nobody')", name=op.f("ck_audit_entries_who")),
        sa.CheckConstraint("(who IN ('staff', 'kiosk')) = (who_id IS NOT NULL)", name=op.f("ck_audit_entries_someone")),
        sa.CheckConstraint("who_id IS NULL OR organisation_id IS NOT NULL", name=op.f("ck_audit_entries_somewhere")),
        sa.CheckConstraint("length(act) > 0", name=op.f("ck_audit_entries_act")),
        sa.CheckConstraint("how_many >= 1", name=op.f("ck_audit_entries_how_many")),
        sa.CheckConstraint("length(link) = 32", name=op.f("ck_audit_entries_link")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_audit_entries_organisation_id")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit_entries")),
    )


def downgrade() -> None:
    """Take the log away whole, as only who looks after the machine can."""
    op.drop_table("audit_tallies")
    op.drop_table("audit_entries")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_entries_only_grow()")
