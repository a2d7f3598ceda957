"""`oasen report` writes a file that may leave, as a draft or locked, and refuses in one line."""

import json
import zipfile
from io import BytesIO

import pytest
import sqlalchemy as sa

from app.extensions import db
from app.followup.formats.list import FORMATS
from tests.command_line import run

OF_2025 = ("report", "--year", "2025", "--organisation", "iogt")


@pytest.fixture
def write(app, reporting_house, tmp_path):
    def write(*arguments, name="report.file"):
        path = tmp_path / name
        answer = run(app, *arguments, "-o", str(path))
        return answer, path.read_bytes() if path.exists() else None

    return write


@pytest.mark.parametrize("format_", [each.slug for each in FORMATS])
def test_a_draft_is_written_in_every_format(write, format_):
    answer, content = write(*OF_2025, "--format", format_)

    assert (answer.exit_code, bool(content)) == (0, True)
    assert "a draft" in answer.output


def test_the_document_is_what_the_contract_says(write):
    _, content = write(*OF_2025, "--format", "json")
    document = json.loads(content)

    assert list(document)[:6] == ["format", "scope", "sealed", "checksum", "figures", "tables"]
    assert (document["format"], document["sealed"]) == ("oasen-report/1", None)
    assert document["figures"]["unique_visitors"]["value"] == 12
    assert {"value", "version", "definition"} <= set(document["figures"]["visits"])
    assert {"id", "title", "measure", "counts", "dimensions", "cells"} <= set(document["tables"][0])


def test_the_csv_files_come_in_a_zip_with_their_description(write):
    _, content = write(*OF_2025, "--format", "csv")

    assert "datapackage.json" in zipfile.ZipFile(BytesIO(content)).namelist()


def test_a_draft_leaves_no_trace_and_a_locked_one_its_version(write):
    write(*OF_2025, "--format", "json")
    with db.engine.connect() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM releases")).scalar() == 0

    answer, content = write(*OF_2025, "--format", "json", "--lock")

    assert "version 1, locked" in answer.output
    assert json.loads(content)["sealed"] == 1
    again, _ = write(*OF_2025, "--format", "json", "--lock")
    assert (again.exit_code, "Say what has changed" in again.output) == (1, True)
    revised, content = write(*OF_2025, "--format", "json", "--lock", "--what-changed", "Ett fel.")
    assert (revised.exit_code, json.loads(content)["sealed"]) == (0, 2)


@pytest.mark.parametrize(
    ("arguments", "exit_code"),
    [
        (("--from", "2025-01-01", "--to", "2025-03-31", "--organisation", "iogt"), 1),
        (("--year", "2025", "--organisation", "nobody"), 1),
        (("--year", "2025", "--agreement", "nobody"), 1),
        (("--year", "2026", "--organisation", "iogt", "--lock"), 1),
        (("--year", "2025"), 2),
        (("--year", "2025", "--organisation", "iogt", "--agreement", "iop"), 2),
        (("--from", "2025-01-01", "--organisation", "iogt"), 2),
        (("--year", "2025", "--from", "2025-01-01", "--to", "2025-06-30", "--organisation", "iogt"), 2),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(write, arguments, exit_code):
    answer, content = write("report", *arguments, "--format", "docx")

    assert answer.exit_code == exit_code
    assert content is None


def test_both_parties_and_half_a_year_can_be_reported(write):
    joint, _ = write("report", "--year", "2025", "--agreement", "iop", "--format", "docx")
    half, content = write(
        "report", "--from", "2025-01-01", "--to", "2025-06-30", "--organisation", "iogt", "--format", "json"
    )

    assert (joint.exit_code, half.exit_code) == (0, 0)
    assert json.loads(content)["scope"]["period"]["code"] == "2025-H1"
