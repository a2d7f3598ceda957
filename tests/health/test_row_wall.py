"""What keeps the rows of organisations apart on PostgreSQL is looked at, where there are several."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa

from app.database.schema import bring_up_to_date
from app.health.findings import Level
from tests.health.conftest import findings_of
from tests.make import make_door
from tests.postgresql.lending import url_of

ON_POSTGRESQL = pytest.mark.parametrize("settings", ["postgresql"], indirect=True)


def found(healthy, **settings):
    return healthy.findings(**settings).get("rows-apart", [])


def as_superuser(server_url, settings):
    return url_of(server_url, sa.make_url(settings.database_url).database or "")


@ON_POSTGRESQL
def test_a_table_that_was_opened_by_hand_is_found_and_what_it_says_to_do_mends_it(healthy):
    healthy.write("ALTER TABLE entries NO FORCE ROW LEVEL SECURITY")

    [finding] = found(healthy)
    bring_up_to_date()

    assert finding.level is Level.BROKEN
    assert "1 tabell" in finding.what
    assert found(healthy) == []


@ON_POSTGRESQL
def test_an_account_that_no_policy_binds_is_told_of(healthy, postgresql_url):
    [finding] = found(healthy, database_url=as_superuser(postgresql_url, healthy.settings))

    assert finding.level is Level.LOOK
    assert "NOSUPERUSER" in finding.advice


@ON_POSTGRESQL
def test_where_one_organisation_is_alone_nothing_is_said_of_it(app, settings, postgresql_url):
    make_door("valla", "iogt")

    findings = findings_of(replace(settings, database_url=as_superuser(postgresql_url, settings)))

    assert "rows-apart" not in findings
