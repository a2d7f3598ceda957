"""What is exported is what import reads into an empty instance, and the figures there are the same."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, update

from app.database.transaction import write_connection
from app.log.actions import deposit, void_entry
from app.log.drafts import LeaveDraft, VoidDraft
from app.log.linking import link_people
from app.log.models import Entry, ImportRun, Statement
from app.log.recording import record
from app.people.models import Person
from tests.command_line import run
from tests.exchange.conftest import visit
from tests.exchange.exported import exported, figures, rows_of
from tests.make import NOON, labelled, make_activity, make_door, person_of, rows, writing

COLUMNS = [
    *("id", "premises", "kind", "activity", "at", "person", "count", "children", "minutes", "channel", "direction"),
    *("authority", "item", "partner", "topic", "reached", "basis", "referrer", "how_found"),
    *("gender", "age_band", "been_before", "called_first"),
]


def store(door, *drafts):
    deposit(door.place.organisation_id, drafts)


def test_the_example_moves_to_another_instance_with_its_figures(app, doors, move, write):
    make_activity(doors["valla"], "aa-group", "session", visiting_group=True)
    run(app, "import", "entries", "tests/examples/tiny-log.csv")
    run(app, "import", "openings", "tests/examples/tiny-openings.csv")

    moved = move(app)

    for scope in ((), ("--premises", "valla"), ("--premises", "kyrkan")):
        before = figures(app, "2025-01-01", "2025-12-31", *scope)
        with moved.app_context():
            assert figures(moved, "2025-01-01", "2025-12-31", *scope) == before


def test_a_row_says_everything_an_entry_says(app, doors, tmp_path, write):
    said = {
        "id": "c7e5c1fe-db98-51ec-871c-1be466a37f71",
        **{"premises": "kyrkan", "kind": "outreach", "at": "2025-07-01T00:30:00+02:00", "person": "p1", "count": "1"},
        **{"minutes": "22", "channel": "phone", "direction": "in", "topic": "housing", "reached": "no"},
        **{"gender": "woman", "age_band": "30-44", "been_before": "yes", "called_first": "no"},
    }
    run(app, "import", "entries", write(said | {"person": "anka"}))

    [row] = rows_of(exported(app, tmp_path))

    assert list(row) == COLUMNS
    assert {name: cell for name, cell in row.items() if cell} == said


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2025-05-06", "2025-05-06"),
        ("2025-05-06T11:00", "2025-05-06T11:00:00+02:00"),
        ("2025-06-30T22:30:00Z", "2025-07-01T00:30:00+02:00"),
        ("2025-03-30T02:30", "2025-03-30T03:30:00+02:00"),
        ("2025-10-26T02:30+02:00", "2025-10-26T02:30:00+02:00"),
        ("2025-10-26T02:30+01:00", "2025-10-26T02:30:00+01:00"),
        ("1900-01-01T12:00", "1900-01-01T12:00:00+01:00"),
    ],
)
def test_the_moment_is_told_by_the_clock_of_the_premises(app, doors, tmp_path, write, written, told):
    run(app, "import", "entries", write(visit(written)))

    assert [row["at"] for row in rows_of(exported(app, tmp_path))] == [told]


def test_before_clocks_went_by_whole_minutes_the_moment_is_told_in_utc(app, tmp_path, write):
    make_door("helsinki", time_zone="Europe/Helsinki")
    run(app, "import", "entries", write(visit("1910-06-01T12:00", premises="helsinki")))

    assert [row["at"] for row in rows_of(exported(app, tmp_path))] == ["1910-06-01T10:20:11+00:00"]


def test_where_the_moment_would_be_read_as_another_day_the_day_alone_is_told(app, doors, tmp_path, write):
    """So it is when the day's cut-off of the premises has been changed since."""
    run(app, "import", "entries", write(visit("2025-05-06T11:00")))
    with write_connection() as connection:
        connection.execute(update(Entry).values(day=NOON.date() - timedelta(days=1)))

    assert [row["at"] for row in rows_of(exported(app, tmp_path))] == ["2025-05-05"]


def test_persons_stand_under_labels_by_their_lowest_entry_id(app, doors, tmp_path, write):
    ids = [str(UUID(int=number)) for number in (5, 1, 3, 2, 4)]
    labels = ["duva", "", "bäver", "duva", "anka"]
    run(app, "import", "entries", write(*(visit(id=id, person=label) for id, label in zip(ids, labels, strict=True))))

    told = [(int(row["id"][-1]), row["person"]) for row in rows_of(exported(app, tmp_path))]

    assert told == [(1, ""), (2, "p1"), (3, "p2"), (4, "p3"), (5, "p1")]


