"""Trouble around a database has a sentence of its own, whichever database it is."""

import psycopg
import pytest
from sqlalchemy.exc import OperationalError

from app.database.engine import sqlite_module
from app.database.troubles import BY_CODE_OF_POSTGRESQL, BY_CODE_OF_SQLITE, NOT_REACHED, trouble_told

SQLITE = sqlite_module()


def of_sqlite(code):
    fault = SQLITE.OperationalError("in the way")
    fault.sqlite_errorcode = code
    return fault


@pytest.mark.parametrize("code", sorted(BY_CODE_OF_SQLITE))
def test_every_trouble_of_sqlite_is_told_wrapped_or_not_and_wherever_it_happened(code):
    bare, extended = of_sqlite(code), of_sqlite(code | 3 << 8)

    assert trouble_told(bare) == trouble_told(extended) == BY_CODE_OF_SQLITE[code]
    assert trouble_told(OperationalError("BEGIN IMMEDIATE", None, bare)) == BY_CODE_OF_SQLITE[code]


@pytest.mark.parametrize("code", sorted(BY_CODE_OF_POSTGRESQL))
def test_every_trouble_of_postgresql_is_told(code):
    assert trouble_told(OperationalError("", None, psycopg.errors.lookup(code)())) == BY_CODE_OF_POSTGRESQL[code]


def test_a_server_that_gives_no_reason_is_not_reached():
    assert trouble_told(psycopg.OperationalError("connection failed")) == NOT_REACHED


@pytest.mark.parametrize(
    "fault",
    [of_sqlite(1), of_sqlite(19), psycopg.errors.UniqueViolation(), psycopg.errors.SyntaxError(), psycopg.DataError()],
    ids=["error", "constraint", "unique", "syntax", "data"],
)
def test_what_the_program_does_wrong_is_no_trouble_around_it(fault):
    assert trouble_told(fault) is None
