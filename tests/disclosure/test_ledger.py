"""The ledger: numbered, chained, read back as it was written, and only whole; what touches a scope is found."""

import re
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from app.agreements.actions import add_agreement
from app.bootstrap import ROOT
from app.database.transaction import write_connection
from app.disclosure.actions import Leaving, record_release
from app.disclosure.cells import TOTAL, Release
from app.disclosure.door import released
from app.disclosure.queries import LEDGER, checked_ledger, earlier_releases, linked_scopes
from app.disclosure.written import as_text, release_of
from app.errors import LedgerChanged
from app.extensions import db
from app.periods import Period
from tests.disclosure.making import by_class
from tests.make import make_door

NOW = datetime(2026, 1, 15, 9, 30, tzinfo=UTC)
IOGT, SION = "organisation/iogt", "organisation/sion"


def a_release(women: int = 40) -> Release:
    """A table with two holes."""
    numbers = {"woman": women, "man": 35, "other-or-unstated": 3, TOTAL: women + 38}
    return released([by_class("gender", numbers)], 5)


def record(release: Release, scope: str = IOGT) -> int:
    """Put it into the ledger, from the command line."""
    with write_connection() as connection:
        return record_release(connection, release, Leaving(scope, 5, by=None), NOW)


def record_and_fail() -> None:
    """Put a release into the ledger in a transaction that ends in a failure."""
    with write_connection() as connection:
        record_release(connection, a_release(), Leaving(IOGT, 5, by=None), NOW)
        raise ZeroDivisionError


def record_again() -> None:
    """Write the first row of the ledger once more, under the same number."""
    with write_connection() as connection:
        row = connection.execute(sa.select(LEDGER)).mappings().one()
        connection.execute(sa.insert(LEDGER).values(**row))


def earlier(scope: str) -> list[Release]:
    """What a new release of the scope would be given."""
    with db.engine.connect() as connection:
        return earlier_releases(connection, scope)


def test_a_release_reads_back_as_it_was():
    release = a_release()

    assert release_of(as_text(release)) == release


def test_the_same_release_is_the_same_text():
    assert as_text(a_release()) == as_text(a_release())
    assert "\n" not in as_text(a_release())


def test_what_is_hidden_is_not_in_the_text():
    assert as_text(a_release()).count("null") == [cell.value for cell in a_release().tables[0].cells].count(None)


def test_releases_are_numbered_and_come_back_in_order(app):
    make_door()
    first, second = a_release(40), a_release(50)

    assert [record(first), record(second)] == [1, 2]
    assert earlier(IOGT) == [first, second]


def test_a_release_names_who_let_it_out(house):
    staff_id = 1
    organisation_id = house.valla.place.organisation_id
    with write_connection() as connection:
        record_release(connection, a_release(), Leaving(IOGT, 5, by=(organisation_id, staff_id)), NOW)

    with db.engine.connect() as connection:
        row = checked_ledger(connection)[0]

    assert (row.organisation_id, row.made_by_id, row.made_at) == (organisation_id, staff_id, NOW)


def test_nothing_is_recorded_when_the_sealing_fails(app):
    make_door()
    with pytest.raises(ZeroDivisionError):
        record_and_fail()

    assert earlier(IOGT) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"content": as_text(a_release(41))},
        {"scope": SION},
        {"threshold": 3},
        {"checksum": "0" * 64},
    ],
    ids=["content", "scope", "threshold", "checksum"],
)
def test_a_changed_release_is_found(app, changed):
    make_door()
    record(a_release(40))
    record(a_release(50))
    with write_connection() as connection:
        connection.execute(sa.update(LEDGER).where(LEDGER.c.number == 1).values(**changed))

    with pytest.raises(LedgerChanged, match="Release 1 "):
        earlier(IOGT)


def test_a_missing_release_is_found_and_nothing_is_put_behind_it(app):
    make_door()
    record(a_release(40))
    record(a_release(50))
    with write_connection() as connection:
        connection.execute(sa.delete(LEDGER).where(LEDGER.c.number == 1))

    with pytest.raises(LedgerChanged, match="Release 1 "):
        record(a_release(60))


def test_a_number_is_given_once(app):
    make_door()
    record(a_release())
    with pytest.raises(IntegrityError):
        record_again()


def test_another_organisations_releases_tell_nothing_until_they_share_an_agreement(app):
    make_door("valla", "iogt")
    make_door("sionhuset", "sion")
    record(a_release(), SION)
    assert earlier(IOGT) == []

    with write_connection() as connection:
        add_agreement(connection, "iop", "IOP", ("iogt", "sion"), Period(date(2025, 1, 1), date(2027, 12, 31)), NOW)

    assert earlier(IOGT) == [a_release()]
    with db.engine.connect() as connection:
        assert linked_scopes(connection, "agreement/iop") == {IOGT, SION, "agreement/iop"}


def test_a_revision_after_the_ledger_is_safe_with_it(app):
    make_door()
    record(a_release(40))

    revised = released(
        [by_class("gender", {"woman": 41, "man": 35, "other-or-unstated": 3, TOTAL: 79})], 5, earlier(IOGT)
    )

    assert [cell.value for cell in revised.tables[0].cells].count(None) == 2
    assert revised.tables[0].cells[-1].value == 78


def test_nothing_in_the_program_changes_what_has_left():
    sources = {path: path.read_text("utf-8") for path in (ROOT / "app").rglob("*.py")}
    knowing = [text for text in sources.values() if "LEDGER" in text or "LedgerRelease" in text]

    assert len(knowing) >= 3
    assert [text for text in knowing if re.search(r"\b(update|delete|insert_or_replace)\(", text)] == []
