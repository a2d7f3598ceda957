"""The migrated schema is what the models say, on both databases, and holds the promises by itself."""

from datetime import date

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from app.activities.kinds import KINDS
from app.activities.models import ActivityTimeRow, KindRow
from app.database.migrations import FOLDER
from app.database.schema import bring_up_to_date, newest_revision, require_schema, revision_of_database, take_back
from app.database.statements import table_of
from app.database.transaction import write_connection
from app.errors import InstanceMissing, MigrationPending
from app.extensions import db
from app.log.actions import deposit
from app.log.drafts import VoidDraft
from app.log.linking import link_people
from app.log.models import Entry
from app.log.rollups import ARRIVALS, DAY_HEADS, FIRST_DAYS, VISIT_DAYS
from app.organisations.models import OpeningDay
from tests.make import NOON, labelled, make_activity, make_door, person_of, rows, writing

SUMS = (VISIT_DAYS, FIRST_DAYS, DAY_HEADS, ARRIVALS)
# Small tables that belong to no organisation, or stand above them as an agreement does, and as joint reports do.
OF_ALL_PARTIES = {"agreement_terms", "agreement_goals", "agreed_things", "volunteer_hour_values"}
REPORTS = {each.name for each in db.metadata.sorted_tables if each.name.startswith(("report_", "sealed_", "releases"))}
# One chain for the installation: whatever anyone does later holds all that was before.
CHAINED = {"audit_entries", "audit_cuts"}
# A tag of the vault is no organisation's: a row that said whose it is would tie it to one.
VAULTS = {"vaults", "vault_codes"}
ABOVE_ORGANISATIONS = (
    {"organisations", "agreements", "kinds", "imports", "alembic_version"}
    | (OF_ALL_PARTIES | VAULTS)
    | REPORTS
    | CHAINED
)


def test_the_migrated_schema_equals_the_models(app):
    with db.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), db.metadata)

    assert differences == []


def test_the_newest_revision_is_the_one_that_alembic_would_run_to():
    config = Config()
    config.set_main_option("script_location", str(FOLDER))

    assert newest_revision() == ScriptDirectory.from_config(config).get_current_head()


def test_the_schema_can_be_taken_back_and_made_again(app):
    take_back("base")
    left = set(sa.inspect(db.engine).get_table_names()) - {"alembic_version"}
    bring_up_to_date()

    assert left == set()
    assert revision_of_database() == newest_revision()


def test_of_several_migrations_one_that_fails_takes_back_those_before_it(app):
    take_back("0026")
    with db.engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE audit_cuts (in_the_way INTEGER)"))  # 0028 makes it
    before = sa.inspect(db.engine).get_table_names()

    with pytest.raises(sa.exc.DBAPIError):
        bring_up_to_date()

    assert (revision_of_database(), sa.inspect(db.engine).get_table_names()) == ("0026", before)


def test_of_several_taken_back_one_that_fails_leaves_all_as_they_were(app):
    with db.engine.begin() as connection:
        connection.execute(sa.text("ALTER TABLE vaults RENAME TO elsewhere"))  # 0027 made it

    with pytest.raises(sa.exc.DBAPIError):
        take_back("0026")

    assert revision_of_database() == newest_revision()
    assert sa.inspect(db.engine).has_table("audit_cuts")


def test_the_sums_are_filled_from_a_log_that_is_there_already(app):
    door = make_door()
    anka, taken_back = labelled(door, "anka"), labelled(door, count=5)
    bäver = labelled(door, "bäver", "walk", at="2025-04-01")
    void = VoidDraft(b"v" * 16, taken_back.id, door.place, door.origin)
    deposit(door.place.organisation_id, [anka, bäver, taken_back, void, labelled(door, count=3, children=1)])
    with writing(door) as log:
        link_people(log, b"l" * 16, person_of(anka), person_of(bäver), NOON)
    before = {table: sorted(rows(sa.select(table))) for table in SUMS}

    take_back("0001")
    bring_up_to_date()

    assert {table: sorted(rows(sa.select(table))) for table in SUMS} == before
    assert all(before.values())


