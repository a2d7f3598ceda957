"""The house: every table of the log and of what stands around it."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "agreements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("often_from_days", sa.SmallInteger(), nullable=True),
        sa.Column("sometimes_from_days", sa.SmallInteger(), nullable=True),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "(often_from_days IS NULL) = (sometimes_from_days IS NULL) AND (often_from_days IS NULL OR (sometimes_from_days >= 1 AND often_from_days > sometimes_from_days))",
            name=op.f("ck_agreements_limits_in_order"),
        ),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_agreements_period")),
        sa.CheckConstraint("length(slug) > 0 AND length(name) > 0", name=op.f("ck_agreements_named")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreements")),
        sa.UniqueConstraint("slug", name=op.f("uq_agreements_slug")),
    )
    op.create_table(
        "imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("begun_at", sa.BigInteger(), nullable=False),
        sa.Column("finished_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports")),
    )
    op.create_table(
        "kinds",
        sa.Column("slug", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_kinds")),
    )
    op.create_table(
        "organisations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("length(slug) > 0 AND length(name) > 0", name=op.f("ck_organisations_named")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisations")),
        sa.UniqueConstraint("slug", name=op.f("uq_organisations_slug")),
    )
    op.create_table(
        "activities",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("slug", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("picture", sa.String(length=32), nullable=False),
        sa.Column("is_visiting_group", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("length(slug) > 0 AND length(name) > 0", name=op.f("ck_activities_named")),
        sa.ForeignKeyConstraint(["kind"], ["kinds.slug"], name=op.f("fk_activities_kind")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_activities_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_activities")),
    )
    with op.batch_alter_table("activities", schema=None) as batch_op:
        batch_op.create_index("uq_activities_slug", ["organisation_id", "slug"], unique=True)
    op.create_table(
        "agreement_parties",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreements.id"], name=op.f("fk_agreement_parties_agreement_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_agreement_parties_organisation_id")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "agreement_id", name=op.f("pk_agreement_parties")),
    )
    op.create_table(
        "leaves",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("entry_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(length=16), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_leaves_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_leaves")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("leaves", schema=None) as batch_op:
        batch_op.create_index("ix_leaves_at", ["organisation_id", "at", "entry_id"], unique=False)
        batch_op.create_index("ix_leaves_entry", ["organisation_id", "entry_id"], unique=False)
    op.create_table(
        "people",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("counted_as", sa.LargeBinary(length=16), nullable=True),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_people_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "counted_as"],
            ["people.organisation_id", "people.id"],
            name=op.f("fk_people_organisation_id_counted_as"),
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_people_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_people")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "premises",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("slug", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("cutoff_minute", sa.SmallInteger(), nullable=False),
        sa.Column("often_from_days", sa.SmallInteger(), nullable=True),
        sa.Column("sometimes_from_days", sa.SmallInteger(), nullable=True),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "(often_from_days IS NULL) = (sometimes_from_days IS NULL) AND (often_from_days IS NULL OR (sometimes_from_days >= 1 AND often_from_days > sometimes_from_days))",
            name=op.f("ck_premises_limits_in_order"),
        ),
        sa.CheckConstraint("cutoff_minute BETWEEN 0 AND 720", name=op.f("ck_premises_cutoff_before_noon")),
        sa.CheckConstraint("length(slug) > 0 AND length(name) > 0", name=op.f("ck_premises_named")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_premises_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_premises")),
        sa.UniqueConstraint("slug", name=op.f("uq_premises_slug")),
    )
    op.create_table(
        "staff",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=True),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("left_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("role IN ('volunteer', 'coordinator', 'admin')", name=op.f("ck_staff_role")),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_staff_named")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_staff_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_staff")),
    )
    with op.batch_alter_table("staff", schema=None) as batch_op:
        batch_op.create_index("uq_staff_name", ["organisation_id", "name"], unique=True)
    op.create_table(
        "statements",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("entry_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("gender", sa.String(length=8), nullable=True),
        sa.Column("age_band", sa.String(length=8), nullable=True),
        sa.Column("been_before", sa.Boolean(), nullable=True),
        sa.Column("called_first", sa.Boolean(), nullable=True),
        sa.Column("replaces_lost", sa.Boolean(), nullable=True),
        sa.Column("content_hash", sa.LargeBinary(length=16), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("age_band IN ('18-29', '30-44', '45-64', '65-plus')", name=op.f("ck_statements_age_band")),
        sa.CheckConstraint("gender IN ('woman', 'man', 'other')", name=op.f("ck_statements_gender")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_statements_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_statements")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("statements", schema=None) as batch_op:
        batch_op.create_index("ix_statements_entry", ["organisation_id", "entry_id"], unique=False)
    op.create_table(
        "activity_premises",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("premises_id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "activity_id"],
            ["activities.organisation_id", "activities.id"],
            name=op.f("fk_activity_premises_organisation_id_activity_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "premises_id"],
            ["premises.organisation_id", "premises.id"],
            name=op.f("fk_activity_premises_organisation_id_premises_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "premises_id", "activity_id", name=op.f("pk_activity_premises")),
    )
    op.create_table(
        "cards",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("printed_day", sa.Date(), nullable=False),
        sa.Column("person_id", sa.LargeBinary(length=16), nullable=True),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_cards_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "person_id"],
            ["people.organisation_id", "people.id"],
            name=op.f("fk_cards_organisation_id_person_id"),
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_cards_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_cards")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("cards", schema=None) as batch_op:
        batch_op.create_index("uq_cards_person", ["organisation_id", "person_id"], unique=True)
    op.create_table(
        "kiosks",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("premises_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=True),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_kiosks_named")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "premises_id"],
            ["premises.organisation_id", "premises.id"],
            name=op.f("fk_kiosks_organisation_id_premises_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_kiosks")),
    )
    op.create_table(
        "opening_days",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("premises_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("opens_minute", sa.SmallInteger(), nullable=True),
        sa.Column("closes_minute", sa.SmallInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("stated_heads", sa.SmallInteger(), nullable=True),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("state IN ('open', 'closed', 'unrecorded')", name=op.f("ck_opening_days_state")),
        sa.CheckConstraint("closes_minute BETWEEN 0 AND 1439", name=op.f("ck_opening_days_closes")),
        sa.CheckConstraint("opens_minute <> closes_minute", name=op.f("ck_opening_days_has_length")),
        sa.CheckConstraint("opens_minute BETWEEN 0 AND 1439", name=op.f("ck_opening_days_opens")),
        sa.CheckConstraint("stated_heads BETWEEN 0 AND 10000", name=op.f("ck_opening_days_heads")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "premises_id"],
            ["premises.organisation_id", "premises.id"],
            name=op.f("fk_opening_days_organisation_id_premises_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "premises_id", "day", name=op.f("pk_opening_days")),
    )
    op.create_table(
        "person_links",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("person_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("replaces_person_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("person_id <> replaces_person_id", name=op.f("ck_person_links_two_people")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "person_id"],
            ["people.organisation_id", "people.id"],
            name=op.f("fk_person_links_organisation_id_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "replaces_person_id"],
            ["people.organisation_id", "people.id"],
            name=op.f("fk_person_links_organisation_id_replaces_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_person_links_organisation_id")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_person_links")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "planned_weekdays",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("premises_id", sa.Integer(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("weekday", sa.SmallInteger(), nullable=False),
        sa.Column("opens_minute", sa.SmallInteger(), nullable=True),
        sa.Column("closes_minute", sa.SmallInteger(), nullable=True),
        sa.CheckConstraint(
            "(opens_minute IS NULL) = (closes_minute IS NULL)", name=op.f("ck_planned_weekdays_both_times")
        ),
        sa.CheckConstraint(
            "opens_minute BETWEEN 0 AND 1439 AND closes_minute BETWEEN 0 AND 1439",
            name=op.f("ck_planned_weekdays_minutes"),
        ),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_planned_weekdays_weekday")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "premises_id"],
            ["premises.organisation_id", "premises.id"],
            name=op.f("fk_planned_weekdays_organisation_id_premises_id"),
        ),
        sa.PrimaryKeyConstraint(
            "organisation_id", "premises_id", "from_day", "weekday", name=op.f("pk_planned_weekdays")
        ),
    )
    op.create_table(
        "sign_in_links",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id", "staff_id"],
            ["staff.organisation_id", "staff.id"],
            name=op.f("fk_sign_in_links_organisation_id_staff_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "digest", name=op.f("pk_sign_in_links")),
    )
    with op.batch_alter_table("sign_in_links", schema=None) as batch_op:
        batch_op.create_index("uq_sign_in_links_digest", ["digest"], unique=True)
    op.create_table(
        "staff_sessions",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("browser", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id", "staff_id"],
            ["staff.organisation_id", "staff.id"],
            name=op.f("fk_staff_sessions_organisation_id_staff_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "digest", name=op.f("pk_staff_sessions")),
    )
    with op.batch_alter_table("staff_sessions", schema=None) as batch_op:
        batch_op.create_index("uq_staff_sessions_digest", ["digest"], unique=True)
    op.create_table(
        "credentials",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("tag", sa.LargeBinary(length=32), nullable=False),
        sa.Column("type", sa.String(length=10), nullable=False),
        sa.Column("card_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("person_id", sa.LargeBinary(length=16), nullable=True),
        sa.CheckConstraint("(type = 'label') = (card_id IS NULL)", name=op.f("ck_credentials_code_has_card")),
        sa.CheckConstraint("(type = 'label') = (person_id IS NOT NULL)", name=op.f("ck_credentials_label_has_person")),
        sa.CheckConstraint("type IN ('card', 'pictures', 'label')", name=op.f("ck_credentials_type")),
        sa.CheckConstraint("length(tag) = 32", name=op.f("ck_credentials_tag")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "card_id"],
            ["cards.organisation_id", "cards.id"],
            name=op.f("fk_credentials_organisation_id_card_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "person_id"],
            ["people.organisation_id", "people.id"],
            name=op.f("fk_credentials_organisation_id_person_id"),
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_credentials_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", "tag", name=op.f("pk_credentials")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "entries",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("premises_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("hour", sa.SmallInteger(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=True),
        sa.Column("person_id", sa.LargeBinary(length=16), nullable=True),
        sa.Column("count", sa.SmallInteger(), nullable=False),
        sa.Column("children", sa.SmallInteger(), nullable=False),
        sa.Column("minutes", sa.SmallInteger(), nullable=True),
        sa.Column("channel", sa.String(length=64), nullable=True),
        sa.Column("direction", sa.String(length=64), nullable=True),
        sa.Column("authority", sa.String(length=64), nullable=True),
        sa.Column("item", sa.String(length=64), nullable=True),
        sa.Column("partner", sa.String(length=64), nullable=True),
        sa.Column("topic", sa.String(length=64), nullable=True),
        sa.Column("reached", sa.Boolean(), nullable=True),
        sa.Column("basis", sa.String(length=64), nullable=True),
        sa.Column("referrer", sa.String(length=64), nullable=True),
        sa.Column("how_found", sa.String(length=64), nullable=True),
        sa.Column("content_hash", sa.LargeBinary(length=16), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=8), nullable=False),
        sa.Column("kiosk_id", sa.Integer(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("seq", sa.Integer(), nullable=True),
        sa.Column("claimed_at", sa.BigInteger(), nullable=True),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("source IN ('kiosk', 'staff', 'import')", name=op.f("ck_entries_source")),
        sa.CheckConstraint("children BETWEEN 0 AND count", name=op.f("ck_entries_children")),
        sa.CheckConstraint("count BETWEEN 1 AND 1000", name=op.f("ck_entries_count")),
        sa.CheckConstraint("hour BETWEEN 0 AND 23", name=op.f("ck_entries_hour")),
        sa.CheckConstraint("length(id) = 16", name=op.f("ck_entries_id")),
        sa.CheckConstraint("minutes BETWEEN 0 AND 1440", name=op.f("ck_entries_minutes")),
        sa.CheckConstraint(
            "person_id IS NULL OR (count = 1 AND children = 0)", name=op.f("ck_entries_person_is_one_head")
        ),
        sa.CheckConstraint(
            "person_id IS NULL OR (referrer IS NULL AND how_found IS NULL)", name=op.f("ck_entries_nothing_that_tells")
        ),
        sa.ForeignKeyConstraint(["kind"], ["kinds.slug"], name=op.f("fk_entries_kind")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "activity_id"],
            ["activities.organisation_id", "activities.id"],
            name=op.f("fk_entries_organisation_id_activity_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "kiosk_id"],
            ["kiosks.organisation_id", "kiosks.id"],
            name=op.f("fk_entries_organisation_id_kiosk_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "person_id"],
            ["people.organisation_id", "people.id"],
            name=op.f("fk_entries_organisation_id_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "premises_id"],
            ["premises.organisation_id", "premises.id"],
            name=op.f("fk_entries_organisation_id_premises_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "staff_id"],
            ["staff.organisation_id", "staff.id"],
            name=op.f("fk_entries_organisation_id_staff_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_entries")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("entries", schema=None) as batch_op:
        batch_op.create_index("ix_entries_day", ["organisation_id", "premises_id", "day"], unique=False)
        batch_op.create_index(
            "ix_entries_done",
            [
                "organisation_id",
                "premises_id",
                "kind",
                "day",
                "activity_id",
                "person_id",
                "count",
                "minutes",
                "batch_id",
                "hour",
                "reached",
                "channel",
                "direction",
                "authority",
                "item",
                "partner",
                "referrer",
                "how_found",
            ],
            unique=False,
            sqlite_where=sa.text("kind <> 'visit'"),
            postgresql_where=sa.text("kind <> 'visit'"),
        )
        batch_op.create_index(
            "ix_entries_person",
            ["organisation_id", "person_id"],
            unique=False,
            sqlite_where=sa.text("person_id IS NOT NULL"),
            postgresql_where=sa.text("person_id IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_entries_stay",
            ["organisation_id", "premises_id", "day", "minutes", "batch_id"],
            unique=False,
            sqlite_where=sa.text("kind = 'visit' AND minutes IS NOT NULL"),
            postgresql_where=sa.text("kind = 'visit' AND minutes IS NOT NULL"),
        )
    op.create_table(
        "kiosk_tokens",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("kiosk_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "kiosk_id"],
            ["kiosks.organisation_id", "kiosks.id"],
            name=op.f("fk_kiosk_tokens_organisation_id_kiosk_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "digest", name=op.f("pk_kiosk_tokens")),
    )
    with op.batch_alter_table("kiosk_tokens", schema=None) as batch_op:
        batch_op.create_index("uq_kiosk_tokens_digest", ["digest"], unique=True)
    op.create_table(
        "pairing_codes",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("kiosk_id", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id", "kiosk_id"],
            ["kiosks.organisation_id", "kiosks.id"],
            name=op.f("fk_pairing_codes_organisation_id_kiosk_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "digest", name=op.f("pk_pairing_codes")),
    )
    with op.batch_alter_table("pairing_codes", schema=None) as batch_op:
        batch_op.create_index("uq_pairing_codes_digest", ["digest"], unique=True)
    op.create_table(
        "set_aside",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(length=16), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("sealed_item", sa.LargeBinary(), nullable=False),
        sa.Column("kiosk_id", sa.Integer(), nullable=True),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("status IN ('conflict', 'quarantined')", name=op.f("ck_set_aside_status")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "kiosk_id"],
            ["kiosks.organisation_id", "kiosks.id"],
            name=op.f("fk_set_aside_organisation_id_kiosk_id"),
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_set_aside_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", "fingerprint", name=op.f("pk_set_aside")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "voids",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("target_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(length=16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("kiosk_id", sa.Integer(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "kiosk_id"],
            ["kiosks.organisation_id", "kiosks.id"],
            name=op.f("fk_voids_organisation_id_kiosk_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "staff_id"],
            ["staff.organisation_id", "staff.id"],
            name=op.f("fk_voids_organisation_id_staff_id"),
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_voids_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_voids")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("voids", schema=None) as batch_op:
        batch_op.create_index("ix_voids_target", ["organisation_id", "target_id"], unique=False)
    op.create_table(
        "waiting_codes",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("sealed_code", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "entry_id"],
            ["entries.organisation_id", "entries.id"],
            name=op.f("fk_waiting_codes_organisation_id_entry_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "entry_id", name=op.f("pk_waiting_codes")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Take every table away again."""
    op.drop_table("waiting_codes")
    with op.batch_alter_table("voids", schema=None) as batch_op:
        batch_op.drop_index("ix_voids_target")
    op.drop_table("voids")
    op.drop_table("set_aside")
    with op.batch_alter_table("pairing_codes", schema=None) as batch_op:
        batch_op.drop_index("uq_pairing_codes_digest")
    op.drop_table("pairing_codes")
    with op.batch_alter_table("kiosk_tokens", schema=None) as batch_op:
        batch_op.drop_index("uq_kiosk_tokens_digest")
    op.drop_table("kiosk_tokens")
    with op.batch_alter_table("entries", schema=None) as batch_op:
        batch_op.drop_index("ix_entries_stay")
        batch_op.drop_index("ix_entries_person")
        batch_op.drop_index("ix_entries_done")
        batch_op.drop_index("ix_entries_day")
    op.drop_table("entries")
    op.drop_table("credentials")
    with op.batch_alter_table("staff_sessions", schema=None) as batch_op:
        batch_op.drop_index("uq_staff_sessions_digest")
    op.drop_table("staff_sessions")
    with op.batch_alter_table("sign_in_links", schema=None) as batch_op:
        batch_op.drop_index("uq_sign_in_links_digest")
    op.drop_table("sign_in_links")
    op.drop_table("planned_weekdays")
    op.drop_table("person_links")
    op.drop_table("opening_days")
    op.drop_table("kiosks")
    with op.batch_alter_table("cards", schema=None) as batch_op:
        batch_op.drop_index("uq_cards_person")
    op.drop_table("cards")
    op.drop_table("activity_premises")
    with op.batch_alter_table("statements", schema=None) as batch_op:
        batch_op.drop_index("ix_statements_entry")
    op.drop_table("statements")
    with op.batch_alter_table("staff", schema=None) as batch_op:
        batch_op.drop_index("uq_staff_name")
    op.drop_table("staff")
    op.drop_table("premises")
    op.drop_table("people")
    with op.batch_alter_table("leaves", schema=None) as batch_op:
        batch_op.drop_index("ix_leaves_entry")
        batch_op.drop_index("ix_leaves_at")
    op.drop_table("leaves")
    op.drop_table("agreement_parties")
    with op.batch_alter_table("activities", schema=None) as batch_op:
        batch_op.drop_index("uq_activities_slug")
    op.drop_table("activities")
    op.drop_table("organisations")
    op.drop_table("kinds")
    op.drop_table("imports")
    op.drop_table("agreements")
