"""Where the audit log was cut off when its oldest acts were forgotten; without it the database still lets none go."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

SAYS = "the audit log only grows"
CUT = "SELECT coalesce(max(number), 0) FROM audit_cuts"
NEXT = f"NEW.number <> (SELECT coalesce(max(number), ({CUT})) + 1 FROM audit_entries)"
NEXT_BEFORE = "NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM audit_entries)"


def upgrade() -> None:
    """Nothing has been cut off yet; what a sealed cut says is gone may go, and nothing else."""
    op.create_table(
        "audit_cuts",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("link", sa.LargeBinary(length=32), nullable=False),
        sa.Column("seal", sa.LargeBinary(length=32), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_audit_cuts_number")),
        sa.CheckConstraint("length(link) = 32 AND length(seal) = 32", name=op.f("ck_audit_cuts_lengths")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit_cuts")),
    )
    if op.get_bind().dialect.name == "sqlite":
        _guard_sqlite(NEXT, f"WHEN OLD.number > ({CUT})")
        for name, event in (
            ("further", f"BEFORE INSERT ON audit_cuts WHEN NEW.number <= ({CUT})"),
            ("unchanged", "BEFORE UPDATE ON audit_cuts"),
            ("kept", "BEFORE DELETE ON audit_cuts"),
        ):
            op.execute(f"CREATE TRIGGER audit_cuts_{name} {event} BEGIN SELECT RAISE(ABORT, '{SAYS}'); END")
    else:
        _guard_postgresql(NEXT, f" IF TG_OP = 'DELETE' AND OLD.number <= ({CUT}) THEN RETURN OLD; END IF;")
        op.execute(
            "CREATE FUNCTION audit_cuts_only_grow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" IF TG_OP = 'INSERT' AND NEW.number > ({CUT}) THEN RETURN NEW; END IF;"
            f" RAISE EXCEPTION '{SAYS}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )
        op.execute(
            "CREATE TRIGGER audit_cuts_further BEFORE INSERT OR UPDATE OR DELETE ON audit_cuts"
            " FOR EACH ROW EXECUTE FUNCTION audit_cuts_only_grow()"
        )
        op.execute(
            "CREATE TRIGGER audit_cuts_kept BEFORE TRUNCATE ON audit_cuts"
            " FOR EACH STATEMENT EXECUTE FUNCTION audit_cuts_only_grow()"
        )


def downgrade() -> None:
    """Let nothing go again; a log that was cut off is then one that does not hold from its first act on."""
    if op.get_bind().dialect.name == "sqlite":
        _guard_sqlite(NEXT_BEFORE, "")
        op.drop_table("audit_cuts")
    else:
        _guard_postgresql(NEXT_BEFORE, "")
        op.drop_table("audit_cuts")
        op.execute("DROP FUNCTION audit_cuts_only_grow()")


def _guard_sqlite(not_next: str, when_kept: str) -> None:
    op.execute("DROP TRIGGER audit_entries_in_order")
    op.execute("DROP TRIGGER audit_entries_kept")
    abort = f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
    op.execute(f"CREATE TRIGGER audit_entries_in_order BEFORE INSERT ON audit_entries WHEN {not_next} {abort}")
    op.execute(f"CREATE TRIGGER audit_entries_kept BEFORE DELETE ON audit_entries {when_kept} {abort}")


def _guard_postgresql(not_next: str, may_go: str) -> None:
    op.execute(
        "CREATE OR REPLACE FUNCTION audit_entries_only_grow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF TG_OP = 'INSERT' AND NOT ({not_next}) THEN RETURN NEW; END IF;{may_go}"
        f" RAISE EXCEPTION '{SAYS}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
