"""The tables as CSV, checked by another program: each as the package describes it, hidden cells as two dots."""

import csv
import json
import zipfile
from copy import deepcopy
from hashlib import sha256
from io import BytesIO, StringIO

import frictionless
import pytest

from app.followup.formats.as_csv import csv_zip_file
from tests.followup.formats.injection import FORMULAS, document_saying, report_saying
from tests.followup.formats.sample import FRONT, REPORT
from tests.followup.formats.sample_document import DOCUMENT


@pytest.fixture
def folder(tmp_path):
    with zipfile.ZipFile(BytesIO(csv_zip_file(REPORT, DOCUMENT))) as archive:
        archive.extractall(tmp_path)
    return tmp_path


def tables_in(made):
    with zipfile.ZipFile(BytesIO(made)) as archive:
        texts = {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist() if name.endswith(".csv")}
    return {name: list(csv.reader(StringIO(text, newline=""), delimiter=";")) for name, text in texts.items()}


def described(folder):
    return json.loads((folder / "datapackage.json").read_text("utf-8"))


def test_frictionless_finds_every_table_as_described(folder):
    report = frictionless.Package(folder / "datapackage.json").validate()

    assert report.flatten(["rowNumber", "fieldName", "type", "note"]) == []
    assert report.valid
    assert report.stats["tasks"] == len(DOCUMENT["tables"])


def test_frictionless_would_find_a_word_among_the_numbers(folder):
    table = folder / "new-by-quarter.csv"
    table.write_bytes(table.read_bytes().replace(b"3;6", b"3;sex"))

    assert not frictionless.Package(folder / "datapackage.json").validate().valid


def test_the_cells_are_the_documents_no_more_and_no_less():
    tables = tables_in(csv_zip_file(REPORT, DOCUMENT))

    assert set(tables) == {f"{table['id']}.csv" for table in DOCUMENT["tables"]}
    for table in DOCUMENT["tables"]:
        cells = [
            [*cell["key"].values(), ".." if cell["value"] is None else str(cell["value"])] for cell in table["cells"]
        ]
        assert tables[f"{table['id']}.csv"] == [[*table["dimensions"], "value"], *cells]


def test_a_suppressed_cell_is_hidden_even_if_it_had_a_value():
    document = deepcopy(DOCUMENT)
    document["tables"][2]["cells"][1] |= {"value": 3, "suppressed": True}

    assert tables_in(csv_zip_file(REPORT, document))["new-by-quarter.csv"][2] == ["2", ".."]


def test_excel_in_swedish_opens_it_right(folder):
    content = (folder / "visits-by-premises.csv").read_bytes()

    assert content.startswith(b"\xef\xbb\xbfmonth;premises;value\r\n")


def test_the_package_says_state_checksum_and_how_figures_are_counted(folder):
    package = described(folder)

    assert package["title"] == FRONT.title
    assert FRONT.state in package["description"]
    assert package["oasen"] == {name: DOCUMENT[name] for name in ("format", "scope", "sealed", "checksum")}
    assert {each["id"]: each["definition"] for each in package["figures"]} == {
        figure_id: told["definition"] for figure_id, told in DOCUMENT["figures"].items()
    }


def test_every_table_has_its_size_and_checksum(folder):
    for resource in described(folder)["resources"]:
        content = (folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_begins_a_formula(formula):
    tables = tables_in(csv_zip_file(report_saying(formula), document_saying(formula)))

    cells = [cell for rows in tables.values() for row in rows for cell in row]
    assert [cell for cell in cells if cell.lstrip(" \u00a0\t\r\n\x00").startswith(tuple("=+-@＝＋－＠"))] == []
    assert any("1+1" in cell for cell in cells)


def test_negative_numbers_stay_numbers():
    document = deepcopy(DOCUMENT)
    document["tables"][2]["cells"][0]["value"] = -3

    assert tables_in(csv_zip_file(REPORT, document))["new-by-quarter.csv"][1] == ["1", "-3"]


def test_the_same_report_is_the_same_file():
    made = csv_zip_file(REPORT, DOCUMENT)

    assert made == csv_zip_file(REPORT, DOCUMENT)
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
