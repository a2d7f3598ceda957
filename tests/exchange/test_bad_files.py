"""A file that cannot be taken in is refused with what is wrong with it and what to do, and nothing is changed."""

from __future__ import annotations

import pytest

from tests.command_line import run
from tests.exchange.conftest import visit
from tests.exchange.sums import whole_database
from tests.make import make_activity

HEADER = "premises,kind,at\n"
GOOD = "valla,visit,2025-05-06\n"


def refusal(app, file, what="entries", **options):
    """What is said, once it is sure that nothing has changed."""
    before = whole_database()
    answer = run(app, "import", what, file, **options)
    assert (answer.exit_code, answer.stdout) == (1, ""), answer.output
    assert whole_database() == before
    return answer.stderr


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b" \r\n\n", "is empty"),
        (b"PK\x03\x04\x14\x00", "is a spreadsheet"),
        ((HEADER + GOOD).encode("utf-16"), "is UTF-16 text"),
        ((HEADER + GOOD + "kök,visit,2025-05-06\n").encode("latin-1"), "line 3 has the byte 0xf6"),
        (HEADER.encode() + b"valla,vi\0sit,2025-05-06\n", "NUL character on line 2"),
        (b'"premises,kind,at\n', "line 1 cannot be read"),
        (b"premises\tkind\tat\n", "missing: premises, kind, at"),
        (b"premises,kind,name,at,\n", 'unknown: "name", ""'),
        (b"premises,Kind,at\n", 'unknown: "Kind"; missing: kind'),
        (b"premises,kind,kind,at\n", "twice: kind"),
        (b"\n" + HEADER.encode(), "missing: premises, kind, at"),
    ],
    ids=str,
)
def test_a_file_that_is_none_is_refused_with_what_to_do(app, doors, write, content, says):
    assert says in refusal(app, write(content))


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('valla,visit,"2025-05-06\n' + GOOD, 3, "a quotation mark is not closed, or the file is cut off"),
        ('valla,visit,"2025-05-06"x\n', 3, "cannot be read"),
        ('"' + "x" * 200_000, 3, "cannot be read"),
        ("valla,vis", 3, "has 2 cells, and the header names 3"),
        ("valla\n", 3, "has 1 cell, and the header names 3"),
        ("valla,visit,2025-05-06,\n" + GOOD, 3, "has 4 cells, and the header names 3"),
        ('"val\nla",visit\n', 3, "has 2 cells"),
        ('"val\nla",visit,2025-05-06\nvalla\n', 5, "has 1 cell"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_half_a_row_is_told_by_its_line(app, doors, write, text, line, says):
    told = refusal(app, write(HEADER + GOOD + text))

    assert f"line {line}: " in told
    assert says in told


def test_a_file_that_is_not_there_is_refused(app, doors, tmp_path):
    assert "No such file" in refusal(app, str(tmp_path / "nowhere.csv"))
    assert "Is a directory" in refusal(app, str(tmp_path))


def test_what_a_terminal_would_obey_is_shown_as_text(app, doors, write):
    told = refusal(app, write(visit(kind="\x1b[2J" + "x" * 100)))

    assert "\x1b" not in told
    assert '"\\x1b[2Jxxx' in told
    assert "x" * 60 not in told


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        ("premises", "", "must be premises that exist; there are kyrkan, valla"),
        ("premises", "Valla", "must be premises that exist"),
        ("kind", "", "is missing"),
        ("kind", "party", "must be one of visit, meal,"),
        ("at", "", "must be like 2025-01-31T14:05"),
        ("at", "2025-02-30", "is no date that exists"),
        ("at", "2025-05-06T24:00", "is no date or time that exists"),
        ("at", "6/5 2025", "must be like"),
        ("at", "20250506T1100", "must be like"),
        ("at", "1899-12-31", "must lie between the years 1900 and 2200"),
        ("at", "2201-01-01T05:00", "must lie between the years 1900 and 2200"),
        ("id", "17", "must be a UUID or 32 hex digits"),
        ("activity", "Friday lunch", "must be a code word"),
        ("person", "an\x07ka", "must be at most 200 characters on one line"),
        ("person", "a" * 201, "must be at most 200 characters on one line"),
        ("count", "0", "must be a whole number from 1 to 1000"),
        ("count", "10000", "must be a whole number from 1 to 1000"),
        ("count", "2.5", "must be a whole number"),
        ("children", "2", "must be at most count"),
        ("children", "-1", "must be a whole number from 0"),
        ("minutes", "1441", "must be a whole number from 0 to 1440"),
        ("channel", "phone", "is not for kind visit"),
        ("referrer", "probation", "is not for kind visit"),
        ("basis", "guessed", "must be one of measured, estimated, paper"),
        ("gender", "woman", "is kept with a person, and there is none"),
    ],
)
def test_what_a_column_cannot_take_is_told_by_line_column_value_and_reason(app, doors, write, column, value, says):
    told = refusal(app, write(visit(), visit(**{column: value})))

    shown = value.replace("\x07", "\\x07")[:59]
    assert f'line 3, column {column}, "{shown}' in told
    assert says in told


@pytest.mark.parametrize(
    ("cells", "column", "says"),
    [
        ({"person": "anka", "count": "3"}, "count", "must be 1 with a person"),
        ({"person": "anka", "children": "1"}, "children", "counted by head"),
        ({"person": "anka", "kind": "placement"}, "person", "never tied to a person"),
        ({"person": "anka", "kind": "source", "how_found": "friend"}, "person", "never tied to a person"),
        ({"person": "anka", "kind": "visit", "how_found": "friend"}, "how_found", "is not for kind visit"),
        ({"kind": "outreach", "count": "21"}, "count", "must be at most 20"),
        ({"kind": "outreach", "reached": "maybe"}, "reached", "must be yes or no"),
        ({"person": "anka", "gender": "kvinna"}, "gender", "must be one of woman, man, other"),
        ({"person": "anka", "age_band": "17"}, "age_band", "must be one of 18-29"),
        ({"person": "anka", "kind": "session", "activity": "aa-group"}, "person", "aa-group is a visiting group"),
    ],
    ids=str,
)
def test_what_does_not_go_together_is_told(app, doors, write, cells, column, says):
    make_activity(doors["valla"], "aa-group", "session", visiting_group=True)

    told = refusal(app, write(visit(**cells)))

    assert f"line 2, column {column}, " in told
    assert says in told


def test_every_error_of_a_file_is_told_at_once_in_the_order_of_lines(app, doors, write):
    file = write(
        HEADER.replace("at", "at,count,person"),
        "nowhere,party,never,0,\n",
        "valla,visit,2025-05-06,2,anka\n",
        "valla\n",
        "valla,visit,2025-05-06,1,\n",
    )

    told = refusal(app, file).splitlines()

    assert told[0].endswith(
        "has 6 errors, so nothing was taken in. Mend the rows, or take the good ones with --skip-bad REJECTED.csv."
    )
    places = [line.strip().split(", ")[:2] for line in told[1:]]
    assert [place[0].partition(":")[0] for place in places] == ["line 2"] * 4 + ["line 3", "line 4"]
    assert [place[1] for place in places[:5]] == [
        f"column {name}" for name in ("at", "count", "kind", "premises", "count")
    ]


def test_the_rest_of_a_row_is_looked_at_though_its_premises_do_not_exist(app, doors, write):
    told = refusal(app, write(visit(premises="nowhere", count="0", person="anka")))

    assert "column premises" in told
    assert "column count" in told


def test_with_no_premises_yet_it_says_so(app, write):
    assert "there are none yet, add them first" in refusal(app, write(visit()))
