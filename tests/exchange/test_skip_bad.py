"""With --skip-bad the good rows are taken in, and the bad ones wait as they were in a file of their own."""

from __future__ import annotations

from uuid import uuid4

import pytest
from sqlalchemy import select

from app.log.models import Entry
from tests.command_line import run
from tests.exchange.conftest import visit
from tests.exchange.sums import whole_database
from tests.make import rows

HEADER = "\ufeffperson;premises;count;kind;at\r\n"
GOOD = ";valla;2;visit;2025-05-06\r\n"
BAD = [
    ';"val\nla";1;visit;2025-05-06\r\n',
    "anka ;valla; 3;visit;2025-05-06\r\n",
    ";valla\n",
    ';"valla";0;visit;"2025-05-06"',
]


@pytest.fixture
def rejected(tmp_path):
    return tmp_path / "rejected.csv"


def skip_bad(app, file, rejected, *options):
    return run(app, "import", "entries", file, "--skip-bad", str(rejected), *options)


def test_bad_rows_are_written_as_they_were_and_good_ones_taken_in(app, doors, write, rejected):
    answer = skip_bad(app, write(HEADER, GOOD, *BAD[:3], GOOD, BAD[3]), rejected)

    assert answer.exit_code == 0, answer.output
    assert answer.stdout == f"Took in 2 entries. 4 bad rows are in {rejected}.\n"
    assert rejected.read_bytes().decode() == HEADER + "".join(BAD) + "\n"
    assert [line.strip().partition(":")[0].partition(",")[0] for line in answer.stderr.splitlines()[1:]] == [
        *("line 3", "line 5", "line 6", "line 8"),
    ]
    assert rows(select(Entry.count)) == [(2,), (2,)]


def test_what_was_mended_can_be_taken_in(app, doors, write, rejected):
    skip_bad(app, write(HEADER, GOOD, BAD[1]), rejected)
    mended = write(rejected.read_text("utf-8").replace("; 3;", ";1;"))

    assert run(app, "import", "entries", mended).exit_code == 0
    assert sorted(rows(select(Entry.count))) == [(1,), (2,)]


def test_of_one_id_with_two_contents_the_first_is_taken(app, doors, write, rejected):
    known, doubled = uuid4().hex, uuid4().hex
    run(app, "import", "entries", write(visit(id=known)))

    file = write(visit(id=known, count="3"), visit(id=doubled, count="4"), visit(id=doubled, count="5"))
    answer = skip_bad(app, file, rejected)

    assert answer.exit_code == 0
    assert sorted(rows(select(Entry.count))) == [(1,), (4,)]
    assert [line.rsplit(",", 1)[1] for line in rejected.read_text("utf-8").splitlines()[1:]] == ["3", "5"]


def test_without_a_bad_row_nothing_is_written(app, doors, write, rejected):
    assert skip_bad(app, write(visit()), rejected).exit_code == 0
    assert not rejected.exists()


def test_a_file_that_is_cut_off_is_refused_all_the_same(app, doors, write, rejected):
    answer = skip_bad(app, write("premises,kind,at\nvalla,visit,2025-05-06\n", 'valla,visit,"2025'), rejected)

    assert (answer.exit_code, rows(select(Entry.id)), rejected.exists()) == (1, [], False)
    assert "Mend the rows and try again" in answer.stderr


def test_a_dry_run_writes_no_file(app, doors, write, rejected):
    before = whole_database()

    answer = skip_bad(app, write(visit(), visit(count="0")), rejected, "--dry-run")

    assert answer.stdout == f"Would take in 1 entry. 1 bad row would be in {rejected}.\n"
    assert not rejected.exists()
    assert whole_database() == before


def test_where_bad_rows_cannot_be_written_nothing_is_taken_in(app, doors, write, tmp_path):
    answer = skip_bad(app, write(visit(), visit(count="0")), tmp_path / "no folder" / "rejected.csv")

    assert (answer.exit_code, rows(select(Entry.id))) == (1, [])
    assert "Cannot write" in answer.stderr


def test_the_file_itself_is_never_written_over(app, doors, write):
    file = write(visit(), visit(count="0"))

    answer = skip_bad(app, file, file)

    assert (answer.exit_code, "written over the file itself" in answer.stderr) == (1, True)
    assert rows(select(Entry.id)) == []
