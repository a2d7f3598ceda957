"""A database that is lent again is as good as new."""

import psycopg
import pytest


@pytest.fixture
def lent_twice(postgresql_databases):
    """What was left in a database, and what the next test finds: rows of a table, the next number, its address."""

    def lent_twice(*left_behind):
        kept, postgresql_databases.free = postgresql_databases.free, []
        with postgresql_databases.lent() as first, opened(first) as connection:
            for statement in left_behind:
                connection.execute(statement)
        with postgresql_databases.lent() as second, opened(second) as connection:
            rows = connection.execute("SELECT slug FROM organisations").fetchall()
            kinds = connection.execute("SELECT count(*) FROM kinds").fetchone()[0]
            number = connection.execute(ADD_ORGANISATION + " RETURNING id").fetchone()[0]
        postgresql_databases.free += kept
        return rows, kinds, number, first == second

    return lent_twice


def opened(url):
    return psycopg.connect(url.replace("+psycopg", ""), autocommit=True)


ADD_ORGANISATION = "INSERT INTO organisations (slug, name, made_at) VALUES ('iogt', 'IOGT', 0)"


@pytest.mark.parametrize(
    ("left_behind", "is_lent_again"),
    [
        ([ADD_ORGANISATION], True),
        (["DROP INDEX ix_entries_day"], False),
        (["ALTER TABLE organisations ADD COLUMN phone text"], False),
        (["DELETE FROM kinds WHERE slug = 'walk'"], False),
        (["CREATE TABLE much AS SELECT 1 AS one"], False),
        (["DROP TABLE kinds CASCADE"], False),
    ],
    ids=["rows", "an index", "a column", "a kind", "a table", "no table"],
)
def test_the_next_test_finds_an_empty_database(lent_twice, left_behind, is_lent_again):
    rows, kinds, number, was_lent_again = lent_twice(*left_behind)

    assert (rows, number, was_lent_again) == ([], 1, is_lent_again)
    assert kinds > 5


def test_who_is_still_connected_does_not_hold_it_up(postgresql_databases):
    with postgresql_databases.lent() as url:
        forgotten = opened(url)
        forgotten.execute("BEGIN")
        forgotten.execute(ADD_ORGANISATION)

    with postgresql_databases.lent() as url, opened(url) as connection:
        assert connection.execute("SELECT count(*) FROM organisations").fetchone()[0] == 0
    forgotten.close()
