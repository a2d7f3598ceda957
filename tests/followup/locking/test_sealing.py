"""A sealed report: what stands in the ledger is what was handed out, and can be made again from it to the byte."""

import json
from hashlib import sha256

import pytest
import sqlalchemy as sa

from app import clock
from app.database.transaction import write_connection
from app.disclosure.cells import Held, Why
from app.disclosure.queries import checked_ledger
from app.errors import ChangedMeanwhile
from app.extensions import db
from app.figures.document import one_moment
from app.followup.about.report_choices import reporting_of, terms_of
from app.followup.desk import desk_of
from app.followup.document import checksum_of
from app.followup.formats.list import FORMAT
from app.followup.locking.kept_report import unkept
from app.followup.locking.sealing import NotOverYet, SayWhatChanged, Sealing, seal
from app.followup.making import Left, made_document
from app.followup.writing.actions import begin_draft
from app.followup.writing.queries import FILES, Draft, sealed_bytes
from app.periods import Period, year
from tests.figures.noting import note
from tests.followup.conftest import DAYS

CLEO = (1, 2)
THIS_YEAR = year(2025)


def begun(house, period=THIS_YEAR, scope="organisation/iogt"):
    organisation_id = house.valla.place.organisation_id if scope.startswith("organisation") else None
    with write_connection() as connection:
        return begin_draft(
            connection, Draft(0, scope, organisation_id, None if organisation_id else 1, period), clock.now()
        )


def today():
    return clock.now().date()


def sealed(draft, what_changed=""):
    return seal(desk_of(draft, today(), is_to_lock=True), Sealing(CLEO, clock.now(), what_changed), today())


@pytest.fixture
def draft(reporting_house):
    return begun(reporting_house)


def test_every_file_is_made_again_from_what_is_kept(draft):
    version = sealed(draft)
    with db.engine.connect() as connection:
        row = sealed_bytes(connection, draft.id, version)
        files = connection.execute(sa.select(FILES)).all()
    document, reports = json.loads(row.document), unkept(row.blocks)

    assert len(files) == 2 * len(FORMAT)
    assert document["sealed"] == version
    assert row.checksum == document["checksum"] == checksum_of(document)
    for each in files:
        assert sha256(each.content).hexdigest() == each.checksum
        assert FORMAT[each.format].make(reports[each.language], document) == each.content, each.format


def test_each_version_stands_in_the_ledger_of_releases(reporting_house, draft):
    sealed(draft)
    sealed(begun(reporting_house, scope="agreement/iop"))
    sealed(draft, "Mars var inte avslutad.")

    with db.engine.connect() as connection:
        assert [(row.number, row.scope) for row in checked_ledger(connection)] == [
            (1, "organisation/iogt"),
            (2, "agreement/iop"),
            (3, "organisation/iogt"),
        ]


def test_what_was_laid_on_the_desk_before_another_was_locked_is_counted_anew(reporting_house, draft):
    desk = desk_of(draft, today(), is_to_lock=True)
    sealed(begun(reporting_house, scope="agreement/iop"))

    with pytest.raises(ChangedMeanwhile):
        seal(desk, Sealing(CLEO, clock.now()), today())
    with db.engine.connect() as connection:
        assert len(checked_ledger(connection)) == 1


def test_a_late_entry_moves_a_published_number_of_persons_by_nothing_or_by_enough(reporting_house, draft):
    sealed(draft)
    for number in range(2):
        note(reporting_house.valla, f"late{number}", at=f"{DAYS[0]}T12:00")
    few = desk_of(draft, today(), is_to_lock=True)
    for number in range(2, 6):
        note(reporting_house.valla, f"late{number}", at=f"{DAYS[0]}T12:00")
    enough = desk_of(draft, today(), is_to_lock=True)

    assert few.made.document["figures"]["unique_visitors"]["value"] == 12
    assert Held("unique_visitors", ("2025",), "old value", Why.LATE_ENTRY) in few.made.release.held
    assert few.made.document["figures"]["unique_visitors"]["stands"] is True
    assert enough.made.document["figures"]["unique_visitors"]["value"] == 18
    assert "stands" not in enough.made.document["figures"]["unique_visitors"]


def test_what_is_not_over_is_not_locked_and_a_revision_says_what_changed(reporting_house, draft):
    with pytest.raises(NotOverYet):
        sealed(begun(reporting_house, period=year(2026)))
    sealed(draft)
    with pytest.raises(SayWhatChanged):
        sealed(draft)


def test_the_auditor_keeps_back_the_table_that_tells_too_much_and_no_other(house, january):
    """Of twelve who came to thirty visits hardly anybody can have come often: how many did would be known."""
    for number in range(12):
        for day in DAYS[: 1 + number % 4]:
            note(house.valla, f"v{number}", at=f"{day}T11:00")
    made = desk_of(begun(house), today()).made

    assert made.document["figures"]["unique_visitors"]["value"] == 12
    assert "bands" not in {each["id"] for each in made.document["tables"]}
    assert Held("bands", None, "dropped", Why.WOULD_TELL) in made.release.held


def test_what_contradicts_what_has_left_tells_less_and_never_nothing(draft):
    """As if somebody had written a document by hand: the figures that count nobody leave all the same."""
    with one_moment() as connection:
        terms = terms_of(connection, draft)
        reporting = reporting_of(draft, terms)
        whole = made_document(connection, terms, reporting, Left()).document
        other = json.loads(json.dumps(whole))
        for cell in (cell for table in other["tables"] for cell in table["cells"] if table["counts"] == "persons"):
            cell["value"] = cell["value"] and cell["value"] + 1
        beside = made_document(connection, terms, reporting, Left(documents=[other])).document

    told, all_told = {each["id"] for each in beside["tables"]}, {each["id"] for each in whole["tables"]}
    assert "open_days" in told
    assert told < all_told


def test_a_half_year_after_its_year_leaves_too(reporting_house, draft):
    sealed(draft)
    first_day, last_day = year(2025).first_day, year(2025).first_day.replace(month=6, day=30)

    assert sealed(begun(reporting_house, period=Period(first_day, last_day))) == 1
