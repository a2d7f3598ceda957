"""An agreement's terms, goals, agreed things, money and consents: wordings, of which none is edited."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

LIMITS_IN_ORDER = (
    "(often_from_days IS NULL) = (sometimes_from_days IS NULL)"
    " AND (often_from_days IS NULL OR (sometimes_from_days >= 1 AND often_from_days > sometimes_from_days))"
)
TERMS_OF_AGREEMENTS = "name, first_day, last_day, often_from_days, sometimes_from_days"


def upgrade() -> None:
    """Make the tables; what an agreement was told to be becomes its first wording."""
    _make_terms()
    op.execute(
        f"INSERT INTO agreement_terms (agreement_id, number, from_day, {TERMS_OF_AGREEMENTS}, written_at) "  # noqa: S608
        f"SELECT id, 1, first_day, {TERMS_OF_AGREEMENTS}, made_at FROM agreements"
    )
    _tell_of_parties_since_when()
    with op.batch_alter_table("agreements") as batch:
        for rule in ("limits_in_order", "period", "named"):
            batch.drop_constraint(op.f(f"ck_agreements_{rule}"), type_="check")
        for column in TERMS_OF_AGREEMENTS.split(", "):
            batch.drop_column(column)
        batch.create_check_constraint(op.f("ck_agreements_named"), "length(slug) > 0")
    _make_goals()
    _make_agreed_things()
    _make_money()
    _make_consents()


def downgrade() -> None:
    """Back to what an agreement last was; its history, goals, agreed things, money and consents are forgotten."""
    for name in (
        "agreement_consents",
        "agreement_party_years",
        "volunteer_hour_values",
        "agreed_things",
        "agreement_goals",
    ):
        op.drop_table(name)
    with op.batch_alter_table("agreements") as batch:
        batch.add_column(sa.Column("name", sa.Text(), nullable=False, server_default="?"))
        batch.add_column(sa.Column("first_day", sa.Date(), nullable=False, server_default="2000-01-01"))
        batch.add_column(sa.Column("last_day", sa.Date(), nullable=False, server_default="2000-01-01"))
        batch.add_column(sa.Column("often_from_days", sa.SmallInteger()))
        batch.add_column(sa.Column("sometimes_from_days", sa.SmallInteger()))
    newest = "t.number = (SELECT max(number) FROM agreement_terms WHERE agreement_id = agreements.id)"
    for column in TERMS_OF_AGREEMENTS.split(", "):
        op.execute(
            f"UPDATE agreements SET {column} = "  # noqa: S608
            f"(SELECT t.{column} FROM agreement_terms t WHERE t.agreement_id = agreements.id AND {newest})"
        )
    with op.batch_alter_table("agreements") as batch:
        for column in ("name", "first_day", "last_day"):
            batch.alter_column(column, server_default=None)
        batch.drop_constraint(op.f("ck_agreements_named"), type_="check")
        batch.create_check_constraint(op.f("ck_agreements_named"), "length(slug) > 0 AND length(name) > 0")
        batch.create_check_constraint(op.f("ck_agreements_period"), "first_day <= last_day")
        batch.create_check_constraint(op.f("ck_agreements_limits_in_order"), LIMITS_IN_ORDER)
    op.drop_table("agreement_terms")
    _forget_of_parties_since_when()


def _make_terms() -> None:
    op.create_table(
        "agreement_terms",
        sa.Column("agreement_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("municipality", sa.Text(), server_default="", nullable=False),
        sa.Column("diary_number", sa.String(length=40), server_default="", nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("often_from_days", sa.SmallInteger()),
        sa.Column("sometimes_from_days", sa.SmallInteger()),
        sa.Column("disclosure_threshold", sa.SmallInteger(), server_default="5", nullable=False),
        sa.Column("counts_jointly", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("wants_second_reader", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("index_from_year", sa.SmallInteger()),
        sa.Column("index_percent_hundredths", sa.SmallInteger()),
        *_written_by_any_party("agreement_terms"),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_agreement_terms_named")),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_agreement_terms_period")),
        sa.CheckConstraint(LIMITS_IN_ORDER, name=op.f("ck_agreement_terms_limits_in_order")),
        sa.CheckConstraint("disclosure_threshold IN (5, 10)", name=op.f("ck_agreement_terms_threshold")),
        sa.CheckConstraint(
            "(index_from_year IS NULL) = (index_percent_hundredths IS NULL)",
            name=op.f("ck_agreement_terms_whole_index"),
        ),
        sa.CheckConstraint(
            "index_percent_hundredths BETWEEN -2000 AND 5000", name=op.f("ck_agreement_terms_index_percent")
        ),
        sa.PrimaryKeyConstraint("agreement_id", "number", name=op.f("pk_agreement_terms")),
    )


def _tell_of_parties_since_when() -> None:
    parties = op.get_bind().execute(
        sa.text(
            "SELECT organisation_id, agreement_id, first_day, made_at FROM agreement_parties "
            "JOIN agreements ON agreements.id = agreement_id"
        )
    )
    rows = [tuple(row) for row in parties]
    op.drop_table("agreement_parties")
    op.create_table(
        "agreement_parties",
        *_party_key(),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("is_party", sa.Boolean(), nullable=False),
        *_written_by_the_party("agreement_parties"),
        sa.PrimaryKeyConstraint("organisation_id", "agreement_id", "number", name=op.f("pk_agreement_parties")),
    )
    for organisation_id, agreement_id, first_day, made_at in rows:
        op.get_bind().execute(
            sa.text(
                "INSERT INTO agreement_parties (organisation_id, agreement_id, number, from_day, is_party, written_at)"
                " VALUES (:organisation_id, :agreement_id, 1, :first_day, :is_party, :made_at)"
            ),
            {
                "organisation_id": organisation_id,
                "agreement_id": agreement_id,
                "first_day": first_day,
                "is_party": True,
                "made_at": made_at,
            },
        )


def _forget_of_parties_since_when() -> None:
    parties = op.get_bind().execute(
        sa.text("SELECT DISTINCT organisation_id, agreement_id FROM agreement_parties WHERE is_party = :yes"),
        {"yes": True},
    )
    rows = [{"organisation_id": row[0], "agreement_id": row[1]} for row in parties]
    op.drop_table("agreement_parties")
    table = op.create_table(
        "agreement_parties",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreements.id"], name=op.f("fk_agreement_parties_agreement_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_agreement_parties_organisation_id")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "agreement_id", name=op.f("pk_agreement_parties")),
    )
    op.bulk_insert(table, rows)


def _make_goals() -> None:
    op.create_table(
        "agreement_goals",
        sa.Column("agreement_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("goal_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("sentence", sa.Text(), server_default="", nullable=False),
        sa.Column("is_dropped", sa.Boolean(), server_default=sa.false(), nullable=False),
        *_written_by_any_party("agreement_goals"),
        sa.CheckConstraint("length(heading) > 0", name=op.f("ck_agreement_goals_named")),
        sa.CheckConstraint("place >= 1", name=op.f("ck_agreement_goals_place")),
        sa.PrimaryKeyConstraint("agreement_id", "goal_id", "number", name=op.f("pk_agreement_goals")),
    )


def _make_agreed_things() -> None:
    op.create_table(
        "agreed_things",
        sa.Column("agreement_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("thing_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("figure_id", sa.String(length=48), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("is_about", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("per", sa.String(length=8), nullable=False),
        sa.Column("goal_id", sa.Integer()),
        sa.Column("party_id", sa.Integer()),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("is_dropped", sa.Boolean(), server_default=sa.false(), nullable=False),
        *_written_by_any_party("agreed_things"),
        sa.ForeignKeyConstraint(["party_id"], ["organisations.id"], name=op.f("fk_agreed_things_party_id")),
        sa.CheckConstraint("per IN ('year', 'week', 'in-all')", name=op.f("ck_agreed_things_per")),
        sa.CheckConstraint("amount BETWEEN 1 AND 1000000", name=op.f("ck_agreed_things_amount")),
        sa.PrimaryKeyConstraint("agreement_id", "thing_id", "number", name=op.f("pk_agreed_things")),
    )


def _make_money() -> None:
    op.create_table(
        "volunteer_hour_values",
        sa.Column("agreement_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("from_year", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kr_per_hour", sa.SmallInteger()),
        *_written_by_any_party("volunteer_hour_values"),
        sa.CheckConstraint("kr_per_hour BETWEEN 1 AND 2000", name=op.f("ck_volunteer_hour_values_kr")),
        sa.PrimaryKeyConstraint("agreement_id", "from_year", "number", name=op.f("pk_volunteer_hour_values")),
    )
    op.create_table(
        "agreement_party_years",
        *_party_key(),
        sa.Column("year", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("grant_kr", sa.Integer()),
        sa.Column("cost_kr", sa.Integer()),
        *_written_by_the_party("agreement_party_years"),
        sa.CheckConstraint("grant_kr BETWEEN 0 AND 1000000000", name=op.f("ck_agreement_party_years_grant")),
        sa.CheckConstraint("cost_kr BETWEEN 0 AND 1000000000", name=op.f("ck_agreement_party_years_cost")),
        sa.CheckConstraint("year BETWEEN 1901 AND 2200", name=op.f("ck_agreement_party_years_year")),
        sa.PrimaryKeyConstraint(
            "organisation_id", "agreement_id", "year", "number", name=op.f("pk_agreement_party_years")
        ),
    )


def _make_consents() -> None:
    op.create_table(
        "agreement_consents",
        *_party_key(),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("is_given", sa.Boolean(), nullable=False),
        *_written_by_the_party("agreement_consents"),
        sa.CheckConstraint("what IN ('unit-costs', 'pace')", name=op.f("ck_agreement_consents_what")),
        sa.PrimaryKeyConstraint(
            "organisation_id", "agreement_id", "what", "number", name=op.f("pk_agreement_consents")
        ),
    )


def _party_key() -> Sequence[sa.Column[int]]:
    return [
        sa.Column(name, sa.Integer(), autoincrement=False, nullable=False)
        for name in ("organisation_id", "agreement_id", "number")
    ]


def _written_by_the_party(table: str) -> Sequence[sa.schema.SchemaItem]:
    return [
        sa.Column("staff_id", sa.Integer()),
        sa.Column("written_at", sa.BigInteger(), nullable=False),
        _of_agreement(table),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f(f"fk_{table}_organisation_id")),
        _by_staff(op.f(f"fk_{table}_organisation_id_staff_id")),
    ]


def _written_by_any_party(table: str) -> Sequence[sa.schema.SchemaItem]:
    return [
        sa.Column("organisation_id", sa.Integer()),
        sa.Column("staff_id", sa.Integer()),
        sa.Column("written_at", sa.BigInteger(), nullable=False),
        _of_agreement(table),
        _by_staff(op.f(f"fk_{table}_staff")),
        sa.CheckConstraint("(organisation_id IS NULL) = (staff_id IS NULL)", name=op.f(f"ck_{table}_writer")),
    ]


def _of_agreement(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["agreement_id"], ["agreements.id"], name=op.f(f"fk_{table}_agreement_id"))


def _by_staff(name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["organisation_id", "staff_id"], ["staff.organisation_id", "staff.id"], name=name)
