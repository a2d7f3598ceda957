"""What stays when retention thins the log."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; nothing has been thinned yet."""
    op.create_table(
        "thinnings",
        sa.Column("organisation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("hours_through", sa.Date(), nullable=False),
        sa.Column("days_through", sa.Date()),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_thinnings_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", name=op.f("pk_thinnings")),
    )
    _make_kept(
        "hours_of_months",
        [sa.Column("hour", sa.SmallInteger(), autoincrement=False, nullable=False)],
        [sa.Column("heads", sa.Integer(), nullable=False)],
        {"hour": "hour BETWEEN 0 AND 23", "heads": "heads > 0"},
    )
    _make_kept("outside_hours", [], [sa.Column("heads", sa.Integer(), nullable=False)], {"heads": "heads > 0"})
    _make_kept(
        "kept_days",
        [],
        [sa.Column(name, sa.Integer(), nullable=False) for name in ("identified_visits", "on_premises_entries")],
        {"numbers": "identified_visits >= 0 AND on_premises_entries >= 0"},
    )
    _make_kept(
        "kept_sessions",
        [
            sa.Column(
                "kind",
                sa.String(length=24),
                sa.ForeignKey("kinds.slug", name=op.f("fk_kept_sessions_kind")),
                nullable=False,
            ),
            sa.Column("activity_id", sa.Integer(), autoincrement=False, nullable=False),
        ],
        [sa.Column("persons", sa.Integer(), nullable=False)],
        {"persons": "persons > 0"},
    )
    _make_kept(
        "kept_stays",
        [sa.Column("minutes", sa.SmallInteger(), autoincrement=False, nullable=False)],
        [sa.Column("entries", sa.Integer(), nullable=False)],
        {"entries": "entries > 0"},
    )


def downgrade() -> None:
    """Forget what was kept: the times of day themselves are gone."""
    for name in ("kept_stays", "kept_sessions", "kept_days"):
        op.drop_table(name)
    op.drop_table("outside_hours")
    op.drop_table("hours_of_months")
    op.drop_table("thinnings")


def _make_kept(name: str, key: list[sa.Column], numbers: list[sa.Column], checks: dict[str, str]) -> None:
    """A table of numbers by premises and day, and by what else is in its key."""
    op.create_table(
        name,
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("premises_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        *key,
        *numbers,
        *(sa.CheckConstraint(check, name=op.f(f"ck_{name}_{of}")) for of, check in checks.items()),
        sa.ForeignKeyConstraint(
            ["organisation_id", "premises_id"],
            ["premises.organisation_id", "premises.id"],
            name=op.f(f"fk_{name}_organisation_id_premises_id"),
        ),
        sa.PrimaryKeyConstraint(
            "organisation_id", "premises_id", "day", *(column.name for column in key), name=op.f(f"pk_{name}")
        ),
        sqlite_with_rowid=False,
    )