def test_linked_persons_share_one_label(app, doors, tmp_path):
    door = doors["valla"]
    entries = [labelled(door, label) for label in ("anka", "bäver", "duva")]
    store(door, *entries)
    with writing(door) as log:
        link_people(log, uuid4().bytes, person_of(entries[0]), person_of(entries[2]), NOON)

    label_of = {row["id"]: row["person"] for row in rows_of(exported(app, tmp_path))}

    told = [label_of[str(UUID(bytes=entry.id))] for entry in entries]
    assert told[0] == told[2] != told[1]


def test_what_does_not_count_is_left_out(app, doors, tmp_path, write):
    door = doors["valla"]
    voided, of_half_a_file = labelled(door, "anka"), labelled(door)
    store(door, voided, labelled(door))
    void_entry(voided.id, door.place, door.origin)
    with write_connection() as connection:
        connection.execute(ImportRun.__table__.insert(), {"id": 7, "begun_at": NOON})
    with writing(door) as log:
        record(type(log)(log.connection, log.organisation_id, log.keys, batch_id=7), [of_half_a_file])

    assert len(rows(select(Entry.id))) == 3
    assert len(rows_of(exported(app, tmp_path))) == 1


def test_the_length_of_a_stay_that_ended_with_a_goodbye_is_told(app, doors, move, tmp_path):
    door = doors["valla"]
    visits = [labelled(door, label, at="2025-05-06T11:00") for label in ("anka", "bäver", None, "duva")]
    store(door, *visits)
    for number, (entry, minutes) in enumerate(zip(visits, (10, 45, 400, -5), strict=True)):
        leave_id, left_at = uuid4().bytes, entry.at + timedelta(minutes=minutes)
        store(door, LeaveDraft(leave_id, entry.id, left_at, door.place, door.origin, leave_id))
        if number == 1:
            store(door, VoidDraft(uuid4().bytes, leave_id, door.place, door.origin))

    told = {row["id"]: row["minutes"] for row in rows_of(exported(app, tmp_path))}
    before = figures(app)["stay"]
    moved = move(app)

    assert [told[str(UUID(bytes=entry.id))] for entry in visits] == ["10", "", "300", ""]
    with moved.app_context():
        assert figures(moved)["stay"] == before


def test_one_organisation_can_be_exported_alone(app, doors, tmp_path, write):
    make_door("annex", "pingst")
    run(app, "import", "entries", write(visit(person="anka"), visit(premises="annex", person="anka")))

    everything = rows_of(exported(app, tmp_path))
    alone = rows_of(exported(app, tmp_path, "entries", "--organisation", "pingst"))

    assert sorted(row["person"] for row in everything) == ["p1", "p2"]
    assert [row["id"] for row in everything] == sorted(row["id"] for row in everything)
    assert [(row["premises"], row["person"]) for row in alone] == [("annex", "p1")]


def test_an_unknown_organisation_is_refused_and_no_file_is_left(app, doors, tmp_path):
    answer = run(app, "export", "entries", "-o", str(tmp_path / "out.csv"), "--organisation", "nobody")

    assert (answer.exit_code, "There are: iogt." in answer.stderr) == (1, True)
    assert not (tmp_path / "out.csv").exists()


def test_an_empty_log_is_a_header_that_import_reads(app, doors, move, tmp_path):
    assert rows_of(exported(app, tmp_path)) == []

    with move(app).app_context():
        assert rows(select(Entry.id)) == rows(select(Person.id)) == rows(select(Statement.id)) == []


def test_the_same_log_gives_the_same_bytes_in_whatever_order_it_came(app, doors, empty_house, tmp_path, write):
    told = [visit(id=str(uuid4()), person=label) for label in ("anka", "bäver", "", "anka")]
    run(app, "import", "entries", write(*told))
    with empty_house.app_context():
        for row in reversed(told):
            run(empty_house, "import", "entries", write(row))
        other = exported(empty_house, tmp_path)

    assert exported(app, tmp_path).read_bytes() == other.read_bytes()


def test_standard_output_is_written_too(app, doors, write):
    run(app, "import", "entries", write(visit()))

    answer = run(app, "export", "entries", "-o", "-")

    assert answer.stdout.splitlines()[0] == ",".join(COLUMNS)
    assert len(answer.stdout.splitlines()) == 2


def test_a_file_that_cannot_be_written_is_refused(app, doors, tmp_path):
    answer = run(app, "export", "openings", "-o", str(tmp_path / "no folder" / "out.csv"))

    assert (answer.exit_code, "Cannot write" in answer.stderr) == (1, True)
