"""No file of code grows past what can be read in one sitting."""

from pathlib import Path

from tests.house_rules.source_tree import read, shown, source_files

MOST_LINES = 300
MADE_ONCE = "app/database/migrations/versions/"  # written out by Alembic from models that are read instead
LARGER: dict[str, str] = {}  # path: the day by which it is split; the aim is that this stays empty


def is_too_long(source: str) -> bool:
    """Whether a file has more lines than anybody reads at once."""
    return len(source.splitlines()) > MOST_LINES


def _written_by_hand() -> list[Path]:
    code = source_files(".py", ".js", ".css", ".html", ".typ")
    return [path for path in code if not shown(path).startswith(MADE_ONCE)]


def test_a_file_can_be_read_in_one_sitting():
    to_be_split = [shown(path) for path in _written_by_hand() if is_too_long(read(path))]

    assert [path for path in to_be_split if path not in LARGER] == []


def test_no_exception_outlives_its_file():
    assert [path for path in LARGER if path not in map(shown, source_files())] == []


def test_a_file_that_is_too_long_is_found():
    assert is_too_long("line\n" * (MOST_LINES + 1))
    assert not is_too_long("line\n" * MOST_LINES)
