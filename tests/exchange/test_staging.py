"""While a file is on its way into the log nobody counts it; what happens meanwhile is in the figures at its end."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from app.clock import now
from app.errors import BadFile
from app.exchange.actions import EntryImport
from app.exchange.files.csv_rows import CsvFile
from app.exchange.files.entry_file import ENTRY_COLUMNS
from app.log.actions import deposit, void_entry
from app.log.definition import person_visits
from app.log.drafts import Outcome, Status
from app.log.linking import link_people, undo_link
from app.log.models import Entry, ImportRun
from tests.exchange.conftest import content_of, visit
from tests.exchange.interruption import BEFORE_COUNTING, BEFORE_WRITING, MOMENTS, Interruption
from tests.exchange.sums import assert_sums_follow_from_the_log, whole_database
from tests.make import NOON, labelled, rows, writing


@pytest.fixture
def import_of(app, doors):
    """An import of rows that something interrupts."""

    def import_of(*rows_of_file, moment: str = "", act=lambda: None) -> EntryImport:
        file = CsvFile("file.csv", content_of(*rows_of_file), ENTRY_COLUMNS)
        return EntryImport(file, app.config["OASEN"], now(), progress=Interruption(moment, act))

    return import_of


@pytest.fixture
def door(doors):
    return doors["valla"]


def as_row(entry, **cells):
    """The row of a file that means the same as an entry."""
    label = {"person": entry.shown.value} if entry.shown else {}
    return visit(id=entry.id.hex(), kind=entry.kind, **label, **cells)


def person_visit_count():
    [(number,)] = rows(select(func.count()).select_from(person_visits().subquery()))
    return number


@pytest.mark.parametrize("moment", MOMENTS)
def test_nothing_counts_before_the_end(import_of, moment):
    counted = []
    job = import_of(visit(person="anka"), visit(), moment=moment, act=lambda: counted.append(person_visit_count()))

    job.take_in()

    assert (counted, person_visit_count()) == ([0], 1)
    assert_sums_follow_from_the_log()


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("label", [None, "anka"])
def test_what_is_taken_back_meanwhile_does_not_count(import_of, door, moment, label):
    entry, other = labelled(door, label), labelled(door, "duva")

    def take_back():
        void_entry(entry.id, door.place, door.origin)
        assert_sums_follow_from_the_log()

    import_of(as_row(entry), as_row(other), moment=moment, act=take_back).take_in()

    assert_sums_follow_from_the_log()
    assert person_visit_count() == 1


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("label", [None, "anka"])
def test_what_comes_live_meanwhile_counts_at_once_and_only_once(import_of, door, moment, label):
    entry = labelled(door, label, **({} if label else {"count": 3}))
    outcomes: list[Outcome] = []

    def come_live():
        outcomes.extend(deposit(door.place.organisation_id, [entry]))
        assert_sums_follow_from_the_log()
        assert person_visit_count() == (1 if label else 0)

    row = as_row(entry, **({} if label else {"count": "3"}))
    import_of(row, visit(person="duva"), moment=moment, act=come_live).take_in()

    assert outcomes == [Outcome(Status.STORED)]
    assert_sums_follow_from_the_log()
    assert rows(select(func.count()).select_from(Entry)) == [(2,)]


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_comes_live_and_is_taken_back_meanwhile_does_not_count(import_of, door, moment):
    entry = labelled(door, "anka")

    def come_and_go():
        deposit(door.place.organisation_id, [entry])
        void_entry(entry.id, door.place, door.origin)

    import_of(as_row(entry), moment=moment, act=come_and_go).take_in()

    assert_sums_follow_from_the_log()
    assert person_visit_count() == 0


@pytest.mark.parametrize("moment", MOMENTS)
def test_people_who_are_linked_meanwhile_count_as_one(import_of, door, moment):
    deposit(door.place.organisation_id, [labelled(door, label, at="2025-01-07T10:00") for label in ("anka", "duva")])
    people = [person for (person,) in rows(select(Entry.person_id))]

    def link():
        with writing(door) as log:
            link_people(log, uuid4().bytes, *people, NOON)

    import_of(visit(person="anka"), visit(person="duva"), moment=moment, act=link).take_in()

    assert_sums_follow_from_the_log()
    assert person_visit_count() == 2


def test_people_who_were_linked_before_count_as_one(import_of, door):
    deposit(door.place.organisation_id, [labelled(door, label, at="2025-01-07T10:00") for label in ("anka", "duva")])
    with writing(door) as log:
        link_people(log, uuid4().bytes, *[person for (person,) in rows(select(Entry.person_id))], NOON)

    import_of(visit(person="anka"), visit(person="duva"), visit(person="bäver")).take_in()

    assert_sums_follow_from_the_log()
    assert person_visit_count() == 3


@pytest.mark.parametrize("moment", MOMENTS)
def test_people_whose_link_is_undone_meanwhile_count_as_two(import_of, door, moment):
    deposit(door.place.organisation_id, [labelled(door, label, at="2025-01-07T10:00") for label in ("anka", "duva")])
    link_id = uuid4().bytes
    with writing(door) as log:
        link_people(log, link_id, *[person for (person,) in rows(select(Entry.person_id))], NOON)

    def undo():
        with writing(door) as log:
            undo_link(log, link_id, uuid4().bytes, NOON)

    import_of(visit(person="anka"), visit(person="duva"), moment=moment, act=undo).take_in()

    assert_sums_follow_from_the_log()
    assert person_visit_count() == 4


def test_a_void_that_came_long_before_its_entry_takes_it_back(import_of, door):
    entry = labelled(door, "anka")
    void_entry(entry.id, door.place, door.origin)

    import_of(as_row(entry), visit()).take_in()

    assert_sums_follow_from_the_log()
    assert person_visit_count() == 0


def test_a_conflict_that_comes_meanwhile_refuses_the_whole_file(import_of, door):
    entry = labelled(door, count=3)
    job = import_of(
        as_row(entry, count="2"),
        visit(person="anka"),
        moment=BEFORE_WRITING,
        act=lambda: deposit(door.place.organisation_id, [entry]),
    )

    with pytest.raises(BadFile, match="line 2, column id, .* is in the log with other content"):
        job.take_in()

    assert rows(select(Entry.count)) == [(3,)]
    assert rows(select(ImportRun.id)) == []
    assert_sums_follow_from_the_log()


@pytest.mark.parametrize("moment", MOMENTS)
def test_an_import_that_fails_leaves_nothing_that_counts(import_of, moment):
    def fail():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_of(visit(person="anka", gender="woman"), visit(), moment=moment, act=fail).take_in()

    left = {name for name, found in whole_database().items() if found}
    assert left & {"entries", "statements", "imports", "visit_days", "first_days", "day_heads", "arrivals"} == set()
    assert left & {"activity_premises"} == set()


def test_what_came_live_stays_when_the_import_fails(import_of, door):
    entry = labelled(door, "anka")

    def come_live_and_fail():
        deposit(door.place.organisation_id, [entry])
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_of(as_row(entry), visit(), moment=BEFORE_COUNTING, act=come_live_and_fail).take_in()

    assert rows(select(Entry.id)) == [(entry.id,)]
    assert_sums_follow_from_the_log()


def test_a_file_over_earlier_files_and_a_live_log_is_summed_with_them(import_of, door):
    deposit(door.place.organisation_id, [labelled(door, "anka"), labelled(door, count=2)])
    import_of(visit(person="anka"), visit(count="4")).take_in()
    import_of(visit(person="anka", at="2025-05-05"), visit(count="4", at="2025-05-06T08:00")).take_in()

    assert_sums_follow_from_the_log()
    assert {day for _, _, day, _ in rows(person_visits())} == {date(2025, 5, 5), date(2025, 5, 6)}


def test_many_portions_are_one_file(import_of):
    """More rows than a portion has, at every hour of many days, by few and by nobody."""
    job = import_of(
        *(
            visit(
                f"2025-{1 + number % 12:02d}-{1 + number % 28:02d}T{number % 24:02d}:{number % 60:02d}",
                person=f"p{number % 7}" if number % 3 else "",
                kind=("visit", "meal", "outreach")[number % 5 % 3],
            )
            for number in range(1_500)
        )
    )

    assert job.take_in().new_count == 1_500
    assert_sums_follow_from_the_log()