def test_making_the_schema_again_changes_nothing(app):
    make_door()
    before = rows(sa.text("SELECT * FROM premises"))

    bring_up_to_date()

    assert rows(sa.text("SELECT * FROM premises")) == before


def test_every_kind_of_the_list_is_in_the_database(app):
    assert {slug for (slug,) in rows(sa.select(KindRow.slug))} == {kind.slug for kind in KINDS}


@pytest.mark.parametrize("table", [table.name for table in db.metadata.sorted_tables])
def test_the_organisation_leads_every_primary_key(table):
    columns = [column.name for column in db.metadata.tables[table].primary_key.columns]

    assert table in ABOVE_ORGANISATIONS or columns[0] == "organisation_id"


@pytest.mark.parametrize("table", [table.name for table in db.metadata.sorted_tables])
def test_no_foreign_key_leads_across_organisations(table):
    for constraint in db.metadata.tables[table].foreign_key_constraints:
        target = constraint.elements[0].column.table
        assert target.name in ABOVE_ORGANISATIONS or "organisation_id" in constraint.column_keys


def entry_row(door, **changed):
    return {
        "organisation_id": door.place.organisation_id,
        "id": b"e" * 16,
        "premises_id": door.place.premises_id,
        "kind": "visit",
        "day": date(2025, 5, 6),
        "count": 1,
        "children": 0,
        "content_hash": b"h" * 16,
        "batch_id": 0,
        "source": "kiosk",
        "received_at": NOON,
    } | changed


@pytest.mark.parametrize(
    "wrong",
    [
        {"count": 0},
        {"count": 1001},
        {"children": 2},
        {"minutes": 1441},
        {"hour": 24},
        {"kind": "party"},
        {"source": "rumour"},
        {"id": b"short"},
        {"premises_id": 99},
        {"organisation_id": 99},
        {"person_id": b"p" * 16},
        {"activity_id": 7},
        {"day": None},
    ],
    ids=str,
)
def test_the_database_refuses_an_entry_that_cannot_be(app, wrong):
    door = make_door()

    with pytest.raises(sa.exc.IntegrityError), write_connection() as connection:
        connection.execute(sa.insert(table_of(Entry)), entry_row(door, **wrong))

    assert rows(sa.select(Entry.id)) == []


@pytest.mark.parametrize(
    "wrong",
    [{"state": "ajar"}, {"opens_minute": 1440}, {"opens_minute": 600, "closes_minute": 600}, {"stated_heads": -1}],
    ids=str,
)
def test_the_database_refuses_an_opening_that_cannot_be(app, wrong):
    door = make_door()
    row = {
        "organisation_id": door.place.organisation_id,
        "premises_id": door.place.premises_id,
        "day": date(2025, 5, 6),
        "state": "open",
        "reason": "",
        "recorded_at": NOON,
    }

    with pytest.raises(sa.exc.IntegrityError), write_connection() as connection:
        connection.execute(sa.insert(table_of(OpeningDay)), row | wrong)


def test_a_database_without_tables_says_so(app):
    take_back("base")

    with pytest.raises(InstanceMissing, match="oasen init"):
        require_schema()


def test_a_database_of_another_version_says_so(app):
    with write_connection() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = 'other'"))

    with pytest.raises(MigrationPending, match="oasen init"):
        require_schema()


@pytest.mark.parametrize(
    "wrong",
    [
        {"weekday": None},
        {"weekday": 7},
        {"day": date(2025, 5, 6)},
        {"starts_minute": 1440},
        {"ends_minute": 720},
        {"from_day": date(2025, 5, 6), "to_day": date(2025, 5, 5)},
        {"weekday": None, "day": date(2025, 5, 6), "from_day": date(2025, 5, 6)},
        {"activity_id": 9},
    ],
    ids=str,
)
def test_the_database_refuses_a_time_that_cannot_be(app, wrong):
    door = make_door()
    make_activity(door, "lunch", "meal")
    where = {"organisation_id": door.place.organisation_id, "premises_id": door.place.premises_id, "activity_id": 1}
    row = where | {"number": 1, "weekday": 4, "starts_minute": 720}

    with pytest.raises(sa.exc.IntegrityError), write_connection() as connection:
        connection.execute(sa.insert(table_of(ActivityTimeRow)), row | wrong)
