"""Whatever bytes a file holds, it is taken in or refused in clear words, and never half."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.errors import BadFile
from app.exchange.files.csv_rows import CsvFile
from app.exchange.files.entry_file import ENTRY_COLUMNS
from app.exchange.files.formulas import with_guard, without_guard
from app.exchange.files.opening_file import OPENING_COLUMNS
from app.log.fields import FILE_COLUMNS
from tests.command_line import run
from tests.exchange.sums import assert_sums_follow_from_the_log

CELLS = st.sampled_from(
    [
        *("", "valla", "kyrkan", "visit", "meal", "outreach"),
        *("2025-05-06", "2025-05-06T11:00", "2025-10-26T02:30+02:00"),
        *("anka", "0", "1", "3", "1000", "yes", "no", "woman", "18-29", "phone", "lunch", "aa-group", "\ufeff", "é"),
        *('"', '""', '"a', "a\nb", "\r", "\0", "ﬀ", "٣", "9" * 5_000, "-1", "1e9", "2025-02-30", "0001-01-01", "=1+1"),
        *("c7e5c1fe-db98-51ec-871c-1be466a37f71", "c7e5c1fedb9851ec871c1be466a37f71"),
        *("open", "closed", "10:00", "24:00"),
    ]
)
HEADERS = st.lists(st.sampled_from([*FILE_COLUMNS, *OPENING_COLUMNS.allowed, "Kind", ""]), max_size=8).map(
    lambda columns: ["premises", "kind", "at", *columns]
)
LINES = st.lists(st.lists(st.one_of(CELLS, st.text(max_size=6)), min_size=1, max_size=9), max_size=6)
FILES = st.one_of(
    st.binary(max_size=300),
    st.builds(
        lambda header, lines, delimiter, end, encoding: end.join(
            delimiter.join(cells) for cells in [header, *lines]
        ).encode(encoding, "replace"),
        st.one_of(HEADERS, st.just(["premises", "kind", "at", "person", "count"])),
        LINES,
        st.sampled_from([",", ";", "\t"]),
        st.sampled_from(["\n", "\r\n", "\r"]),
        st.sampled_from(["utf-8", "utf-8-sig", "latin-1", "utf-16"]),
    ),
)


@settings(max_examples=300, deadline=None)
@given(FILES)
@example(b'premises,kind,at\n"')
@example(b"\xff\xfe")
def test_any_bytes_are_rows_or_a_refusal(content):
    for columns in (ENTRY_COLUMNS, OPENING_COLUMNS):
        file, refusal = read(content, columns)
        found = list(file.rows()) if file else []

        assert (file is None) == refusal.startswith("file.csv")
        assert all(len(row.cells) == len(file.header) + 1 for row in found)
        assert all(file.as_it_was(problem.line).endswith(("\n", "\r")) for problem in problems_of_rows(file))


def read(content, columns):
    try:
        return CsvFile("file.csv", content, columns), ""
    except BadFile as refused:
        return None, refused.message


def problems_of_rows(file):
    """Those of rows that can be written out again."""
    return [] if file is None or file.is_cut_off else file.problems


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(FILES, st.sampled_from(["entries", "openings"]))
def test_any_bytes_are_taken_in_or_refused(app, doors, content, what):
    answer = run(app, "import", what, "-", input=content)

    assert answer.exit_code in (0, 1)
    assert (answer.exit_code == 1) == answer.stderr.startswith("oasen: ")
    assert "Traceback" not in answer.output
    assert_sums_follow_from_the_log()


@given(st.text())
def test_a_guarded_text_is_no_formula_and_comes_back_as_it_was(text):
    assert without_guard(with_guard(text)) == text
    assert not with_guard(text).startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
