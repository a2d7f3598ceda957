"""On PostgreSQL a question that forgot its organisation gets nothing of another one, and changes nothing of it."""

from __future__ import annotations

import threading
from contextlib import suppress
from datetime import date

import pytest
import sqlalchemy as sa

from app.database.row_policies import owned_tables, unwalled_tables
from app.database.schema import bring_up_to_date, take_back
from app.database.transaction import transaction, write_connection
from app.database.wall import Across, across_organisations, keep_to, reach_parties, whose, within
from app.extensions import db
from app.organisations.models import Premises
from tests.database.two_houses import OTHER, OWN, row_of, two_houses
from tests.make import NOON, rows

pytestmark = pytest.mark.parametrize("settings", ["postgresql"], indirect=True)
PLACES = sa.select(Premises.organisation_id).order_by(Premises.organisation_id)


@pytest.fixture
def own_and_other(house):
    """The numbers of two organisations with premises each."""
    return house.valla.place.organisation_id, house.sionhuset.place.organisation_id


def places(connection, *organisation_ids):
    """Whose premises are seen within these organisations."""
    with within(*organisation_ids):
        return list(connection.execute(PLACES).scalars())


def whose_rows(connection, table):
    """Whose rows a question finds that asks for all."""
    return sorted(connection.execute(sa.select(table.c.organisation_id)).scalars())


def test_every_table_that_says_whose_a_row_is_has_its_policy(app):
    with db.engine.connect() as connection:
        assert unwalled_tables(connection) == []
    assert len(owned_tables()) > 50


def test_a_table_without_its_policy_is_found_and_gets_one_after_the_next_migration(app):
    with write_connection() as connection:
        connection.execute(sa.text("DROP POLICY own_organisation ON voids"))
        found = unwalled_tables(connection)

    bring_up_to_date()

    assert found == ["voids"]
    with db.engine.connect() as connection:
        assert unwalled_tables(connection) == []


def test_taken_back_nothing_of_it_is_left(app):
    take_back("0028")

    assert rows(sa.text("SELECT count(*) FROM pg_policies WHERE schemaname = current_schema()")) == [(0,)]
    assert rows(sa.text("SELECT count(*) FROM pg_class WHERE relrowsecurity OR relforcerowsecurity")) == [(0,)]


def test_a_forgetful_question_of_any_table_gives_own_rows_alone(app):
    with two_houses() as (connection, tables):

        def seen(table):
            return whose_rows(connection, table)

        with across_organisations(Across.MACHINE):
            assert {table.name: seen(table) for table in tables if seen(table) != [OWN, OTHER]} == {}
        with within(OWN):
            assert {table.name: seen(table) for table in tables if seen(table) != [OWN]} == {}
        with within():
            assert {table.name: seen(table) for table in tables if seen(table) != []} == {}


def test_a_forgetful_change_of_any_table_changes_nothing_of_another(app):
    with two_houses() as (connection, tables):
        with within(OWN):
            for table in tables:
                connection.execute(sa.update(table).values(organisation_id=table.c.organisation_id))
                changed = connection.execute(sa.update(table).values(organisation_id=OWN)).rowcount
                deleted = connection.execute(sa.delete(table)).rowcount
                assert (table.name, changed, deleted) == (table.name, 1, 1)
        with across_organisations(Across.MACHINE):
            left = {table.name: whose_rows(connection, table) for table in tables}

    assert {name: got for name, got in left.items() if got != [OTHER]} == {}


def test_a_row_of_another_is_put_or_moved_into_no_table(app):
    let_in = []
    with two_houses() as (connection, tables):
        for table in tables:
            for forgetful in (sa.insert(table).values(row_of(table, 9)), sa.update(table).values(organisation_id=9)):
                with within(OWN), suppress(sa.exc.ProgrammingError), connection.begin_nested():
                    connection.execute(forgetful)
                    let_in.append(table.name)

    assert let_in == []


def test_what_is_said_later_holds_for_the_next_statement_of_the_same_transaction(own_and_other):
    own, other = own_and_other
    with db.engine.connect() as connection, within(own):
        seen = [places(connection, *whose) for whose in [(own,), (own, other), (own,), ()]]

    assert seen == [[own], [own, other], [own], []]


def test_a_savepoint_that_is_taken_back_takes_back_what_was_said_in_it(own_and_other):
    own, other = own_and_other
    with db.engine.connect() as connection:
        seen = [places(connection, own)]
        with within(own):
            inner = connection.begin_nested()
        seen.append(places(connection, own, other))
        with within(own, other):
            inner.rollback()
        seen += [places(connection, own, other), places(connection, own)]

    assert seen == [[own], [own, other], [own, other], [own]]


def test_a_connection_that_is_used_again_is_told_anew(own_and_other):
    own, other = own_and_other
    for number in (own, other):
        with within(number), transaction() as session:
            assert [each.organisation_id for each in session.scalars(sa.select(Premises))] == [number]


def test_a_new_thread_sees_nobodys_rows(own_and_other, app):
    seen = []

    def ask():
        with app.app_context():
            seen.extend([whose(), rows(PLACES)])

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()

    assert seen == ["{0}", []]


def test_without_transactions_nobodys_rows_are_seen(own_and_other):
    own, _ = own_and_other
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        assert places(connection, own) == []


def test_who_says_nothing_like_a_backup_by_the_databases_own_means_sees_everything(own_and_other, settings):
    engine = sa.create_engine(settings.database_url, poolclass=sa.NullPool)
    with engine.connect() as connection:
        found = list(connection.execute(PLACES).scalars())

    assert found == list(own_and_other)


def test_who_asks_is_kept_to_where_nothing_else_was_said(app):
    with within():
        keep_to(OWN)
        keep_to(OTHER)
        said = [whose()]
        reach_parties(OWN, OTHER)
        said.append(whose())
    with across_organisations(Across.KNOCKING):
        keep_to(OWN)
        reach_parties(OWN)
        said.append(whose())

    assert said == ["{0,7}", "{0,7,8}", "every"]


def test_a_foreign_key_is_refused_for_what_it_is(own_and_other):
    own, _ = own_and_other
    nowhere = {"organisation_id": own, "premises_id": 999, "day": date(2025, 5, 6), "state": "open"}
    opening = db.metadata.tables["opening_days"]

    with within(own), pytest.raises(sa.exc.IntegrityError), write_connection() as connection:
        connection.execute(sa.insert(opening), nowhere | {"reason": "", "recorded_at": NOON})
